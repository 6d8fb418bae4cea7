package org.practicepress.publish.factsheet;

import java.text.Normalizer;
import java.util.Locale;

/**
 * The readable end of an address: a few words of the title in plain Latin letters, so
 * that it survives mail, print and being read out. Empty when the title has none.
 */
final class Slug {

	private static final int LONGEST = 80;

	private Slug() {
	}

	static String of(String title) {
		String plain = Normalizer.normalize(title, Normalizer.Form.NFD)
			.replaceAll("\\p{M}+", "")
			.replace("'", "")
			.replace("\u2019", "")
			.toLowerCase(Locale.ROOT)
			.replace("\u00df", "ss")
			.replace("\u0153", "oe")
			.replace("\u00e6", "ae")
			.replaceAll("[^a-z0-9]+", "-")
			.replaceAll("^-|-$", "");
		if (plain.length() <= LONGEST) {
			return plain;
		}
		int wordEnd = plain.lastIndexOf('-', LONGEST);
		return plain.substring(0, (wordEnd > 0) ? wordEnd : LONGEST);
	}

}
