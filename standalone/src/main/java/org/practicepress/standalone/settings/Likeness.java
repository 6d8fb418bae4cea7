package org.practicepress.standalone.settings;

import java.util.List;
import java.util.OptionalInt;

/**
 * How far what is written is from what may have been meant.
 */
final class Likeness {

	private Likeness() {
	}

	/**
	 * How far apart two keys are, if one may have been meant for the other.
	 * @param written the words of the key that is written
	 * @param known the words of one that there is
	 * @return the letters to be changed, or the words to be put in if that is all;
	 * nothing when it is too much for a slip
	 */
	static OptionalInt distance(List<String> written, List<String> known) {
		if (written.size() > 1 && isWithin(written, known)) {
			return OptionalInt.of(known.size() - written.size());
		}
		String key = String.join(".", written);
		int letters = letters(key, String.join(".", known));
		return (letters <= Math.max(2, key.length() / 4)) ? OptionalInt.of(letters) : OptionalInt.empty();
	}

	private static boolean isWithin(List<String> written, List<String> known) {
		int found = 0;
		for (String word : known) {
			if (found < written.size() && word.equals(written.get(found))) {
				found++;
			}
		}
		return found == written.size();
	}

	/**
	 * Letters to be put in, taken out, replaced or swapped with their neighbour (the
	 * distance of Damerau and Levenshtein, each letter touched once).
	 */
	private static int letters(String one, String other) {
		int[] beforeLast = new int[other.length() + 1];
		int[] last = new int[other.length() + 1];
		int[] row = new int[other.length() + 1];
		for (int column = 0; column <= other.length(); column++) {
			row[column] = column;
		}
		for (int line = 1; line <= one.length(); line++) {
			int[] reused = beforeLast;
			beforeLast = last;
			last = row;
			row = reused;
			row[0] = line;
			for (int column = 1; column <= other.length(); column++) {
				int replaced = last[column - 1] + ((one.charAt(line - 1) == other.charAt(column - 1)) ? 0 : 1);
				row[column] = Math.min(replaced, Math.min(last[column], row[column - 1]) + 1);
				if (line > 1 && column > 1 && one.charAt(line - 1) == other.charAt(column - 2)
						&& one.charAt(line - 2) == other.charAt(column - 1)) {
					row[column] = Math.min(row[column], beforeLast[column - 2] + 1);
				}
			}
		}
		return row[other.length()];
	}

}
