package org.practicepress.notification.conversation;

import org.practicepress.messaging.event.EventType;

/**
 * What became of a letter, as the topic {@code notification.events} tells it. The version
 * is added when the event is written.
 */
public sealed interface NotificationEvent {

	/** The mail server has taken the mail. */
	@EventType("notification.sent.v1")
	record Sent(String contributorId, String kind, String cause, String messageId) implements NotificationEvent {
	}

	/** The mail was not sent and will not be. */
	@EventType("notification.failed.v1")
	record Failed(String contributorId, String kind, String cause, String reason) implements NotificationEvent {
	}

}
