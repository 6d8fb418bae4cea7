package org.practicepress.review.insight;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import org.practicepress.form.FormLanguage;
import org.practicepress.review.insight.Insight.Figure;
import org.practicepress.review.insight.Insight.Stretch;
import org.practicepress.review.search.Tally.Times;

/**
 * A picture over time: a column for each part of the period, in the direction the reader
 * reads. Beside it is a table that says the same.
 *
 * @param columns the columns in the order of time
 * @param width of all of them, in the picture's own units
 * @param scale what stands beside it, from the top down
 * @param days what stands below it, in the order of time
 */
record Columns(List<Column> columns, int width, List<String> scale, List<String> days) {

	/** Of a column with the space beside it. */
	private static final int WIDTH = 10;

	private static final int MOST_DAYS = 3;

	/** How many came. */
	static Columns received(Insight insight, InsightWords words, Locale locale) {
		Scale scale = Scale
			.fitting(insight.stretches().stream().mapToLong((each) -> each.received().number()).max().orElse(0));
		return of(insight, words, locale, scale, (number) -> InsightWords.number(number, locale), Stretch::received,
				(stretch) -> 0.0, (stretch) -> stretch.received().number());
	}

	/** How long those took about which was decided. */
	static Columns times(Insight insight, InsightWords words, Locale locale) {
		Duration longest = insight.stretches()
			.stream()
			.map((each) -> each.times().ninetieth())
			.max(Duration::compareTo)
			.orElse(Duration.ZERO);
		Duration unit = (longest.toDays() > 1) ? Duration.ofDays(1) : Duration.ofHours(1);
		Scale scale = Scale.fitting(Math.ceilDiv(longest.toSeconds(), unit.toSeconds()));
		return of(insight, words, locale, scale, (number) -> words.duration(unit.multipliedBy(number), locale),
				Stretch::decided, (stretch) -> in(unit, stretch.times().median()),
				(stretch) -> in(unit, stretch.times().ninetieth()));
	}

	private static double in(Duration unit, Duration time) {
		return (double) time.toSeconds() / unit.toSeconds();
	}

	private static Columns of(Insight insight, InsightWords words, Locale locale, Scale scale,
			Function<Long, String> scaled, Function<Stretch, Figure> figure, Function<Stretch, Number> mark,
			Function<Stretch, Number> height) {
		boolean mirrored = FormLanguage.of(locale) == FormLanguage.ARABIC;
		int number = insight.stretches().size();
		List<Column> columns = new ArrayList<>();
		for (Stretch stretch : insight.stretches()) {
			int place = mirrored ? number - 1 - columns.size() : columns.size();
			columns.add(new Column(place * WIDTH, scale.height(height.apply(stretch).doubleValue()),
					scale.height(mark.apply(stretch).doubleValue()),
					words.stretch(stretch.days(), insight.step(), locale), figure.apply(stretch), stretch.times()));
		}
		return new Columns(columns, number * WIDTH,
				List.of(scaled.apply(scale.top()), scaled.apply(scale.middle()), InsightWords.number(0, locale)),
				days(insight, locale));
	}

	/** The first, one in the middle, and the last. */
	private static List<String> days(Insight insight, Locale locale) {
		List<Stretch> all = insight.stretches();
		List<Stretch> some = (all.size() > MOST_DAYS)
				? List.of(all.getFirst(), all.get((all.size() - 1) / 2), all.getLast()) : all;
		return some.stream().map((each) -> InsightWords.briefly(each.days(), insight.step(), locale)).toList();
	}

	/**
	 * One of them. It stands at the bottom.
	 *
	 * @param x where it begins, from the left
	 * @param height how high it is
	 * @param mark how high the part of it is that is set off; 0 for none
	 * @param words the part of the period
	 * @param figure how many it stands for
	 * @param times how long those took
	 */
	record Column(int x, int height, int mark, String words, Figure figure, Times times) {

		/** Where it begins, from the top. */
		public int y() {
			return Scale.HEIGHT - this.height;
		}

		/** Where the part that is set off begins, from the top. */
		public int markY() {
			return Scale.HEIGHT - this.mark;
		}

	}

}
