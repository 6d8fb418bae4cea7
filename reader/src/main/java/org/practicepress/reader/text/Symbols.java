package org.practicepress.reader.text;

import java.util.Map;

import com.google.re2j.Pattern;

/**
 * Characters of symbol fonts that look like boxes, marks and bullets.
 */
public final class Symbols {

	public static final String CHECKED_BOX = "\u2612";

	public static final String EMPTY_BOX = "\u2610";

	private static final Pattern CODE = Pattern.compile("[0-9A-Fa-f]{1,6}");

	private static final Map<Integer, String> LIKE = Map.of(0xFE, CHECKED_BOX, 0xFD, CHECKED_BOX, 0xFC, "\u2713", 0xFB,
			"\u2717", 0xA8, EMPTY_BOX, 0x6F, EMPTY_BOX, 0xA7, "\u2022", 0xB7, "\u2022");

	private Symbols() {
	}

	/** Such fonts have their characters in Unicode's area for private use. */
	public static String of(int character) {
		return LIKE.getOrDefault(character & 0xFF, "");
	}

	public static String of(String hexadecimal) {
		return CODE.matches(hexadecimal) ? of(Integer.parseInt(hexadecimal, 16)) : "";
	}

}
