package org.practicepress.intake.submission;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.claimcheck.ClaimCheck;

/**
 * Words of the contributor's, or of who writes beside them.
 *
 * @param text plain text in UTF-8; empty when there were no words either
 * @param channel the way they came
 * @param at when they came
 * @param coauthorId the co-author who has written them, by what names them among the
 * contributors; null when the contributor has
 */
public record Message(ClaimCheck text, Channel channel, Instant at, @Nullable String coauthorId) {

	public Message(ClaimCheck text, Channel channel, Instant at) {
		this(text, channel, at, null);
	}

}
