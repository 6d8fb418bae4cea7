package org.practicepress.intake.mailbox;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.event.EventType;

/**
 * What intake tells of what programs have written about letters, on {@code mail.events}.
 * It names nobody, and nothing of what they have written is in it.
 */
public sealed interface ReportEvent {

	/**
	 * A program has written about a letter that may be one of ours.
	 *
	 * @param messageId the letter's Message-ID, with its brackets
	 * @param recipients to whom it did not get, or who is away
	 */
	@EventType("mail.reported.v1")
	record Reported(String messageId, List<Recipient> recipients) implements ReportEvent {

		public Reported {
			recipients = List.copyOf(recipients);
		}

	}

	/**
	 * Somebody it speaks of.
	 *
	 * @param recipient tells whether it is to whom we wrote, and too little to tell who
	 * it is
	 * @param outcome what it says
	 * @param status the enhanced code; null when none is said
	 */
	record Recipient(String recipient, Outcome outcome, @Nullable String status) {
	}

}
