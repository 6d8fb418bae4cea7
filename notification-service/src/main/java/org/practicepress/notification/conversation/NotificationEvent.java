package org.practicepress.notification.conversation;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.event.EventType;

/**
 * What became of a letter, as the topic {@code notification.events} tells it, and what
 * operators should know of one, as {@code trouble.events} does. The version is added when
 * the event is written.
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

	/** The mail did not get to the contributor after all. */
	@EventType("notification.bounced.v1")
	record Bounced(String contributorId, String kind, String cause, String messageId, boolean permanent,
			@Nullable String status) implements NotificationEvent {
	}

	/** A program has written about the mail; nothing follows. */
	@EventType("notification.noted.v1")
	record Noted(String contributorId, String kind, String cause, String messageId, Report.Outcome outcome,
			@Nullable String status) implements NotificationEvent {
	}

	/** A letter could not be sent, or waits for long; it names nobody. */
	@EventType("letter.stuck.v1")
	record Stuck(String reference, String letter, String kind, String reason, @Nullable String answer, Instant since,
			int attempts, boolean waiting, int more) implements NotificationEvent {
	}

	/** No letter of the submission is in that state any more. */
	@EventType("trouble.over.v1")
	record Over() implements NotificationEvent {
	}

}
