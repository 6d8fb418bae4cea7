package org.practicepress.review.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import org.practicepress.form.FormLanguage;
import org.practicepress.review.insight.Insight.Figure;

/**
 * A table of numbers, each with a bar that begins where the reader begins to read.
 *
 * @param first those that are shown at once
 * @param others those that somebody must ask for
 */
record Bars(List<Bar> first, List<Bar> others) {

	/** The width of the longest, in the picture's own units. */
	static final int WIDTH = 1000;

	private static final int SHOWN = 8;

	/**
	 * Makes bars.
	 * @param figures the numbers, in order
	 * @param whole how many all are, of which shares are told; 0 to tell none
	 * @param words the words for each
	 * @param locale the reader's language
	 * @return the bars
	 */
	static Bars of(List<Figure> figures, long whole, Function<Figure, String> words, Locale locale) {
		boolean mirrored = FormLanguage.of(locale) == FormLanguage.ARABIC;
		long largest = Math.max(1, figures.stream().mapToLong(Figure::number).max().orElse(1));
		List<Bar> bars = new ArrayList<>();
		for (Figure figure : figures) {
			int length = (figure.number() > 0) ? Math.clamp(figure.number() * WIDTH / largest, 8, WIDTH) : 0;
			bars.add(new Bar(words.apply(figure), figure, InsightWords.number(figure.number(), locale),
					(whole > 0) ? InsightWords.percent((double) figure.number() / whole, locale) : "",
					mirrored ? WIDTH - length : 0, length));
		}
		int shown = Math.min(SHOWN, bars.size());
		return new Bars(bars.subList(0, shown), bars.subList(shown, bars.size()));
	}

	/**
	 * One of them.
	 *
	 * @param words what it is the number of
	 * @param figure the number
	 * @param number the number in words
	 * @param share which part of the whole it is; empty when that is not told
	 * @param x where it begins, from the left
	 * @param length how long it is
	 */
	record Bar(String words, Figure figure, String number, String share, int x, int length) {
	}

}
