package org.practicepress.reader.recognition;

/**
 * Words that are looked for in a text, each letter of which is looked at once (Knuth,
 * Morris and Pratt). {@link String#indexOf} begins anew behind every letter: of a hundred
 * thousand letters that all but match, nobody would live to see the end.
 */
final class Passage {

	private final String words;

	/** How many letters the words up to each letter both begin and end with. */
	private final int[] borders;

	Passage(String words) {
		this.words = words;
		this.borders = new int[words.length()];
		for (int i = 1; i < words.length(); i++) {
			this.borders[i] = matched(this.borders[i - 1], words.charAt(i));
		}
	}

	/** How many letters match when one more comes. */
	private int matched(int before, char letter) {
		int matched = before;
		while (matched > 0 && this.words.charAt(matched) != letter) {
			matched = this.borders[matched - 1];
		}
		return (this.words.charAt(matched) == letter) ? matched + 1 : matched;
	}

	/**
	 * Where the words stand.
	 * @param text the text
	 * @param from where to begin
	 * @return the place, or -1 when they stand nowhere
	 */
	int in(CharSequence text, int from) {
		if (this.words.isEmpty()) {
			return from;
		}
		int matched = 0;
		for (int i = from; i < text.length(); i++) {
			matched = matched(matched, text.charAt(i));
			if (matched == this.words.length()) {
				return i + 1 - matched;
			}
		}
		return -1;
	}

}
