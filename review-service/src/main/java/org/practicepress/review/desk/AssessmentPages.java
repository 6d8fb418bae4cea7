package org.practicepress.review.desk;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import org.practicepress.pages.SeeOther;
import org.practicepress.pages.access.UnsentForms;
import org.practicepress.review.access.Colleague;
import org.practicepress.review.letter.Draft;
import org.practicepress.review.letter.Drafts;
import org.practicepress.review.rubric.Assessment.Flaw;
import org.practicepress.review.rubric.Assessment.Score;
import org.practicepress.review.rubric.Assessments;
import org.practicepress.review.rubric.Rubric;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/**
 * Where scores and conflicts of interest are sent to. What comes of it is seen on the
 * submission's page, where also scores are kept that were not taken.
 */
@Controller
class AssessmentPages {

	private static final String PATH = "/desk/reviews/{id}/assessment";

	private static final String ON_THE_PAGE = "/desk/reviews/{id}#assessment";

	private final Assessments assessments;

	private final Rubric rubric;

	private final UnsentForms unsent;

	private final Drafts drafts;

	AssessmentPages(Assessments assessments, Rubric rubric, UnsentForms unsent, Drafts drafts) {
		this.assessments = assessments;
		this.rubric = rubric;
		this.unsent = unsent;
		this.drafts = drafts;
	}

	/** The scores that a form names. */
	static Map<String, Score> scores(MultiValueMap<String, String> fields, Rubric rubric) {
		Map<String, Score> scores = new LinkedHashMap<>();
		rubric.criteria().forEach((criterion) -> {
			String points = fields.getFirst("points-" + criterion.key());
			String comment = fields.getFirst("comment-" + criterion.key());
			// one digit, or nothing that counts
			scores.put(criterion.key(),
					new Score((points != null && points.length() == 1) ? Character.digit(points.charAt(0), 10) : 0,
							(comment != null) ? comment : ""));
		});
		return scores;
	}

	/** Where signing in again leads whose session ended before. */
	@GetMapping({ PATH, PATH + "/conflict", PATH + "/conflict-end" })
	String assessment() {
		return "redirect:" + ON_THE_PAGE;
	}

	@PostMapping(PATH)
	RedirectView judge(@PathVariable String id, @RequestParam MultiValueMap<String, String> fields,
			Authentication editor, RedirectAttributes redirect, HttpServletRequest request) {
		Optional<Flaw> flaw = this.assessments.judge(id, Colleague.of(editor), scores(fields, this.rubric));
		if (flaw.isPresent()) {
			this.unsent.keep(request);
		}
		else {
			LetterPages.forget(this.unsent, request, id, Draft.ASSESSMENT);
			this.drafts.forget(id, editor.getName(), Draft.ASSESSMENT);
		}
		return back(flaw, "given", redirect);
	}

	@PostMapping(PATH + "/conflict")
	RedirectView declareConflict(@PathVariable String id, @RequestParam(defaultValue = "") String reason,
			Authentication editor, RedirectAttributes redirect) {
		return back(this.assessments.declareConflict(id, Colleague.of(editor), reason), "conflict-declared", redirect);
	}

	@PostMapping(PATH + "/conflict-end")
	RedirectView endConflict(@PathVariable String id, Authentication editor, RedirectAttributes redirect) {
		return back(this.assessments.endConflict(id, Colleague.of(editor)), "conflict-ended", redirect);
	}

	private static RedirectView back(Optional<Flaw> flaw, String done, RedirectAttributes redirect) {
		if (flaw.isPresent() && flaw.get() == Flaw.UNKNOWN) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		flaw.ifPresentOrElse((wrong) -> redirect.addFlashAttribute("assessmentFlaw", wrong.code()),
				() -> redirect.addFlashAttribute("assessmentDone", done));
		return SeeOther.at(ON_THE_PAGE);
	}

}
