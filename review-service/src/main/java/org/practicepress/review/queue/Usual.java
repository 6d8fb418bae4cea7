package org.practicepress.review.queue;

import java.time.Duration;
import java.time.Instant;

/**
 * After how long a submission waits longer than usual.
 *
 * @param untilTaken one that nobody has taken
 * @param untilDecided one that an editor has taken
 * @param at when that was found out
 */
public record Usual(Duration untilTaken, Duration untilDecided, Instant at) {
}
