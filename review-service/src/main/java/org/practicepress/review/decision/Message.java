package org.practicepress.review.decision;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.claimcheck.ClaimCheck;

/**
 * What the contributor, or a co-author, wrote without sending a form.
 *
 * @param text plain text in UTF-8; empty when there were no words
 * @param channel how it came
 * @param at when it came
 * @param coauthorId the co-author who has written it, by what names them among the
 * contributors; null when the contributor has
 */
public record Message(ClaimCheck text, String channel, Instant at, @Nullable String coauthorId) {
}
