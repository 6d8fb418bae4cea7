package org.practicepress.review.decision;

/**
 * What the contributor says to a question at a field. The question stands with it: what
 * was said to another one at the same field is no reply.
 *
 * @param field the key of the form's field
 * @param question the question
 * @param reply the contributor's words
 */
public record Reply(String field, String question, String reply) {

	boolean answers(Question asked) {
		return this.field.equals(asked.field()) && this.question.equals(asked.question());
	}

}
