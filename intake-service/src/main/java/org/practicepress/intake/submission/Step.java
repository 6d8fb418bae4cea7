package org.practicepress.intake.submission;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A step of a submission's history.
 *
 * @param status what it became
 * @param at when
 * @param said what the editors wrote to the contributor about it; null for nothing, and
 * in steps from before it was kept
 */
public record Step(Status status, Instant at, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String said) {
}
