package org.practicepress.print;

import com.ibm.icu.text.ArabicShaping;
import com.ibm.icu.text.ArabicShapingException;
import com.ibm.icu.text.Bidi;
import com.openhtmltopdf.bidi.BidiReorderer;

/**
 * Joins Arabic letters and puts them in the order in which they are drawn. Unlike the
 * library's own, it leaves vowel signs what they are: drawn over their letter, and not
 * over a stroke of their own beside it.
 */
final class ArabicReorderer implements BidiReorderer {

	private static final char FIRST_SHAPED_SIGN = '\ufe70';

	/** What the shaped signs FE70 to FE7F were; two of them are no signs. */
	private static final String SIGNS = "\u064b\u064b\u064c\ufe73\u064d\ufe75\u064e\u064e\u064f\u064f\u0650\u0650\u0651\u0651\u0652\u0652";

	private final ArabicShaping join = new ArabicShaping(ArabicShaping.LETTERS_SHAPE_TASHKEEL_ISOLATED);

	private final ArabicShaping part = new ArabicShaping(ArabicShaping.LETTERS_UNSHAPE);

	@Override
	public String reorderRTLTextToLTR(String text) {
		return Bidi.writeReverse(text, Bidi.DO_MIRRORING);
	}

	@Override
	public String shapeText(String text) {
		StringBuilder joined = new StringBuilder(shape(this.join, text));
		for (int i = 0; i < joined.length(); i++) {
			int sign = joined.charAt(i) - FIRST_SHAPED_SIGN;
			if (sign >= 0 && sign < SIGNS.length()) {
				joined.setCharAt(i, SIGNS.charAt(sign));
			}
		}
		return joined.toString();
	}

	@Override
	public String deshapeText(String text) {
		return shape(this.part, text);
	}

	@Override
	public boolean isLiveImplementation() {
		return true;
	}

	private static String shape(ArabicShaping shaping, String text) {
		try {
			return shaping.shape(text);
		}
		catch (ArabicShapingException ex) {
			throw new IllegalStateException("Arabic shaping was not set up right", ex);
		}
	}

}
