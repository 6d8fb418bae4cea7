package org.practicepress.review.decision;

/**
 * Something wrong with one answer, found when the form was read.
 *
 * @param field the key of the form's field
 * @param problem what is wrong with it, such as {@code missing} or {@code too-long}
 */
public record Problem(String field, String problem) {
}
