package org.practicepress.notification.post;

import org.jspecify.annotations.Nullable;
import org.practicepress.notification.conversation.Reason;

/**
 * What a mail server said.
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
	 * @param meant what another server would make of it
	 */
	record Stuck(String why, String answer, Meant meant) implements Outcome {

		/** Nothing was said. */
		Stuck(Throwable failure, Meant meant) {
			this(failure.getClass().getSimpleName(), failure.getClass().getSimpleName(), meant);
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

	/** Who is meant by what ended no letter. */
	enum Meant {

		/** We are, by this server: another may take the letter, and those after it. */
		US,

		/** The recipient, perhaps: another may take the letter, or say more clearly. */
		PERHAPS_THE_RECIPIENT,

		/**
		 * Perhaps nobody: the letter may have been taken, and another would take it
		 * twice.
		 */
		PERHAPS_NOBODY,

		/** The letter is, which cannot be written: no server was asked. */
		THE_LETTER;

		boolean elsewhere() {
			return this == US || this == PERHAPS_THE_RECIPIENT;
		}

	}

}
