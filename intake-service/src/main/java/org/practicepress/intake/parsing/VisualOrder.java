package org.practicepress.intake.parsing;

import java.text.Bidi;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import org.practicepress.intake.parsing.PageText.Glyph;

/**
 * Puts glyphs, which stand on a page from left to right, into the order in which they are
 * read.
 *
 * @param rightToLeft which way a line runs when its letters do not tell
 * @param drawn whether brackets are told as they are drawn; some programs tell which one
 * is meant
 */
record VisualOrder(boolean rightToLeft, boolean drawn) {

	private static final String OPENING = "([{<\u00ab";

	private static final String CLOSING = ")]}>\u00bb";

	private static final char ARABIC_LETTER = '\u0627';

	/** A gap wider than this part of the font's height is a space. */
	private static final float SPACE = 0.18f;

	/** Whether more of the letters run from right to left. */
	static boolean rightToLeft(List<Glyph> glyphs) {
		int right = 0;
		int left = 0;
		for (Glyph glyph : glyphs) {
			byte direction = Character.getDirectionality(representative(glyph.text()));
			if (direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
					|| direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC) {
				right++;
			}
			else if (direction == Character.DIRECTIONALITY_LEFT_TO_RIGHT) {
				left++;
			}
		}
		return right > left;
	}

	/**
	 * Whether brackets are told as they are drawn. One line does not tell: it may begin
	 * with the end of a bracket, and end with the beginning of another.
	 * @param lines all lines of the document
	 */
	static boolean drawn(List<List<Glyph>> lines) {
		int drawn = 0;
		int meant = 0;
		for (List<Glyph> line : lines) {
			if (rightToLeft(line) && line.stream().anyMatch((glyph) -> !mirrored(glyph.text()).equals(glyph.text()))) {
				drawn += closed(new VisualOrder(true, true).read(line));
				meant += closed(new VisualOrder(true, false).read(line));
			}
		}
		return drawn >= meant;
	}

	/** How many brackets are closed on a line after they have been opened there. */
	private static int closed(String line) {
		int closed = 0;
		int[] open = new int[OPENING.length()];
		for (int i = 0; i < line.length(); i++) {
			int opening = OPENING.indexOf(line.charAt(i));
			int closing = CLOSING.indexOf(line.charAt(i));
			if (opening >= 0) {
				open[opening]++;
			}
			else if (closing >= 0 && open[closing] > 0) {
				open[closing]--;
				closed++;
			}
		}
		return closed;
	}

	/**
	 * The text of a line.
	 * @param line its glyphs, in any order
	 */
	String read(List<Glyph> line) {
		List<Glyph> units = line.stream().sorted(Comparator.comparing(Glyph::left)).toList();
		List<String> texts = new ArrayList<>();
		for (int i = 0; i < units.size(); i++) {
			Glyph glyph = units.get(i);
			if (i > 0 && glyph.left() - units.get(i - 1).right() > SPACE * glyph.size()) {
				texts.add(" ");
			}
			texts.add(glyph.text());
		}
		boolean fromRight = rightToLeft(units) || (this.rightToLeft && !texts.getFirst().equals("+"));
		return fromRight ? fromRight(texts) : fromLeft(texts);
	}

	/**
	 * Words that run from left to right stand in the line as they are, and what is behind
	 * them depends on what is before: so it is turned as a whole, and they are turned
	 * back.
	 */
	private String fromRight(List<String> texts) {
		List<String> turned = texts.reversed();
		// a line goes on with the one before, of which it is only known that it is Arabic
		char[] signs = new char[turned.size() + 1];
		signs[0] = ARABIC_LETTER;
		for (int i = 1; i < signs.length; i++) {
			signs[i] = representative(turned.get(i - 1));
		}
		Bidi bidi = new Bidi(signs, 0, null, 0, signs.length, Bidi.DIRECTION_RIGHT_TO_LEFT);
		StringBuilder read = new StringBuilder();
		for (int i = 1; i < signs.length;) {
			int end = i;
			while (end < signs.length && bidi.getLevelAt(end) == bidi.getLevelAt(i)) {
				end++;
			}
			boolean odd = bidi.getLevelAt(i) % 2 == 1;
			for (int j = i; j < end; j++) {
				String text = turned.get(odd ? j - 1 : end - 1 - (j - i) - 1);
				read.append((odd && this.drawn) ? mirrored(text) : text);
			}
			i = end;
		}
		return read.toString();
	}

	private String fromLeft(List<String> texts) {
		char[] signs = new char[texts.size()];
		boolean mixed = false;
		for (int i = 0; i < signs.length; i++) {
			signs[i] = representative(texts.get(i));
			mixed |= Bidi.requiresBidi(signs, i, i + 1);
		}
		if (!mixed) {
			return String.join("", texts);
		}
		Bidi bidi = new Bidi(signs, 0, null, 0, signs.length, Bidi.DIRECTION_LEFT_TO_RIGHT);
		byte[] levels = new byte[signs.length];
		Object[] ordered = new Object[signs.length];
		for (int i = 0; i < signs.length; i++) {
			levels[i] = (byte) bidi.getLevelAt(i);
			ordered[i] = (this.drawn && levels[i] % 2 == 1) ? mirrored(texts.get(i)) : texts.get(i);
		}
		Bidi.reorderVisually(levels, 0, ordered, 0, ordered.length);
		return Arrays.stream(ordered).map(String::valueOf).collect(Collectors.joining());
	}

	/** One sign that stands for all in working out the order. */
	private static char representative(String text) {
		for (int i = 0; i < text.length(); i++) {
			byte direction = Character.getDirectionality(text.charAt(i));
			if (direction >= 0 && direction <= Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC) {
				return text.charAt(i);
			}
		}
		return text.charAt(0);
	}

	private static String mirrored(String text) {
		int opening = OPENING.indexOf(text);
		int closing = CLOSING.indexOf(text);
		if (text.length() != 1 || opening == closing) {
			return text;
		}
		return (opening >= 0) ? CLOSING.substring(opening, opening + 1) : OPENING.substring(closing, closing + 1);
	}

}
