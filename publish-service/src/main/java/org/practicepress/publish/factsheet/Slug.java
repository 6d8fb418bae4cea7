package org.practicepress.publish.factsheet;

import java.text.Normalizer;
import java.util.Locale;

import com.google.re2j.Pattern;

/**
 * The readable end of an address: a few words of the title in plain Latin letters, so
 * that it survives mail, print and being read out. Empty when the title has none.
 */
final class Slug {

	private static final int LONGEST = 80;

	private static final Pattern MARKS = Pattern.compile("\\p{M}+");

	private static final Pattern BETWEEN_WORDS = Pattern.compile("[^a-z0-9]+");

	private static final Pattern AROUND = Pattern.compile("^-|-$");

	private Slug() {
	}

	static String of(String title) {
		String letters = MARKS.matcher(Normalizer.normalize(title, Normalizer.Form.NFD))
			.replaceAll("")
			.replace("'", "")
			.replace("\u2019", "")
			.toLowerCase(Locale.ROOT)
			.replace("\u00df", "ss")
			.replace("\u0153", "oe")
			.replace("\u00e6", "ae");
		String plain = AROUND.matcher(BETWEEN_WORDS.matcher(letters).replaceAll("-")).replaceAll("");
		if (plain.length() <= LONGEST) {
			return plain;
		}
		int wordEnd = plain.lastIndexOf('-', LONGEST);
		return plain.substring(0, (wordEnd > 0) ? wordEnd : LONGEST);
	}

}
