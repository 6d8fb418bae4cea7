package org.practicepress.review.queue;

import org.practicepress.messaging.aggregate.Aggregate;
import org.practicepress.review.decision.Decision;
import org.practicepress.review.decision.ReviewState;

/**
 * What came of an editor's command.
 */
public sealed interface Outcome {

	/** It is decided and durable, and the others will hear of it. */
	record Done(Aggregate<ReviewState> after) implements Outcome {
	}

	/** The review is no longer as the editor saw it. Nothing was changed. */
	record Outrun(Aggregate<ReviewState> now) implements Outcome {
	}

	/** It cannot be decided so. Nothing was changed. */
	record Refused(Aggregate<ReviewState> now, Decision.Refusal reason) implements Outcome {
	}

	/** There is no such review. */
	record Unknown() implements Outcome {
	}

}
