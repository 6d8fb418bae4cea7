package org.practicepress.review.absence;

import java.time.Instant;
import java.time.LocalDate;

/**
 * That somebody is away.
 *
 * @param person the identity provider's id for them
 * @param name the name people know them by, under which they take submissions
 * @param until the day on which they are back, in universal time
 * @param since when they said so
 */
public record Absence(String person, String name, LocalDate until, Instant since) {
}
