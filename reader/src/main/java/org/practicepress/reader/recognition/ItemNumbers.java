package org.practicepress.reader.recognition;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/**
 * Counts an answer's numbered items anew. Some programs count through all lists of a
 * document, and some begin again with every item; an answer begins with 1.
 */
final class ItemNumbers {

	private static final Pattern NUMBER = Pattern.compile("(\\d{1,6})\\. ");

	private int counted;

	private int before;

	private boolean following;

	/** The marker the item should have: another number, or the same marker. */
	String next(String marker) {
		Matcher number = NUMBER.matcher(marker);
		if (!number.matches()) {
			this.following = false;
			return marker;
		}
		int written = Integer.parseInt(number.group(1));
		if (this.counted == 0) {
			this.before = Math.max(0, written - 1);
		}
		boolean again = written - this.before <= this.counted;
		if (again && !this.following) {
			this.before = Math.max(0, written - 1);
		}
		this.counted = (again && this.following) ? this.counted + 1 : Math.max(1, written - this.before);
		this.following = true;
		return this.counted + ". ";
	}

}
