package org.practicepress.reader.page;

import java.text.Bidi;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.practicepress.reader.page.PageText.Glyph;

/**
 * Puts glyphs, which stand on a page from left to right, into the order in which they are
 * read.
 *
 * @param rightToLeft which way a line runs when its letters do not tell
 * @param drawn the opening ones of the brackets that are told as they are drawn; of
 * others it is told which one is meant. Programs that tell a sign once for all its places
 * in a document do either, as its first place was.
 */
public record VisualOrder(boolean rightToLeft, String drawn) {

	private static final String OPENING = "([{<\u00ab";

	private static final String CLOSING = ")]}>\u00bb";

	/** A line whose letters do not tell runs from left to right. */
	static final VisualOrder LEFT_TO_RIGHT = new VisualOrder(false, OPENING);

	/** Nobody writes one right before a word: the line was broken behind it. */
	private static final Set<String> ENDS_OF_WORDS = Set.of(",", ";", ":", ".", "!", "?", "-");

	private static final char ARABIC_LETTER = '\u0627';

	/** A gap wider than this part of the font's height is a space. */
	private static final float SPACE = 0.18f;

	/** Whether more of the letters run from right to left. */
	public static boolean rightToLeft(List<Glyph> glyphs) {
		int right = 0;
		int left = 0;
		for (Glyph glyph : glyphs) {
			switch (direction(glyph.text())) {
				case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> right++;
				case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> left++;
				default -> {
				}
			}
		}
		return right > left;
	}

	/**
	 * The brackets that are told as they are drawn: what is closed on its line, or on the
	 * next, has been read as it was meant.
	 * @param lines all lines of the document
	 * @return the opening ones of them
	 */
	static String drawn(List<List<Glyph>> lines) {
		List<List<Glyph>> fromRight = lines.stream()
			.filter((line) -> line.stream().anyMatch((glyph) -> fromRight(glyph.text())))
			.toList();
		int[] drawn = closed(fromRight, new VisualOrder(true, OPENING));
		int[] meant = closed(fromRight, new VisualOrder(true, ""));
		return IntStream.range(0, OPENING.length())
			.filter((bracket) -> drawn[bracket] >= meant[bracket])
			.mapToObj((bracket) -> OPENING.substring(bracket, bracket + 1))
			.collect(Collectors.joining());
	}

	/** How many brackets of each kind are closed soon after they have been opened. */
	private static int[] closed(List<List<Glyph>> lines, VisualOrder order) {
		int[] closed = new int[OPENING.length()];
		int[] before = new int[OPENING.length()];
		for (List<Glyph> line : lines) {
			int[] open = new int[OPENING.length()];
			if (line.stream().anyMatch((glyph) -> !mirrored(glyph.text()).equals(glyph.text()))) {
				String text = order.read(line);
				for (int i = 0; i < text.length(); i++) {
					int opening = OPENING.indexOf(text.charAt(i));
					int closing = CLOSING.indexOf(text.charAt(i));
					if (opening >= 0) {
						open[opening]++;
					}
					else if (closing >= 0 && open[closing] + before[closing] > 0) {
						int[] opened = (open[closing] > 0) ? open : before;
						opened[closing]--;
						closed[closing]++;
					}
				}
			}
			before = open;
		}
		return closed;
	}

	/**
	 * The text of a line.
	 * @param line its glyphs, in any order
	 */
	String read(List<Glyph> line) {
		List<Glyph> units = withoutMisplacedSpaces(line.stream().sorted(Comparator.comparing(Glyph::left)).toList());
		List<String> texts = new ArrayList<>();
		for (int i = 0; i < units.size(); i++) {
			Glyph glyph = units.get(i);
			if (i > 0 && gap(units.get(i - 1), glyph)) {
				texts.add(" ");
			}
			texts.add(glyph.text());
		}
		boolean fromRight = rightToLeft(units) || (this.rightToLeft && !texts.getFirst().equals("+"));
		return fromRight ? fromRight(texts) : fromLeft(texts);
	}

	/**
	 * LibreOffice draws the space before a ligature over the ligature, and leaves a gap
	 * where it belongs: the gap tells.
	 */
	private static List<Glyph> withoutMisplacedSpaces(List<Glyph> sorted) {
		List<Glyph> placed = new ArrayList<>(sorted.size());
		for (int i = 0; i < sorted.size(); i++) {
			Glyph glyph = sorted.get(i);
			boolean before = i > 0 && misplaced(glyph, sorted.get(i - 1), next(sorted, i));
			boolean behind = i + 1 < sorted.size() && misplaced(glyph, sorted.get(i + 1), next(sorted, i + 1));
			if (!before && !behind) {
				placed.add(glyph);
			}
		}
		return placed;
	}

	private static boolean misplaced(Glyph glyph, Glyph letter, @Nullable Glyph next) {
		float middle = (glyph.left() + glyph.right()) / 2;
		return glyph.blank() && !letter.blank() && letter.left() < middle && middle < letter.right() && next != null
				&& gap(letter, next);
	}

	private static @Nullable Glyph next(List<Glyph> sorted, int i) {
		return (i + 1 < sorted.size()) ? sorted.get(i + 1) : null;
	}

	private static boolean gap(Glyph left, Glyph right) {
		return right.left() - left.right() > SPACE * right.size();
	}

	/**
	 * Words that run from left to right stand in the line as they are, and what is behind
	 * them depends on what is before: so it is turned as a whole, and they are turned
	 * back.
	 */
	private String fromRight(List<String> texts) {
		List<String> turned = withForeignWordsWhole(texts).reversed();
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
				read.append(odd ? meant(text) : text);
			}
			i = end;
		}
		return read.toString();
	}

	/**
	 * Foreign words, and the signs and numbers between and behind them, run from left to
	 * right together: what is between brackets goes with the word before (N0 and W7 of
	 * Unicode's Annex 9). Drawn are "GIZ (2021)" and "(2021) GIZ" alike, and it is the
	 * first that people write.
	 */
	private static List<String> withForeignWordsWhole(List<String> texts) {
		List<String> whole = new ArrayList<>(texts.size());
		for (int i = 0; i < texts.size(); i++) {
			if (!foreign(texts.get(i))) {
				whole.add(texts.get(i));
				continue;
			}
			int end = endOfForeignWords(texts, i);
			String words = String.join("", texts.subList(i, end));
			int bracket = whole.isEmpty() ? -1 : bracket(whole.getLast(), OPENING);
			if (bracket >= 0 && opened(words, bracket) < 0) {
				words = whole.removeLast() + words;
			}
			whole.add(words);
			i = end - 1;
		}
		return whole;
	}

	private static int endOfForeignWords(List<String> texts, int start) {
		int end = start + 1;
		for (int i = end; i < texts.size() && !fromRight(texts.get(i)); i++) {
			if (foreign(texts.get(i)) || Character.isDigit(texts.get(i).charAt(0))) {
				end = i + 1;
			}
		}
		String words = String.join("", texts.subList(start, end));
		int[] open = IntStream.range(0, OPENING.length()).map((bracket) -> opened(words, bracket)).toArray();
		for (; end < texts.size(); end++) {
			int bracket = bracket(texts.get(end), CLOSING);
			if (!ENDS_OF_WORDS.contains(texts.get(end)) && (bracket < 0 || open[bracket]-- <= 0)) {
				break;
			}
		}
		return end;
	}

	private static int bracket(String text, String brackets) {
		return (text.length() == 1) ? brackets.indexOf(text) : -1;
	}

	/**
	 * How many brackets of a kind are open at the end, less than none if some were
	 * before.
	 */
	private static int opened(String words, int bracket) {
		return (int) (words.chars().filter((sign) -> sign == OPENING.charAt(bracket)).count()
				- words.chars().filter((sign) -> sign == CLOSING.charAt(bracket)).count());
	}

	private static boolean foreign(String text) {
		return direction(text) == Character.DIRECTIONALITY_LEFT_TO_RIGHT;
	}

	private static boolean fromRight(String text) {
		return switch (direction(text)) {
			case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC,
					Character.DIRECTIONALITY_ARABIC_NUMBER ->
				true;
			default -> false;
		};
	}

	private static byte direction(String text) {
		return Character.getDirectionality(representative(text));
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
			ordered[i] = (levels[i] % 2 == 1) ? meant(texts.get(i)) : texts.get(i);
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

	/** The bracket that is meant where text runs from right to left. */
	private String meant(String text) {
		String mirrored = mirrored(text);
		return (this.drawn.contains(text) || this.drawn.contains(mirrored)) ? mirrored : text;
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
