package org.practicepress.intake.held;

import org.practicepress.messaging.event.EventType;

/**
 * What intake tells of mails, on {@code mail.events}.
 */
public sealed interface MailEvent {

	/** A mail waits for the contributor's word. */
	@EventType("mail.held.v1")
	record Held(String reference, String contributorId, String mail) implements MailEvent {
	}

}
