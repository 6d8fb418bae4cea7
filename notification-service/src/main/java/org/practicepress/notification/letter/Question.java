package org.practicepress.notification.letter;

/**
 * What an editor asks about one answer.
 *
 * @param field the key of the form's field
 * @param question the question
 */
public record Question(String field, String question) {
}
