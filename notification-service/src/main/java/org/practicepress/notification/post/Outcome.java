package org.practicepress.notification.post;

import org.jspecify.annotations.Nullable;
import org.practicepress.notification.conversation.Reason;

/**
 * What the mail server said.
 */
sealed interface Outcome {

	/** It has taken the mail. */
	record Accepted() implements Outcome {
	}

	/**
	 * It may take it later: the recipient's mailbox is full, or must know us first.
	 *
	 * @param why what it said no with, in codes
	 * @param answer its words, none of which names anybody
	 */
	record NotNow(String why, String answer) implements Outcome {
	}

	/**
	 * It takes nothing from us, or does not say whom it means. Whoever runs it, or this
	 * service, can mend that, however long it takes.
	 *
	 * @param why what it said no with, in codes, or what failed before
	 * @param answer its words, none of which names anybody, or again what failed
	 */
	record Stuck(String why, String answer) implements Outcome {

		/** It was not asked. */
		Stuck(Throwable failure) {
			this(failure.getClass().getSimpleName(), failure.getClass().getSimpleName());
		}

	}

	/**
	 * It will never take it.
	 *
	 * @param reason why
	 * @param answer its words, none of which names anybody; null when it was not asked
	 */
	record Never(Reason reason, @Nullable String answer) implements Outcome {
	}

}
