package org.practicepress.reader.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * When an answer read from a picture is as good as the one that was written: an editor
 * would recognise it at a glance.
 */
final class Scans {

	private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

	/** So many of the words must be there, and no more than so many others. */
	private static final double ENOUGH = 0.85;

	private Scans() {
	}

	static boolean alike(List<String> read, List<String> written) {
		List<String> words = words(read);
		List<String> expected = words(written);
		int most = Math.max(words.size(), expected.size());
		List<String> left = new ArrayList<>(expected);
		words.forEach(left::remove);
		return expected.size() - left.size() >= ENOUGH * most;
	}

	private static List<String> words(List<String> values) {
		return NO_WORD.splitAsStream(String.join(" ", values).toLowerCase(Locale.ROOT))
			.filter((word) -> !word.isEmpty())
			.toList();
	}

}
