package org.practicepress.review.decision;

/**
 * What an editor asks about one answer.
 *
 * @param field the key of the form's field
 * @param question the question, plain text
 */
public record Question(String field, String question) {

	/** In characters: who has more to say writes it into the letter. */
	public static final int LONGEST = 1_000;

	/** So many at once are read and answered by nobody. */
	public static final int MOST = 30;

}
