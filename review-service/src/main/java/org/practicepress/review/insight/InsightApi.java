package org.practicepress.review.insight;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.practicepress.review.insight.Insight.Figure;
import org.practicepress.review.insight.Insight.Stretch;
import org.practicepress.review.search.Tally.Times;

import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The figures for programs, each with the parameters by which the queue lists what it
 * counts.
 */
@RestController
class InsightApi {

	private final Insights insights;

	InsightApi(Insights insights) {
		this.insights = insights;
	}

	@GetMapping(path = "/api/reviews/insight", produces = MediaType.APPLICATION_JSON_VALUE)
	InsightJson insight(@RequestParam MultiValueMap<String, String> parameters, Authentication reader) {
		Insight insight = this.insights.orProblem(parameters, reader);
		Map<String, List<FigureJson>> values = new TreeMap<>();
		insight.values()
			.forEach((filter, figures) -> values.put(filter.code(), figures.stream().map(FigureJson::of).toList()));
		return new InsightJson(insight.period().code(), insight.period().days().first(), insight.period().days().last(),
				insight.step().code(), FigureJson.of(insight.received()), FigureJson.of(insight.decided()),
				insight.decisions().stream().map(FigureJson::of).toList(), seconds(insight.times(), Times::median),
				seconds(insight.times(), Times::ninetieth), insight.stretches().stream().map(StretchJson::of).toList(),
				values, insight.waiting().stream().map(FigureJson::of).toList());
	}

	private static @Nullable Long seconds(Times times, Function<Times, Duration> which) {
		return (times.number() > 0) ? which.apply(times).toSeconds() : null;
	}

	/** All figures of a period. */
	record InsightJson(String period, LocalDate from, LocalDate to, String step, FigureJson received,
			FigureJson decided, List<FigureJson> decisions, @Nullable Long medianSeconds,
			@Nullable Long ninetiethSeconds, List<StretchJson> stretches, Map<String, List<FigureJson>> values,
			List<FigureJson> waiting) {
	}

	/** A number and the parameters of {@code /api/reviews} that list what it counts. */
	record FigureJson(String value, long number, String list) {

		static FigureJson of(Figure figure) {
			return new FigureJson(figure.value(), figure.number(), figure.query());
		}

	}

	/** A part of the period. */
	record StretchJson(LocalDate from, LocalDate to, FigureJson received, FigureJson decided,
			@Nullable Long medianSeconds, @Nullable Long ninetiethSeconds) {

		static StretchJson of(Stretch stretch) {
			return new StretchJson(stretch.days().first(), stretch.days().last(), FigureJson.of(stretch.received()),
					FigureJson.of(stretch.decided()), seconds(stretch.times(), Times::median),
					seconds(stretch.times(), Times::ninetieth));
		}

	}

}
