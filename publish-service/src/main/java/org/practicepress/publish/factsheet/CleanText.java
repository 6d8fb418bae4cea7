package org.practicepress.publish.factsheet;

import java.text.Normalizer;

import com.google.re2j.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Text that every form of a factsheet can carry. XML, and so Word and PDF, know no
 * control characters; a direction override in an answer would turn the rest of the page
 * around.
 */
final class CleanText {

	private static final Pattern SPACES = Pattern.compile("\\s+");

	private CleanText() {
	}

	static String of(@Nullable String text) {
		if (text == null) {
			return "";
		}
		StringBuilder clean = new StringBuilder(text.length());
		text.replace("\r\n", "\n").replace('\r', '\n').codePoints().filter(CleanText::speaks).forEach((c) -> {
			switch (c) {
				case '\t' -> clean.append(' ');
				case 0x2028, 0x2029 -> clean.append('\n');
				default -> clean.appendCodePoint(c);
			}
		});
		return Normalizer.normalize(clean, Normalizer.Form.NFC).strip();
	}

	static @Nullable String orNull(@Nullable String text) {
		String clean = of(text);
		return clean.isEmpty() ? null : clean;
	}

	static String line(@Nullable String text) {
		return SPACES.matcher(of(text)).replaceAll(" ");
	}

	private static boolean speaks(int c) {
		if (c == '\n' || c == '\t') {
			return true;
		}
		boolean overridesDirection = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
		return !Character.isISOControl(c) && c != 0xFFFE && c != 0xFFFF && c != 0xFEFF && !overridesDirection
				&& (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE);
	}

}
