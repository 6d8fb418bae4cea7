package org.practicepress.review.comparison;

import java.util.List;
import java.util.Locale;

/**
 * How much of a text is another one in a later version, in words and signs. Space alone
 * is no change.
 *
 * @param of how many words and signs the earlier version has
 * @param changed how many of them are others, or how many there are more
 */
public record Extent(int of, int changed) {

	/**
	 * A few hundred changes in a long answer; who has changed more is told only that it
	 * is much.
	 */
	private static final long STEPS = 200_000;

	/**
	 * Compares two texts.
	 * @param before the earlier version
	 * @param after the later version
	 * @param language the language of both
	 * @return how much has changed; what cannot be found out at a bounded cost has
	 */
	public static Extent of(String before, String after, Locale language) {
		List<String> earlier = words(before, language);
		List<String> later = words(after, language);
		int changed = 0;
		for (Hunk hunk : Differences.between(earlier, later, new Steps(STEPS))) {
			changed += Math.max(hunk.to() - hunk.from(), hunk.end() - hunk.into());
		}
		return new Extent(earlier.size(), changed);
	}

	private static List<String> words(String text, Locale language) {
		return Tokens.of(text.lines().map(String::strip).filter((line) -> !line.isEmpty()).toList(), language)
			.stream()
			.filter((token) -> !token.isBlank())
			.toList();
	}

}
