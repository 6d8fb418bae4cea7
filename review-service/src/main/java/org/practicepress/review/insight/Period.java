package org.practicepress.review.insight;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.practicepress.review.search.Days;

/**
 * The days that are looked at.
 *
 * @param code how they were named: {@code 30d}, {@code 12m}, {@code all}, or {@code days}
 * @param days the days
 */
record Period(String code, Days days) {

	/** The parameters' names. */
	static final String NAME = "period";

	static final String FROM = "from";

	static final String TO = "to";

	static final String LAST_DAYS = "30d";

	static final String LAST_MONTHS = "12m";

	static final String ALL = "all";

	static final String CHOSEN = "days";

	private static final int SOME_DAYS = 30;

	private static final int SOME_MONTHS = 12;

	/** Nobody has sent a form before. */
	private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

	/**
	 * Understands the parameters of an address. What makes no sense is left out.
	 * @param parameters the parameters
	 * @param today the day
	 * @param received the days on which anything came, if anything did
	 * @return the days from one to another if one of them is named, else those that are
	 * named otherwise, else the last thirty
	 */
	static Period of(Map<String, List<String>> parameters, LocalDate today, Optional<Days> received) {
		LocalDate first = received.map(Days::first).orElse(today);
		// what came is never after today but by another clock
		LocalDate last = received.map(Days::last).filter((day) -> day.isAfter(today)).orElse(today);
		Optional<LocalDate> from = day(parameters, FROM, last);
		Optional<LocalDate> to = day(parameters, TO, last);
		if (from.isPresent() || to.isPresent()) {
			LocalDate one = from.orElse(first);
			LocalDate other = to.orElse(last);
			return new Period(CHOSEN, one.isAfter(other) ? new Days(other, one) : new Days(one, other));
		}
		return switch (first(parameters, NAME)) {
			case LAST_MONTHS ->
				new Period(LAST_MONTHS, new Days(today.minusMonths(SOME_MONTHS - 1).withDayOfMonth(1), today));
			case ALL -> new Period(ALL, new Days(first, last));
			default -> new Period(LAST_DAYS, new Days(today.minusDays(SOME_DAYS - 1), today));
		};
	}

	private static Optional<LocalDate> day(Map<String, List<String>> parameters, String name, LocalDate last) {
		return Days.day(first(parameters, name))
			.map((day) -> day.isBefore(EARLIEST) ? EARLIEST : day.isAfter(last) ? last : day);
	}

	private static String first(Map<String, List<String>> parameters, String name) {
		List<String> values = parameters.getOrDefault(name, List.of());
		return values.isEmpty() ? "" : values.getFirst();
	}

	/**
	 * The parameters that ask for the same.
	 * @return the values by name
	 */
	Map<String, List<String>> parameters() {
		return this.code.equals(CHOSEN)
				? Map.of(FROM, List.of(this.days.first().toString()), TO, List.of(this.days.last().toString()))
				: Map.of(NAME, List.of(this.code));
	}

}
