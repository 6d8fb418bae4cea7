package org.practicepress.intake.submission;

/**
 * Something about one answer that is not as it should be.
 *
 * @param field the field's key
 * @param problem the kind of problem by its public name, such as {@code missing}
 */
public record Problem(String field, String problem) {
}
