package org.practicepress.review.desk;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.practicepress.form.FieldType;
import org.practicepress.form.FormLanguage;
import org.practicepress.form.PracticeForm;
import org.practicepress.messaging.aggregate.Aggregate;
import org.practicepress.pages.access.Editor;
import org.practicepress.review.comparison.Comparison;
import org.practicepress.review.comparison.RevisionPair;
import org.practicepress.review.decision.ReviewState;
import org.practicepress.review.queue.Reviews;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * Two forms of a submission side by side, or one in the other.
 */
@Controller
class ComparisonPages {

	private static final String BESIDE = "beside";

	private final Reviews reviews;

	private final PracticeForm form;

	ComparisonPages(Reviews reviews, PracticeForm form) {
		this.reviews = reviews;
		this.form = form;
	}

	@GetMapping("/desk/reviews/{id}/comparison")
	String comparison(@PathVariable String id, @RequestParam(required = false) @Nullable Integer from,
			@RequestParam(required = false) @Nullable Integer to, @RequestParam(defaultValue = "inline") String view,
			Model model, Authentication authentication, Locale locale) {
		Aggregate<ReviewState> review = this.reviews.find(id).orElseThrow(ComparisonPages::notFound);
		RevisionPair pair = RevisionPair
			.of(review.state().numbers(), from, to, (number) -> this.reviews.revision(review, number))
			.orElseThrow(ComparisonPages::notFound);
		model.addAttribute("editor", Editor.nameOf(authentication));
		model.addAttribute("words", new TimesAndSizes(locale));
		model.addAttribute("id", id);
		model.addAttribute("state", review.state());
		model.addAttribute("pair", pair);
		model.addAttribute("compared", Comparison.of(pair.from(), pair.to(), this.form, locale));
		model.addAttribute("labels", new Labels(this.form, FormLanguage.of(locale)));
		model.addAttribute("view", BESIDE.equals(view) ? BESIDE : "inline");
		model.addAttribute("views", List.of("inline", BESIDE));
		return "review/comparison";
	}

	private static ResponseStatusException notFound() {
		return new ResponseStatusException(HttpStatus.NOT_FOUND);
	}

	/** What the form asks, in the editor's language. */
	record Labels(PracticeForm form, FormLanguage language) {

		/** The question; its key if this form no longer asks it. */
		public String of(String field) {
			return this.form.find(field).map((asked) -> asked.label(this.language)).orElse(field);
		}

		/** Whether the answer is in the contributor's own words. */
		public boolean written(String field) {
			return this.form.find(field)
				.map((asked) -> asked.type() == FieldType.SHORT_TEXT || asked.type() == FieldType.LONG_TEXT)
				.orElse(true);
		}

	}

}
