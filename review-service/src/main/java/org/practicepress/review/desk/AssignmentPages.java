package org.practicepress.review.desk;

import org.practicepress.pages.SeeOther;
import org.practicepress.pages.access.Editor;
import org.practicepress.review.assignment.Assignments;
import org.practicepress.review.queue.Outcome;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/**
 * Gives a submission to an editor, and leads back to it.
 */
@Controller
class AssignmentPages {

	private static final String PATH = "/desk/reviews/{id}/assignment";

	private static final String PAGE = "/desk/reviews/{id}";

	private final Assignments assignments;

	AssignmentPages(Assignments assignments) {
		this.assignments = assignments;
	}

	/** Where signing in again leads whose session ended before. */
	@GetMapping(PATH)
	String assignment() {
		return "redirect:" + PAGE;
	}

	@PostMapping(PATH)
	RedirectView assign(@PathVariable String id, @RequestParam(defaultValue = "0") long version,
			@RequestParam(defaultValue = "") String to, Authentication chief, RedirectAttributes redirect) {
		switch (this.assignments.assign(id, version, to, Editor.nameOf(chief))) {
			case Outcome.Done done -> redirect.addFlashAttribute("assignedTo", done.after().state().editor());
			case Outcome.Outrun outrun -> redirect.addFlashAttribute("assignmentFlaw", "outrun");
			case Outcome.Refused refused -> redirect.addFlashAttribute("assignmentFlaw", refused.reason().code());
			case Outcome.Unknown unknown -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		return SeeOther.at(PAGE);
	}

}
