package org.practicepress.notification.post;

import org.practicepress.notification.conversation.Reason;

/**
 * What the mail server said.
 */
sealed interface Outcome {

	/** It has taken the mail. */
	record Accepted() implements Outcome {
	}

	/** It may take it later: the recipient's mailbox is full, or must know us first. */
	record NotNow(String why) implements Outcome {
	}

	/**
	 * It takes nothing from us, or does not say whom it means. Whoever runs it, or this
	 * service, can mend that, however long it takes.
	 */
	record Stuck(String why) implements Outcome {
	}

	/** It will never take it. */
	record Never(Reason reason) implements Outcome {
	}

}
