package org.practicepress.review.decision;

import java.time.Instant;

import org.practicepress.messaging.claimcheck.ClaimCheck;

/**
 * What the contributor wrote without sending a form.
 *
 * @param text plain text in UTF-8; empty when there were no words
 * @param channel how it came
 * @param at when it came
 */
public record Message(ClaimCheck text, String channel, Instant at) {
}
