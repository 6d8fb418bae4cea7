package org.practicepress.notification.letter;

import java.util.List;

/**
 * Makes what somebody else wrote fit for a letter or a header: no control characters, no
 * characters that turn the direction of what follows, no endless length.
 */
public final class Untrusted {

	private static final String ELLIPSIS = "…";

	private Untrusted() {
	}

	/**
	 * One line.
	 * @param text what was written
	 * @param longest how many characters (code points) may remain
	 * @return the line, perhaps empty, without space at its ends
	 */
	public static String line(String text, int longest) {
		StringBuilder line = new StringBuilder();
		text.codePoints().map((point) -> spaceLike(point) ? ' ' : point).forEach((point) -> {
			boolean doubled = point == ' ' && (line.isEmpty() || line.charAt(line.length() - 1) == ' ');
			if (!doubled && harmless(point)) {
				line.appendCodePoint(point);
			}
		});
		return shortened(line.toString().strip(), longest);
	}

	/**
	 * Several lines, as they were broken.
	 * @param text what was written
	 * @return the lines without empty ones at the beginning and end
	 */
	static List<String> lines(String text) {
		return text.strip().lines().map((line) -> line(line, Integer.MAX_VALUE)).toList();
	}

	private static String shortened(String line, int longest) {
		if (line.codePointCount(0, line.length()) <= longest) {
			return line;
		}
		return line.substring(0, line.offsetByCodePoints(0, longest - 1)).stripTrailing() + ELLIPSIS;
	}

	private static boolean spaceLike(int point) {
		return switch (Character.getType(point)) {
			case Character.CONTROL, Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR,
					Character.PARAGRAPH_SEPARATOR ->
				true;
			default -> false;
		};
	}

	/** Joiners shape Persian, Indic and emoji text; the other format characters go. */
	private static boolean harmless(int point) {
		return switch (Character.getType(point)) {
			case Character.FORMAT -> point == 0x200C || point == 0x200D || (point >= 0xE0020 && point <= 0xE007F);
			case Character.SURROGATE -> false;
			default -> true;
		};
	}

}
