package org.practicepress.review.insight;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.practicepress.review.insight.Insight.Figure;
import org.practicepress.review.search.Days;
import org.practicepress.review.search.Filter;
import org.practicepress.review.search.FilterWords;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The words for numbers, times and days in the reader's language.
 */
@Component
class InsightWords {

	private static final String KEY = "review.insight.";

	private static final long SECONDS_OF_AN_HOUR = 3600;

	private static final int HOURS_OF_A_DAY = 24;

	/** Less is told in hours. */
	private static final int HOURS_TOLD = 2 * HOURS_OF_A_DAY;

	private final MessageSource messages;

	private final FilterWords filters;

	InsightWords(MessageSource messages, FilterWords filters) {
		this.messages = messages;
		this.filters = filters;
	}

	String of(String key, Locale locale, Object... arguments) {
		return this.messages.getMessage(KEY + key, arguments, locale);
	}

	String of(Filter filter, Locale locale) {
		return this.messages.getMessage("review.filter." + filter.code(), null, locale);
	}

	String of(Filter filter, Figure figure, Locale locale) {
		return this.filters.of(filter, figure.value(), locale);
	}

	/** A part of the queue. */
	String view(String code, Locale locale) {
		return this.messages.getMessage("review.tab." + code, null, locale);
	}

	static String number(long number, Locale locale) {
		return NumberFormat.getIntegerInstance(locale).format(number);
	}

	static String percent(double part, Locale locale) {
		return NumberFormat.getPercentInstance(locale).format(part);
	}

	/** Roughly, as people say it, and never too short. */
	String duration(Duration duration, Locale locale) {
		long hours = Math.ceilDiv(duration.toSeconds(), SECONDS_OF_AN_HOUR);
		return (hours < HOURS_TOLD) ? of("hours", locale, hours)
				: of("day-count", locale, Math.ceilDiv(hours, HOURS_OF_A_DAY));
	}

	/** From one day to another. */
	String span(Days days, Locale locale) {
		return days.first().equals(days.last()) ? day(days.first(), locale)
				: of("span", locale, day(days.first(), locale), day(days.last(), locale));
	}

	/** A part of a picture. */
	String stretch(Days days, Step step, Locale locale) {
		return switch (step) {
			case DAY, WEEK -> span(days, locale);
			case MONTH -> written("LLLL uuuu", days.first(), locale);
			case YEAR -> written("uuuu", days.first(), locale);
		};
	}

	/** The same where there is little room. */
	static String briefly(Days days, Step step, Locale locale) {
		return switch (step) {
			case DAY, WEEK -> written("d MMM", days.first(), locale);
			case MONTH -> written("LLL uuuu", days.first(), locale);
			case YEAR -> written("uuuu", days.first(), locale);
		};
	}

	/** Never with the month as a number, which half of the world reads as the day. */
	private static String day(LocalDate day, Locale locale) {
		return written("d MMM uuuu", day, locale);
	}

	private static String written(String pattern, LocalDate day, Locale locale) {
		return DateTimeFormatter.ofPattern(pattern, locale).format(day);
	}

}
