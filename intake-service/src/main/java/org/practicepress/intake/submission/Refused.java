package org.practicepress.intake.submission;

/**
 * A correction that the contributor has seen, and for which they sent their own words.
 *
 * @param field the key of the form's field
 * @param text what an editor had made of them
 */
public record Refused(String field, String text) {
}
