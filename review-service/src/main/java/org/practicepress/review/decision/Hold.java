package org.practicepress.review.decision;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * That a submission rests: it stays with whoever has taken it and waits for nobody.
 *
 * @param since since when
 * @param editor who has put it on hold
 * @param reason why, for those at the desk
 * @param until the day on which it comes back by itself, in universal time; null when
 * somebody has to take it off hold
 */
public record Hold(Instant since, String editor, String reason, @Nullable LocalDate until) {
}
