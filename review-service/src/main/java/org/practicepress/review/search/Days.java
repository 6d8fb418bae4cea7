package org.practicepress.review.search;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

import org.apache.lucene.document.LongField;
import org.apache.lucene.search.Query;

/**
 * Days that follow each other, in universal time, because those at the desk sit anywhere.
 *
 * @param first the first of them
 * @param last the last of them, which is one of them, too
 */
public record Days(LocalDate first, LocalDate last) {

	private static final int LENGTH = "2026-11-26".length();

	/**
	 * Understands a day.
	 * @param text a day as {@code 2026-11-26}
	 * @return empty when there is no such day
	 */
	public static Optional<LocalDate> day(String text) {
		try {
			return (text.length() == LENGTH) ? Optional.of(LocalDate.parse(text)) : Optional.empty();
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

	/** The day of a moment. */
	static LocalDate of(long millis) {
		return LocalDate.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
	}

	/** Finds what has a moment of these days in a field. */
	Query in(String field) {
		return LongField.newRangeQuery(field, firstMillis(this.first), lastMillis(this.last));
	}

	static Query since(String field, LocalDate first) {
		return LongField.newRangeQuery(field, firstMillis(first), Long.MAX_VALUE);
	}

	static Query until(String field, LocalDate last) {
		return LongField.newRangeQuery(field, Long.MIN_VALUE, lastMillis(last));
	}

	/** The first moment of a day. */
	static long firstMillis(LocalDate day) {
		return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
	}

	private static long lastMillis(LocalDate day) {
		return firstMillis(day.plusDays(1)) - 1;
	}

}
