package org.practicepress.reader.recognition;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Makes words comparable that were typed by people on different keyboards.
 */
final class Spelling {

	private Spelling() {
	}

	/** The letters and digits alone: without case, accents, spaces and punctuation. */
	static String key(String text) {
		String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
		StringBuilder key = new StringBuilder(decomposed.length());
		for (int at = 0, character; at < decomposed.length(); at += Character.charCount(character)) {
			character = decomposed.codePointAt(at);
			if (letterOrNumber(character)) {
				key.appendCodePoint(westernDigit(alike(character)));
			}
		}
		return key.toString().toLowerCase(Locale.ROOT);
	}

	/** One line, without superfluous or invisible characters. */
	static String line(String text) {
		StringBuilder line = new StringBuilder(text.length());
		for (int at = 0, character; at < text.length(); at += Character.charCount(character)) {
			character = text.codePointAt(at);
			// most characters by far, and none of them is changed
			if (character > ' ' && character < '\u007f') {
				line.append((char) character);
			}
			else {
				appendVisible(line, mark(character));
			}
		}
		return Normalizer.normalize(line, Normalizer.Form.NFC).strip();
	}

	private static void appendVisible(StringBuilder line, int character) {
		if (!visible(character)) {
			return;
		}
		if (shape(character)) {
			Normalizer.normalize(Character.toString(character), Normalizer.Form.NFKC)
				.codePoints()
				.forEach((letter) -> append(line, letter));
		}
		else {
			append(line, character);
		}
	}

	/** Of several spaces the first is kept. */
	private static void append(StringBuilder line, int character) {
		if (!space(character)) {
			line.appendCodePoint(character);
		}
		else if (line.isEmpty() || line.charAt(line.length() - 1) != ' ') {
			line.append(' ');
		}
	}

	private static boolean space(int character) {
		return Character.isSpaceChar(character) || (character >= '\t' && character <= '\r');
	}

	/** The Arabic tatweel only makes a word longer. */
	private static boolean letterOrNumber(int character) {
		int type = Character.getType(character);
		return character != '\u0640' && (Character.isLetterOrDigit(character) || type == Character.LETTER_NUMBER
				|| type == Character.OTHER_NUMBER);
	}

	/** Letters that are written for each other, depending on keyboard and habit. */
	private static int alike(int character) {
		return switch (character) {
			case '\u0649', '\u06cc' -> '\u064a';
			case '\u0629' -> '\u0647';
			case '\u06a9' -> '\u0643';
			default -> character;
		};
	}

	/** Marks of symbol fonts, where a program has not kept the font. */
	private static int mark(int character) {
		return switch (character) {
			case '\uf0b7', '\uf0a7' -> '\u2022';
			case '\uf0fe', '\uf0fd' -> '\u2612';
			case '\uf0a8', '\uf06f' -> '\u2610';
			case '\uf0fc' -> '\u2713';
			default -> character;
		};
	}

	/**
	 * Whether it can be seen or shown and is no half character. Which way text runs is
	 * told by its letters; characters that say it only make equal words unequal.
	 */
	private static boolean visible(int character) {
		return switch (Character.getType(character)) {
			case Character.CONTROL -> space(character);
			case Character.SURROGATE, Character.PRIVATE_USE -> false;
			case Character.FORMAT -> !direction(character) && character != '\u200b' && character != '\u00ad';
			default -> character != '\ufffc' && character != '\ufffe' && character != '\uffff'
					&& (character < '\ufdd0' || character > '\ufdef');
		};
	}

	private static boolean direction(int character) {
		return character == '\u061c' || character == '\u200e' || character == '\u200f' || character == '\ufeff'
				|| (character >= '\u202a' && character <= '\u202e') || (character >= '\u2066' && character <= '\u2069');
	}

	/**
	 * Arabic letters in the shapes that a printer needs; not the signs for whole phrases.
	 */
	private static boolean shape(int character) {
		return (character >= '\ufb50' && character <= '\ufdfb') || (character >= '\ufe70' && character <= '\ufefc');
	}

	static String westernDigits(String text) {
		StringBuilder western = new StringBuilder(text.length());
		text.codePoints().forEach((character) -> western.appendCodePoint(westernDigit(character)));
		return western.toString();
	}

	private static int westernDigit(int character) {
		return Character.isDigit(character) ? '0' + Character.digit(character, 10) : character;
	}

}
