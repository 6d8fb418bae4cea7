package org.practicepress.review.queue;

import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.practicepress.review.decision.HistoryEntry;
import org.practicepress.review.decision.HistoryEntry.What;
import org.practicepress.review.decision.ReviewState;

/**
 * A submission that was merged into another, as the page of that one tells of it.
 *
 * @param id its id
 * @param reference its short public code
 * @param title the practice's title
 * @param at when it was merged
 * @param editor who has
 * @param message what its contributor was told
 * @param news how many messages and forms have come to it since
 * @param waitsForAnswer whether its contributor has written and nobody has answered
 */
public record Merged(String id, String reference, String title, Instant at, @Nullable String editor,
		@Nullable String message, int news, boolean waitsForAnswer) {

	/**
	 * What is told of a submission that was merged.
	 * @param review the submission
	 * @return empty when it never was
	 */
	public static Optional<Merged> of(ReviewState review) {
		return review.history()
			.stream()
			.filter((entry) -> entry.what() == What.MERGED)
			.reduce((earlier, later) -> later)
			.map((merging) -> of(review, merging));
	}

	private static Merged of(ReviewState review, HistoryEntry merging) {
		return new Merged(review.id(), review.reference(), review.title(), merging.at(), merging.editor(),
				merging.message(), review.sinceMerged().size(), review.waitsForAnswer());
	}

}
