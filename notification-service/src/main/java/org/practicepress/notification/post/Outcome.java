package org.practicepress.notification.post;

import org.practicepress.notification.conversation.Reason;

/**
 * What the mail server said.
 */
sealed interface Outcome {

	/** It has taken the mail. */
	record Accepted() implements Outcome {
	}

	/** It may take it later. */
	record NotNow(String why) implements Outcome {
	}

	/** It will never take it. */
	record Never(Reason reason) implements Outcome {
	}

}
