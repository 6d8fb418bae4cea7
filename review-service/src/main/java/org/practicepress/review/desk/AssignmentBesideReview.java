package org.practicepress.review.desk;

import java.util.List;

import org.practicepress.pages.access.Role;
import org.practicepress.review.assignment.Assignments;

import org.springframework.security.core.Authentication;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * To whom a submission can be given, on its page, whatever the page is shown for.
 */
@ControllerAdvice(assignableTypes = ReviewPages.class)
class AssignmentBesideReview {

	private final Assignments assignments;

	AssignmentBesideReview(Assignments assignments) {
		this.assignments = assignments;
	}

	@ModelAttribute
	void assignment(Model model, Authentication reader) {
		model.addAttribute("free", Role.CHIEF_EDITOR.isHeldBy(reader) ? this.assignments.free() : List.of());
	}

}
