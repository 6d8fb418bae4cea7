package org.practicepress.intake.recognition;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Makes words comparable that were typed by people on different keyboards.
 */
final class Spelling {

	private static final Pattern MARKS = Pattern.compile("\\p{M}+");

	private static final Pattern NO_LETTER_OR_DIGIT = Pattern.compile("[^\\p{L}\\p{N}]+");

	/**
	 * Which way text runs is told by its letters; these only make equal words unequal.
	 */
	private static final Pattern DIRECTION = Pattern
		.compile("[\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufeff]");

	private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");

	private Spelling() {
	}

	/** The letters and digits alone: without case, accents, spaces and punctuation. */
	static String key(String text) {
		String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
		String bare = MARKS.matcher(decomposed).replaceAll("").replace("\u0640", "");
		return westernDigits(NO_LETTER_OR_DIGIT.matcher(bare).replaceAll("")).toLowerCase(Locale.ROOT);
	}

	/** One line, without superfluous or invisible characters. */
	static String line(String text) {
		String visible = DIRECTION.matcher(text).replaceAll("").replace("\u200b", "").replace("\u00ad", "");
		return Normalizer.normalize(SPACE.matcher(visible).replaceAll(" "), Normalizer.Form.NFC).strip();
	}

	static String westernDigits(String text) {
		StringBuilder western = new StringBuilder(text.length());
		text.codePoints().forEach((character) -> {
			int digit = Character.isDigit(character) ? Character.digit(character, 10) : -1;
			western.appendCodePoint((digit >= 0) ? '0' + digit : character);
		});
		return western.toString();
	}

}
