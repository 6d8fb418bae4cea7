package org.practicepress.intake.upload;

import java.time.Instant;

/**
 * That a mail did not get to the contributor.
 *
 * @param at when that was heard of
 * @param permanent whether the address takes no mail; nothing more is written to it then
 */
public record Bounce(Instant at, boolean permanent) {
}
