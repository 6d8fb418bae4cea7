package org.practicepress.form;

/**
 * How long an answer is, and how long it may be.
 *
 * @param words the words it has, counted as the check of the form counts them
 * @param most the words it may have
 */
public record Length(int words, int most) {

	/**
	 * Whether it is too long.
	 * @return true when it has more words than it may have
	 */
	public boolean over() {
		return this.words > this.most;
	}

}
