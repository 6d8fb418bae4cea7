package org.practicepress.review.search;

import java.util.ArrayList;
import java.util.List;

/**
 * What somebody typed to search for, understood: words, and "phrases" between quotation
 * marks. Nothing else has a meaning, so nothing that is typed can be wrong.
 *
 * @param terms the words and phrases, in order
 */
record Words(List<Term> terms) {

	/** More is cut off: nobody types so much, and each word costs. */
	static final int LONGEST = 300;

	private static final int MOST = 12;

	private static final String MARKS = "\"“”„«»";

	Words {
		terms = List.copyOf(terms);
	}

	static Words of(String typed) {
		List<Term> terms = new ArrayList<>();
		StringBuilder word = new StringBuilder();
		boolean quoted = false;
		for (int sign : (Iterable<Integer>) typed.codePoints().limit(LONGEST)::iterator) {
			if (MARKS.indexOf(sign) >= 0) {
				add(terms, word, quoted, false);
				quoted = !quoted;
			}
			else if (!quoted && (Character.isWhitespace(sign) || Character.isISOControl(sign))) {
				add(terms, word, false, false);
			}
			else {
				word.appendCodePoint(sign);
			}
		}
		add(terms, word, quoted, !quoted);
		return new Words(terms.subList(0, Math.min(MOST, terms.size())));
	}

	private static void add(List<Term> terms, StringBuilder word, boolean phrase, boolean unfinished) {
		String text = word.toString().strip();
		if (!text.isEmpty()) {
			terms.add(new Term(text, phrase, unfinished));
		}
		word.setLength(0);
	}

	/**
	 * A word or a phrase.
	 *
	 * @param text as it was typed
	 * @param phrase whether it must stand so, and no word in another form will do
	 * @param unfinished whether it may only be the beginning of a word
	 */
	record Term(String text, boolean phrase, boolean unfinished) {
	}

}
