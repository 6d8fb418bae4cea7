package org.practicepress.intake.mailbox;

import org.practicepress.messaging.event.EventType;

/**
 * What intake reads of {@code notification.events}.
 */
sealed interface NotificationInboxEvent {

	/** What it tells. */
	String kind();

	/** A mail was sent to the contributor. */
	@EventType("notification.sent.v1")
	record Sent(String kind, String messageId) implements NotificationInboxEvent {

	}

	/** It did not get to the contributor after all. */
	@EventType("notification.bounced.v1")
	record Bounced(String kind, String messageId, boolean permanent) implements NotificationInboxEvent {

	}

	/** A mail was not sent; nobody can answer it. */
	@EventType("notification.failed.v1")
	record Failed(String kind, String reason) implements NotificationInboxEvent {

	}

}
