package org.practicepress.review.decision;

import org.jspecify.annotations.Nullable;

/**
 * What an editor has put in the place of the contributor's words, as the history and the
 * others are told.
 *
 * @param field the key of the form's field
 * @param own the contributor's own words
 * @param text what stands for them now; null when they stand again
 */
public record CorrectedAnswer(String field, String own, @Nullable String text) {
}
