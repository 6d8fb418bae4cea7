package org.practicepress.intake.submission;

/**
 * What the contributor says to a question about one answer.
 *
 * @param field the key of the form's field
 * @param question the question
 * @param reply the contributor's words
 */
public record Reply(String field, String question, String reply) {
}
