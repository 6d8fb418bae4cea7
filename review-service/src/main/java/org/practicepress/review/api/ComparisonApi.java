package org.practicepress.review.api;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.practicepress.form.PracticeForm;
import org.practicepress.messaging.aggregate.Aggregate;
import org.practicepress.pages.api.Problem;
import org.practicepress.review.comparison.Compared;
import org.practicepress.review.comparison.Comparison;
import org.practicepress.review.comparison.RevisionPair;
import org.practicepress.review.decision.ReviewState;
import org.practicepress.review.queue.Reviews;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What changed between two forms of a submission, for programs.
 */
@RestController
class ComparisonApi {

	private final Reviews reviews;

	private final PracticeForm form;

	ComparisonApi(Reviews reviews, PracticeForm form) {
		this.reviews = reviews;
		this.form = form;
	}

	@GetMapping(path = "/api/reviews/{id}/comparison", produces = MediaType.APPLICATION_JSON_VALUE)
	ComparisonJson comparison(@PathVariable String id, @RequestParam(required = false) @Nullable Integer from,
			@RequestParam(required = false) @Nullable Integer to, Locale locale) {
		Aggregate<ReviewState> review = this.reviews.find(id)
			.orElseThrow(() -> unknown("unknown", "There is no such review."));
		RevisionPair pair = RevisionPair
			.of(review.state().numbers(), from, to, (number) -> this.reviews.revision(review, number))
			.orElseThrow(() -> unknown("unknown-revision", "The review has no such revision."));
		Comparison comparison = Comparison.of(pair.from(), pair.to(), this.form, locale);
		return new ComparisonJson(comparison.from(), comparison.to(), pair.from().language(), pair.to().language(),
				comparison.answers());
	}

	private static ErrorResponseException unknown(String reason, String detail) {
		return Problem.of(HttpStatus.NOT_FOUND, reason, detail);
	}

	/** What changed. */
	record ComparisonJson(int from, int to, String fromLanguage, String toLanguage, List<Compared> answers) {
	}

}
