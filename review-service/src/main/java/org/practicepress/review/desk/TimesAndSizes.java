package org.practicepress.review.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.practicepress.messaging.claimcheck.ClaimCheck;

/**
 * How the desk's pages write times and sizes in the editor's language.
 *
 * @param locale the editor's language
 */
public record TimesAndSizes(Locale locale) {

	private static final long KILOBYTE = 1024;

	private static final long MEGABYTE = KILOBYTE * KILOBYTE;

	/**
	 * In universal time, because editors sit anywhere, and never with the month as a
	 * number, which half of the world reads as the day.
	 */
	public String time(Instant instant) {
		return DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", this.locale).withZone(ZoneOffset.UTC).format(instant)
				+ " UTC";
	}

	/** A day, as days are counted in universal time. */
	public String day(LocalDate day) {
		return DateTimeFormatter.ofPattern("d MMM uuuu", this.locale).format(day);
	}

	public String size(ClaimCheck file) {
		return size(file.size());
	}

	public String size(long bytes) {
		return (bytes < MEGABYTE) ? String.format(this.locale, "%,d kB", Math.max(1, bytes / KILOBYTE))
				: String.format(this.locale, "%,.1f MB", (double) bytes / MEGABYTE);
	}

}
