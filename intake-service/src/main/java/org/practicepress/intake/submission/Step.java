package org.practicepress.intake.submission;

import java.time.Instant;

/**
 * A step of a submission's history.
 *
 * @param status what it became
 * @param at when
 */
public record Step(Status status, Instant at) {
}
