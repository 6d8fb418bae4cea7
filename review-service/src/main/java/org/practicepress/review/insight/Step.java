package org.practicepress.review.insight;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.practicepress.review.search.Days;

/**
 * What a picture over time is divided into, so that its columns can be told apart.
 */
enum Step {

	DAY(62) {

		@Override
		LocalDate next(LocalDate day) {
			return day.plusDays(1);
		}

	},

	/** From Monday to Sunday. */
	WEEK(280) {

		@Override
		LocalDate next(LocalDate day) {
			return day.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
		}

	},

	MONTH(1_850) {

		@Override
		LocalDate next(LocalDate day) {
			return day.with(TemporalAdjusters.firstDayOfNextMonth());
		}

	},

	YEAR(Integer.MAX_VALUE) {

		@Override
		LocalDate next(LocalDate day) {
			return day.with(TemporalAdjusters.firstDayOfNextYear());
		}

	};

	/** For so many days it is used. */
	private final int most;

	Step(int most) {
		this.most = most;
	}

	String code() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** The first day of the next one. */
	abstract LocalDate next(LocalDate day);

	/**
	 * The smallest that is not too small.
	 * @param days all days of the picture
	 * @return the step
	 */
	static Step fitting(Days days) {
		long number = ChronoUnit.DAYS.between(days.first(), days.last()) + 1;
		for (Step step : values()) {
			if (number <= step.most) {
				return step;
			}
		}
		return YEAR;
	}

	/**
	 * Divides days.
	 * @param days the days
	 * @return all of them, in parts; the first and the last may be shorter than others
	 */
	List<Days> divide(Days days) {
		List<Days> parts = new ArrayList<>();
		LocalDate first = days.first();
		while (!first.isAfter(days.last())) {
			LocalDate next = next(first);
			parts.add(new Days(first, next.isAfter(days.last()) ? days.last() : next.minusDays(1)));
			first = next;
		}
		return parts;
	}

}
