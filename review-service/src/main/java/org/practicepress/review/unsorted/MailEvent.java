package org.practicepress.review.unsorted;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.claimcheck.ClaimCheck;
import org.practicepress.messaging.event.EventType;
import org.practicepress.messaging.inbox.LastWord;

/**
 * What intake tells editors of mails, on {@code mail.events}.
 */
public sealed interface MailEvent {

	/** Nobody could make anything of a mail. */
	@EventType("mail.unsorted.v1")
	record Unsorted(String reason, Instant receivedAt, @Nullable String subject, ClaimCheck original,
			@Nullable ClaimCheck text, List<ClaimCheck> files, @Nullable String reference,
			@Nullable String submissionId, @Nullable String contributorId) implements MailEvent {

		public Unsorted {
			files = List.copyOf(files);
		}

	}

	/** It is kept no longer. */
	@EventType("mail.gone.v1")
	record Gone() implements MailEvent, LastWord {
	}

}
