package org.practicepress.notification.letter;

import org.jspecify.annotations.Nullable;

/**
 * What an editor has corrected a little in an answer.
 *
 * @param field the key of the form's field
 * @param own the contributor's own words
 * @param text what stands for them; null when they stand again
 */
public record Correction(String field, String own, @Nullable String text) {

	/** In characters: so much of a long answer is shown on either side of the change. */
	private static final int AROUND = 60;

	private static final String LEFT_OUT = "…";

	/**
	 * The part of the contributor's words in which something is changed.
	 * @return the words around; all of them when they stand again
	 */
	String ownPart() {
		return (this.text != null) ? part(this.own, this.text) : this.own;
	}

	/**
	 * The part of the corrected words in which something is changed.
	 * @return the words around; none when the contributor's stand again
	 */
	String textPart() {
		return (this.text != null) ? part(this.text, this.own) : "";
	}

	private static String part(String of, String other) {
		int most = Math.min(of.length(), other.length());
		int same = 0;
		while (same < most && of.charAt(same) == other.charAt(same)) {
			same++;
		}
		int end = 0;
		while (end < most - same && of.charAt(of.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
			end++;
		}
		int from = of.lastIndexOf(' ', same - AROUND);
		int to = of.indexOf(' ', of.length() - end + AROUND);
		return ((from > 0) ? LEFT_OUT + of.substring(from + 1, (to > 0) ? to : of.length())
				: of.substring(0, (to > 0) ? to : of.length())) + ((to > 0) ? LEFT_OUT : "");
	}

}
