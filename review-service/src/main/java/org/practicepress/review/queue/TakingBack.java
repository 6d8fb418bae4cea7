package org.practicepress.review.queue;

import org.practicepress.messaging.aggregate.Aggregate;
import org.practicepress.review.decision.ReviewState;

/**
 * What came of taking a letter back.
 */
public sealed interface TakingBack {

	/**
	 * Nobody is told of it.
	 *
	 * @param before the review with what was decided
	 * @param after the review without it
	 */
	record Done(Aggregate<ReviewState> before, Aggregate<ReviewState> after) implements TakingBack {
	}

	/** It was taken back before: a button was pressed twice. */
	record DoneBefore(Aggregate<ReviewState> now) implements TakingBack {
	}

	/** It has gone out, or something else has happened since. Nothing was changed. */
	record TooLate(Aggregate<ReviewState> now) implements TakingBack {
	}

	/** There is no such review. */
	record Unknown() implements TakingBack {
	}

}
