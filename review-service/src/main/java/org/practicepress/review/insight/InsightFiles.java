package org.practicepress.review.insight;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

import jakarta.servlet.http.HttpServletResponse;
import org.practicepress.review.insight.Insight.Figure;
import org.practicepress.review.insight.Insight.Stretch;
import org.practicepress.review.search.Days;
import org.practicepress.review.search.Filter;
import org.practicepress.review.search.Tally.Times;
import org.practicepress.review.sheet.Sheet;
import org.practicepress.review.sheet.SheetKind;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The figures as files, for people and for programs alike: one to a line, each with its
 * days and with the address of the list that it counts.
 */
@Controller
class InsightFiles {

	private static final List<String> COLUMNS = List.of("figure", "value", "from", "to", "number", "list");

	private static final int HUNDRED = 100;

	private final Insights insights;

	private final InsightWords words;

	private final String queue;

	private final Clock clock = Clock.systemUTC();

	InsightFiles(Insights insights, InsightWords words, @Value("${practice-press.public-url}") String publicUrl) {
		this.insights = insights;
		this.words = words;
		this.queue = publicUrl + "/desk?";
	}

	@GetMapping({ "/desk/insight.csv", "/api/reviews/insight.csv" })
	void csv(@RequestParam MultiValueMap<String, String> parameters, Authentication reader, Locale locale,
			HttpServletResponse response) throws IOException {
		send(SheetKind.CSV, parameters, reader, locale, response);
	}

	@GetMapping({ "/desk/insight.xlsx", "/api/reviews/insight.xlsx" })
	void excel(@RequestParam MultiValueMap<String, String> parameters, Authentication reader, Locale locale,
			HttpServletResponse response) throws IOException {
		send(SheetKind.EXCEL, parameters, reader, locale, response);
	}

	private void send(SheetKind kind, MultiValueMap<String, String> parameters, Authentication reader, Locale locale,
			HttpServletResponse response) throws IOException {
		Insight insight = this.insights.orProblem(parameters, reader);
		LocalDate today = LocalDate.ofInstant(this.clock.instant(), ZoneOffset.UTC);
		Sheet sheet = kind.begin(response, "insight", today, this.words.of("title", locale), locale);
		sheet.row(COLUMNS.stream().map((column) -> this.words.of("column." + column, locale)).toList());
		Days days = insight.period().days();
		row(sheet, this.words.of("received", locale), "", days, insight.received());
		row(sheet, this.words.of("decided", locale), "", days, insight.decided());
		for (Figure decision : insight.decisions()) {
			row(sheet, this.words.of("decided", locale), this.words.of(Filter.DECISION, decision, locale), days,
					decision);
		}
		if (insight.decided().number() > 0) {
			row(sheet, this.words.of("acceptance.percent", locale), "", days,
					Math.round(insight.acceptance() * HUNDRED), insight.decided());
			times(sheet, days, insight.times(), insight.decided(), locale);
		}
		for (Stretch stretch : insight.stretches()) {
			String its = this.words.stretch(stretch.days(), insight.step(), locale);
			row(sheet, this.words.of("received.over", locale), its, stretch.days(), stretch.received());
		}
		for (Stretch stretch : insight.stretches()) {
			if (stretch.decided().number() > 0) {
				row(sheet, this.words.of("times", locale), this.words.stretch(stretch.days(), insight.step(), locale),
						stretch.days(), stretch.decided());
				times(sheet, stretch.days(), stretch.times(), stretch.decided(), locale);
			}
		}
		for (Filter filter : Filter.values()) {
			for (Figure figure : insight.by(filter)) {
				row(sheet, this.words.of(filter, locale), this.words.of(filter, figure, locale), days, figure);
			}
		}
		for (Figure figure : insight.waiting()) {
			row(sheet, this.words.of("waiting", locale), this.words.view(figure.value(), locale),
					new Days(today, today), figure);
		}
		sheet.finish();
	}

	private void times(Sheet sheet, Days days, Times times, Figure decided, Locale locale) throws IOException {
		row(sheet, this.words.of("median.hours", locale), "", days, hours(times.median()), decided);
		row(sheet, this.words.of("ninetieth.hours", locale), "", days, hours(times.ninetieth()), decided);
	}

	private static long hours(Duration time) {
		return Math.ceilDiv(time.toSeconds(), Duration.ofHours(1).toSeconds());
	}

	private void row(Sheet sheet, String what, String value, Days days, Figure figure) throws IOException {
		row(sheet, what, value, days, figure.number(), figure);
	}

	private void row(Sheet sheet, String what, String value, Days days, long number, Figure figure) throws IOException {
		sheet.row(List.of(what, value, days.first().toString(), days.last().toString(), number,
				this.queue + figure.query()));
	}

}
