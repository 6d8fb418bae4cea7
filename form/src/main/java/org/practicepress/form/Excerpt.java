package org.practicepress.form;

/** What is shown of a long answer in which a few words were changed. */
public final class Excerpt {

	/** In characters: so much is shown on either side of the change. */
	private static final int AROUND = 60;

	private static final String LEFT_OUT = "…";

	private Excerpt() {
	}

	/**
	 * The part of an answer in which it differs from another, with the words around it.
	 * @param answer the answer
	 * @param other what it was before, or has become
	 * @return the part; all of a short answer
	 */
	public static String changed(String answer, String other) {
		int most = Math.min(answer.length(), other.length());
		int same = 0;
		while (same < most && answer.charAt(same) == other.charAt(same)) {
			same++;
		}
		int end = 0;
		while (end < most - same
				&& answer.charAt(answer.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
			end++;
		}
		int from = answer.lastIndexOf(' ', same - AROUND);
		int to = answer.indexOf(' ', answer.length() - end + AROUND);
		return ((from > 0) ? LEFT_OUT : "")
				+ answer.substring((from > 0) ? from + 1 : 0, (to > 0) ? to : answer.length())
				+ ((to > 0) ? LEFT_OUT : "");
	}

}
