package org.practicepress.review.absence;

import org.practicepress.pages.SeeOther;
import org.practicepress.review.access.Colleague;

import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/**
 * Says that one is away, or back again, from the page of one's own mails.
 */
@Controller
class AbsencePages {

	private static final String PATH = "/desk/absence";

	private static final String PAGE = "/desk/mails";

	private final Absences absences;

	AbsencePages(Absences absences) {
		this.absences = absences;
	}

	/** Where signing in again leads whose session ended before. */
	@GetMapping({ PATH, PATH + "/end" })
	String own() {
		return "redirect:" + PAGE;
	}

	@PostMapping(PATH)
	RedirectView begin(@RequestParam(defaultValue = "") String until, Authentication editor,
			RedirectAttributes redirect) {
		boolean begun = this.absences.begin(Colleague.of(editor), until);
		redirect.addFlashAttribute(begun ? "awayBegun" : "awayFlaw", true);
		return SeeOther.at(PAGE);
	}

	@PostMapping(PATH + "/end")
	RedirectView end(Authentication editor, RedirectAttributes redirect) {
		this.absences.end(Colleague.of(editor));
		redirect.addFlashAttribute("awayEnded", true);
		return SeeOther.at(PAGE);
	}

}
