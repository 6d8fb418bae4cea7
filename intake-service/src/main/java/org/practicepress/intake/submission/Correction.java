package org.practicepress.intake.submission;

import java.time.Instant;

/**
 * What an editor has corrected a little in an answer.
 *
 * @param field the key of the form's field
 * @param own the contributor's own words
 * @param text what stands for them at the editors' desk
 * @param at when
 */
public record Correction(String field, String own, String text, Instant at) {

	/** In characters: so much of a long answer is shown on either side of the change. */
	private static final int AROUND = 60;

	private static final String LEFT_OUT = "…";

	/**
	 * The part of the corrected words in which something is changed.
	 * @return the words around; all of a short answer
	 */
	public String changed() {
		int most = Math.min(this.text.length(), this.own.length());
		int same = 0;
		while (same < most && this.text.charAt(same) == this.own.charAt(same)) {
			same++;
		}
		int end = 0;
		while (end < most - same
				&& this.text.charAt(this.text.length() - 1 - end) == this.own.charAt(this.own.length() - 1 - end)) {
			end++;
		}
		int from = this.text.lastIndexOf(' ', same - AROUND);
		int to = this.text.indexOf(' ', this.text.length() - end + AROUND);
		return ((from > 0) ? LEFT_OUT : "")
				+ this.text.substring(Math.max(0, from + 1), (to > 0) ? to : this.text.length())
				+ ((to > 0) ? LEFT_OUT : "");
	}

}
