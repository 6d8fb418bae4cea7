package org.practicepress.review.decision;

import java.text.Normalizer;

import org.jspecify.annotations.Nullable;

/**
 * What people type, as it is kept and shown: without signs that nobody sees and that turn
 * the words around them, and with one form of each letter.
 */
public final class PlainText {

	private static final int ZERO_WIDTH_NON_JOINER = 0x200C;

	private static final int RIGHT_TO_LEFT_MARK = 0x200F;

	private static final int ARABIC_LETTER_MARK = 0x061C;

	private static final int LINE_SEPARATOR = 0x2028;

	private static final int PARAGRAPH_SEPARATOR = 0x2029;

	private PlainText() {
	}

	/**
	 * A text as it is kept.
	 * @param text what was typed
	 * @return the same without what nobody sees; empty for nothing
	 */
	public static String tidied(@Nullable String text) {
		if (text == null) {
			return "";
		}
		StringBuilder tidied = new StringBuilder(text.length());
		text.replace("\r\n", "\n")
			.codePoints()
			.map(PlainText::tidied)
			.filter((sign) -> sign != 0)
			.forEach(tidied::appendCodePoint);
		return Normalizer.normalize(tidied, Normalizer.Form.NFC).strip();
	}

	/** Joiners are part of words and emoji; marks set right what stands between words. */
	private static int tidied(int sign) {
		if (sign == '\n' || sign == '\r' || sign == LINE_SEPARATOR || sign == PARAGRAPH_SEPARATOR) {
			return '\n';
		}
		return switch (Character.getType(sign)) {
			case Character.CONTROL -> (sign == '\t') ? sign : 0;
			case Character.FORMAT ->
				(sign >= ZERO_WIDTH_NON_JOINER && sign <= RIGHT_TO_LEFT_MARK) || sign == ARABIC_LETTER_MARK ? sign : 0;
			case Character.SURROGATE -> 0;
			default -> sign;
		};
	}

}
