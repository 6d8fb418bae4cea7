package org.practicepress.intake.mailbox;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.event.EventType;

/**
 * What intake tells operators of mails, on {@code trouble.events}. It names nobody.
 */
public sealed interface StuckMailEvent {

	/** A mail could not be taken and was set aside. */
	@EventType("mail.stuck.v1")
	record Stuck(@Nullable String reference, String reason, Instant since, int attempts, @Nullable Instant sentAt,
			long size) implements StuckMailEvent {
	}

	/** It does not lie there any more. */
	@EventType("trouble.over.v1")
	record Over() implements StuckMailEvent {
	}

}
