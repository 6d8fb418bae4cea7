package org.practicepress.review.decision;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A day that somebody names, on which something shall happen.
 */
public final class ComingDay {

	/** What is to happen later is forgotten, or a slip of the hand. */
	private static final Period FARTHEST = Period.ofYears(2);

	private static final int LENGTH = "2026-11-26".length();

	private ComingDay() {
	}

	/**
	 * Understands a day.
	 * @param text the day, such as {@code 2026-12-04}
	 * @param now the time
	 * @return the day; empty when there is no such day, when it is not after today, in
	 * universal time, and when it is too far away
	 */
	public static Optional<LocalDate> of(String text, Instant now) {
		LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
		try {
			return Optional.of(text.strip())
				.filter((some) -> some.length() == LENGTH)
				.map(LocalDate::parse)
				.filter((some) -> some.isAfter(today) && !some.isAfter(today.plus(FARTHEST)));
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

}
