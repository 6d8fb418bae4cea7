package org.practicepress.review.insight;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.practicepress.review.search.Days;

import static org.assertj.core.api.Assertions.assertThat;

class PeriodTests {

	private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

	private static final Days RECEIVED = new Days(LocalDate.of(2024, 2, 29), TODAY.minusDays(3));

	@ParameterizedTest
	@CsvSource({ "'', 30d, 2026-10-28, 2026-11-26", "period=30d, 30d, 2026-10-28, 2026-11-26",
			"period=nonsense, 30d, 2026-10-28, 2026-11-26", "period=12m, 12m, 2025-12-01, 2026-11-26",
			"period=all, all, 2024-02-29, 2026-11-26", "from=2026-01-05&to=2026-02-03, days, 2026-01-05, 2026-02-03",
			"period=all&from=2026-01-05, days, 2026-01-05, 2026-11-26",
			"period=&from=&to=2026-01-05, days, 2024-02-29, 2026-01-05",
			"from=2026-02-03&to=2026-01-05, days, 2026-01-05, 2026-02-03",
			"from=0001-01-01&to=9999-12-31, days, 2000-01-01, 2026-11-26",
			"from=2026-02-30&to=yesterday, 30d, 2026-10-28, 2026-11-26" })
	void isUnderstood(String query, String code, LocalDate first, LocalDate last) {
		assertThat(Period.of(parameters(query), TODAY, Optional.of(RECEIVED)))
			.isEqualTo(new Period(code, new Days(first, last)));
	}

	@Test
	void allOfNothingIsToday() {
		assertThat(Period.of(parameters("period=all"), TODAY, Optional.empty()).days())
			.isEqualTo(new Days(TODAY, TODAY));
	}

	@Test
	void anotherClockMayBeAhead() {
		Days days = new Days(TODAY, TODAY.plusDays(1));
		assertThat(Period.of(parameters("period=all"), TODAY, Optional.of(days)).days()).isEqualTo(days);
	}

	@Test
	void asksForTheSameAgain() {
		for (String query : List.of("period=12m", "from=2026-01-05&to=2026-02-03")) {
			Period period = Period.of(parameters(query), TODAY, Optional.of(RECEIVED));
			assertThat(Period.of(period.parameters(), TODAY, Optional.of(RECEIVED))).isEqualTo(period);
		}
	}

	@ParameterizedTest
	@CsvSource({ "2026-11-26, 2026-11-26, day, 1", "2026-10-28, 2026-11-26, day, 30",
			"2026-08-01, 2026-11-26, week, 18", "2025-12-01, 2026-11-26, month, 12",
			"2024-02-29, 2026-11-26, month, 34", "2000-01-01, 2026-11-26, year, 27" })
	void isDividedWithoutGaps(LocalDate first, LocalDate last, String step, int number) {
		Days days = new Days(first, last);
		Step fitting = Step.fitting(days);
		assertThat(fitting.code()).isEqualTo(step);
		List<Days> parts = fitting.divide(days);
		assertThat(parts).hasSize(number);
		assertThat(parts.getFirst().first()).isEqualTo(first);
		assertThat(parts.getLast().last()).isEqualTo(last);
		for (int part = 1; part < parts.size(); part++) {
			assertThat(parts.get(part).first()).isEqualTo(parts.get(part - 1).last().plusDays(1));
		}
	}

	private static Map<String, List<String>> parameters(String query) {
		Map<String, List<String>> parameters = new LinkedHashMap<>();
		Arrays.stream(query.split("&", -1)).filter((each) -> each.contains("=")).forEach((each) -> {
			int equals = each.indexOf('=');
			parameters.put(each.substring(0, equals), List.of(each.substring(equals + 1)));
		});
		return parameters;
	}

}
