package org.practicepress.notification.heard;

import java.util.List;

import org.practicepress.messaging.event.CloudEvent;
import org.practicepress.messaging.event.EventType;
import org.practicepress.notification.conversation.Report;
import org.practicepress.notification.conversation.Told;
import org.practicepress.notification.letter.Notice;

/**
 * What letters need of intake's events about mails.
 */
public sealed interface MailEvent {

	/** A mail may be forged and waits for the contributor's word. */
	@EventType("mail.held.v1")
	record Held(String reference, String contributorId, String mail) implements MailEvent {

		/**
		 * What it means for the conversation. Nothing of the mail gets into it: whoever
		 * wrote it may not be the contributor.
		 * @param event the event as it came
		 * @return what it tells
		 */
		public Told told(CloudEvent event) {
			return new Told(event.id(), event.time(), this.reference, this.contributorId, null, null, null,
					new Notice.MailHeld(this.mail));
		}

	}

	/** Somebody is asked whether they write for a submission. */
	@EventType("coauthor.asked.v1")
	record CoauthorAsked(String reference, String contributorId, String path) implements MailEvent {

		/**
		 * What it means for the conversation, which is one of its own.
		 * @param event the event as it came
		 * @return what it tells
		 */
		public Told told(CloudEvent event) {
			return new Told(event.id(), event.time(), this.reference, this.contributorId, null, null, null,
					new Notice.CoauthorAsked(this.path));
		}

	}

	/** The mail that asks somebody so does not get there. */
	@EventType("coauthor.unreached.v1")
	record CoauthorUnreached(String reference, String submissionId, String contributorId) implements MailEvent {

		/**
		 * What it means for the conversation with the submission's contributor. Nothing
		 * of whom they have named gets into it.
		 * @param event the event as it came
		 * @return what it tells
		 */
		public Told told(CloudEvent event) {
			return new Told(event.id(), event.time(), this.reference, this.contributorId, null, null, null,
					new Notice.CoauthorUnreached());
		}

	}

	/** A program has written about a letter that may be one of ours. */
	@EventType("mail.reported.v1")
	record Reported(String messageId, List<Report.Said> recipients) implements MailEvent {

		public Reported {
			recipients = List.copyOf(recipients);
		}

	}

}
