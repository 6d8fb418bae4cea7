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
}
