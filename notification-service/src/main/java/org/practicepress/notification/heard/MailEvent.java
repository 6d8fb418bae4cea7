package org.practicepress.notification.heard;

import org.practicepress.messaging.event.CloudEvent;
import org.practicepress.messaging.event.EventType;
import org.practicepress.notification.conversation.Told;
import org.practicepress.notification.letter.Notice;

/**
 * What letters need of intake's events about mails.
 */
public sealed interface MailEvent {

	/** A mail may be forged and waits for the contributor's word. */
	@EventType("mail.held.v1")
	record Held(String reference, String contributorId, String mail) implements MailEvent {
	}

	/**
	 * What it means for the conversation. Nothing of the mail gets into it: whoever wrote
	 * it may not be the contributor.
	 * @param event the event as it came
	 * @return what it tells
	 */
	default Told told(CloudEvent event) {
		return switch (this) {
			case Held held -> new Told(event.id(), event.time(), held.reference(), held.contributorId(), null, null,
					null, new Notice.MailHeld(held.mail()));
		};
	}

}
