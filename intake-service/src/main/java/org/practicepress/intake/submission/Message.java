package org.practicepress.intake.submission;

import java.time.Instant;

import org.practicepress.messaging.claimcheck.ClaimCheck;

/**
 * Words of the contributor's.
 *
 * @param text plain text in UTF-8; empty when there were no words either
 * @param channel the way they came
 * @param at when they came
 */
public record Message(ClaimCheck text, Channel channel, Instant at) {
}
