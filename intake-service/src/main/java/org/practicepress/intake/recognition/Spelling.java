package org.practicepress.intake.recognition;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
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

	/** What can neither be seen nor shown, and half characters. */
	private static final Pattern NO_CHARACTER = Pattern
		.compile("[\\p{Cc}\\p{Cs}\\p{Co}\ufdd0-\ufdef\ufffc\ufffe\uffff&&[^\\s]]");

	/** Marks of symbol fonts, where a program has not kept the font. */
	private static final Map<String, String> MARKS_OF_FONTS = Map.of("\uf0b7", "\u2022", "\uf0a7", "\u2022", "\uf0fe",
			"\u2612", "\uf0fd", "\u2612", "\uf0a8", "\u2610", "\uf06f", "\u2610", "\uf0fc", "\u2713");

	/**
	 * Arabic letters in the shapes that a printer needs; not the signs for whole phrases.
	 */
	private static final Pattern SHAPES = Pattern.compile("[\ufb50-\ufdfb\ufe70-\ufefc]+");

	/** Letters that are written for each other, depending on keyboard and habit. */
	private static final Map<String, String> ALIKE = Map.of("\u0649", "\u064a", "\u06cc", "\u064a", "\u0629", "\u0647",
			"\u06a9", "\u0643");

	private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");

	private Spelling() {
	}

	/** The letters and digits alone: without case, accents, spaces and punctuation. */
	static String key(String text) {
		String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
		String bare = MARKS.matcher(decomposed).replaceAll("").replace("\u0640", "");
		for (Map.Entry<String, String> alike : ALIKE.entrySet()) {
			bare = bare.replace(alike.getKey(), alike.getValue());
		}
		return westernDigits(NO_LETTER_OR_DIGIT.matcher(bare).replaceAll("")).toLowerCase(Locale.ROOT);
	}

	/** One line, without superfluous or invisible characters. */
	static String line(String text) {
		String visible = DIRECTION.matcher(text).replaceAll("").replace("\u200b", "").replace("\u00ad", "");
		for (Map.Entry<String, String> mark : MARKS_OF_FONTS.entrySet()) {
			visible = visible.replace(mark.getKey(), mark.getValue());
		}
		String shaped = NO_CHARACTER.matcher(visible).replaceAll("");
		String plain = SHAPES.matcher(shaped)
			.replaceAll((shapes) -> Normalizer.normalize(shapes.group(), Normalizer.Form.NFKC));
		return Normalizer.normalize(SPACE.matcher(plain).replaceAll(" "), Normalizer.Form.NFC).strip();
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
