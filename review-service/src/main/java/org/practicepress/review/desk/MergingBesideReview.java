package org.practicepress.review.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.aggregate.Aggregate;
import org.practicepress.review.decision.ReviewState;
import org.practicepress.review.queue.Merged;
import org.practicepress.review.queue.Reviews;

import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What a submission was merged into, and what was merged into it, on the page of a
 * review.
 */
@ControllerAdvice(assignableTypes = ReviewPages.class)
class MergingBesideReview {

	private final Reviews reviews;

	MergingBesideReview(Reviews reviews) {
		this.reviews = reviews;
	}

	@ModelAttribute
	void merging(@PathVariable String id, @RequestParam(required = false) @Nullable String into, Model model) {
		Optional<ReviewState> review = this.reviews.find(id).map(Aggregate::state);
		Optional<String> kept = review.map(ReviewState::mergedInto);
		model.addAttribute("merging",
				new Merging(kept.orElse(null), kept.flatMap(this.reviews::find).map(Aggregate::state).orElse(null),
						kept.flatMap((any) -> review.flatMap(Merged::of)).map(Merged::at).orElse(null),
						this.reviews.mergedInto(id), into));
	}

	/**
	 * What is known.
	 *
	 * @param keptId the id of the one that goes on in its place; null when it is not
	 * merged
	 * @param kept that one; null also when it is erased
	 * @param at when it was merged
	 * @param merged what was merged into it
	 * @param into the reference that the page was opened with; null for none
	 */
	record Merging(@Nullable String keptId, @Nullable ReviewState kept, @Nullable Instant at, List<Merged> merged,
			@Nullable String into) {

		Merging {
			merged = List.copyOf(merged);
		}

		/** Whether it was merged into one that has come to an end itself. */
		public boolean inVain() {
			return this.keptId != null && (this.kept == null || !this.kept.goesOn());
		}

	}

}
