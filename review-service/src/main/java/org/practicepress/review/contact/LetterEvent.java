package org.practicepress.review.contact;

import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.event.EventType;

/**
 * What the desk reads of {@code notification.events}.
 */
public sealed interface LetterEvent {

	/** What the letter tells. */
	String kind();

	/** The event that the letter tells of. */
	String cause();

	/** The mail server has taken it. */
	@EventType("notification.sent.v1")
	record Sent(String kind, String cause) implements LetterEvent {
	}

	/** It was not sent and will not be. */
	@EventType("notification.failed.v1")
	record Failed(String kind, String cause, String reason) implements LetterEvent {
	}

	/** It did not get to the contributor after all. */
	@EventType("notification.bounced.v1")
	record Bounced(String kind, String cause, boolean permanent, @Nullable String status) implements LetterEvent {
	}

	/** A program has written about it. */
	@EventType("notification.noted.v1")
	record Noted(String kind, String cause, String outcome, @Nullable String status) implements LetterEvent {
	}

}
