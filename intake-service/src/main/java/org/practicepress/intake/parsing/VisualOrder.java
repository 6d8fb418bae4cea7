package org.practicepress.intake.parsing;

import java.text.Bidi;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.practicepress.intake.parsing.PageText.Glyph;

/**
 * Puts glyphs, which stand on a page from left to right, into the order in which they are
 * read.
 */
final class VisualOrder {

	/** A gap wider than this part of the font's height is a space. */
	private static final float SPACE = 0.18f;

	private VisualOrder() {
	}

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
	 * The text of a line.
	 * @param line its glyphs, in any order
	 * @param otherwise which way it runs when its letters do not tell
	 */
	static String read(List<Glyph> line, boolean otherwise) {
		List<Glyph> units = line.stream().sorted(Comparator.comparing(Glyph::left)).toList();
		List<String> texts = new ArrayList<>();
		for (int i = 0; i < units.size(); i++) {
			Glyph glyph = units.get(i);
			if (i > 0 && glyph.left() - units.get(i - 1).right() > SPACE * glyph.size()) {
				texts.add(" ");
			}
			texts.add(glyph.text());
		}
		boolean rightToLeft = rightToLeft(units) || (otherwise && !texts.getFirst().equals("+"));
		char[] signs = new char[texts.size()];
		boolean mixed = rightToLeft;
		for (int i = 0; i < signs.length; i++) {
			signs[i] = representative(texts.get(i));
			mixed |= Bidi.requiresBidi(signs, i, i + 1);
		}
		if (!mixed) {
			return String.join("", texts);
		}
		Bidi bidi = new Bidi(signs, 0, null, 0, signs.length,
				rightToLeft ? Bidi.DIRECTION_RIGHT_TO_LEFT : Bidi.DIRECTION_LEFT_TO_RIGHT);
		byte[] levels = new byte[signs.length];
		Object[] ordered = new Object[signs.length];
		for (int i = 0; i < signs.length; i++) {
			levels[i] = (byte) bidi.getLevelAt(i);
			ordered[i] = (levels[i] % 2 == 1) ? mirrored(texts.get(i)) : texts.get(i);
		}
		Bidi.reorderVisually(levels, 0, ordered, 0, ordered.length);
		StringBuilder read = new StringBuilder();
		for (Object text : ordered) {
			read.append(text);
		}
		return withBrackets(read.toString());
	}

	/** Some programs tell which bracket is meant, some which one is drawn. */
	private static String withBrackets(String read) {
		if (!closedFirst(read, '(', ')') && !closedFirst(read, '\u00ab', '\u00bb')) {
			return read;
		}
		StringBuilder turned = new StringBuilder(read.length());
		for (int i = 0; i < read.length(); i++) {
			turned.append(mirrored(read.substring(i, i + 1)));
		}
		return turned.toString();
	}

	private static boolean closedFirst(String read, char open, char close) {
		int closed = read.indexOf(close);
		return closed >= 0 && read.indexOf(open) > closed;
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
		if (text.length() != 1) {
			return text;
		}
		return switch (text.charAt(0)) {
			case '(' -> ")";
			case ')' -> "(";
			case '[' -> "]";
			case ']' -> "[";
			case '{' -> "}";
			case '}' -> "{";
			case '<' -> ">";
			case '>' -> "<";
			case '\u00ab' -> "\u00bb";
			case '\u00bb' -> "\u00ab";
			default -> text;
		};
	}

}
