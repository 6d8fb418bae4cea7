package org.practicepress.review.comparison;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A text in its words and signs, as its writer sees them, and what stands between them.
 */
final class Tokens {

	private static final String SPACE = " ";

	private static final String NEW_LINE = "\n";

	private Tokens() {
	}

	/**
	 * The tokens of some lines, which put together are the lines again, but that any
	 * space is one space.
	 */
	static List<String> of(List<String> lines, Locale language) {
		BreakIterator boundaries = BreakIterator.getWordInstance(language);
		List<String> tokens = new ArrayList<>();
		for (String line : lines) {
			if (!tokens.isEmpty()) {
				tokens.add(NEW_LINE);
			}
			boundaries.setText(line);
			int from = boundaries.first();
			for (int to = boundaries.next(); to != BreakIterator.DONE; to = boundaries.next()) {
				String part = line.substring(from, to);
				if (!part.isBlank()) {
					tokens.add(part);
				}
				else if (!SPACE.equals(tokens.getLast())) {
					tokens.add(SPACE);
				}
				from = to;
			}
		}
		return tokens;
	}

}
