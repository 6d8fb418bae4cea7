package org.practicepress.intake.unsorted;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.claimcheck.ClaimCheck;
import org.practicepress.messaging.event.EventType;

/**
 * What intake tells editors of mails, on {@code mail.events}.
 */
public sealed interface UnsortedMailEvent {

	/** Nobody could make anything of a mail. */
	@EventType("mail.unsorted.v1")
	record Unsorted(UnsortedMail.Reason reason, Instant receivedAt, @Nullable String subject, ClaimCheck original,
			@Nullable ClaimCheck text, List<ClaimCheck> files, @Nullable String reference,
			@Nullable String submissionId, @Nullable String contributorId) implements UnsortedMailEvent {
	}

	/** It is kept no longer. */
	@EventType("mail.gone.v1")
	record Gone() implements UnsortedMailEvent {
	}

}
