package org.practicepress.review.operations;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.event.EventType;

/**
 * What services tell operators of what is stuck, on {@code trouble.events}.
 */
public sealed interface TroubleEvent {

	/** A letter could not be sent, or waits for long. */
	@EventType("letter.stuck.v1")
	record LetterStuck(String reference, String letter, String kind, String reason, @Nullable String answer,
			Instant since, int attempts, boolean waiting, int more) implements TroubleEvent {
	}

	/** A mail could not be taken. */
	@EventType("mail.stuck.v1")
	record MailStuck(@Nullable String reference, String reason, Instant since, int attempts, @Nullable Instant sentAt,
			long size) implements TroubleEvent {
	}

	/** It is so no longer. */
	@EventType("trouble.over.v1")
	record Over() implements TroubleEvent {
	}

}
