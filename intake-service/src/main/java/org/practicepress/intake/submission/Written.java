package org.practicepress.intake.submission;

import java.time.Instant;

/**
 * What an editor wrote to the contributor beside decisions.
 *
 * @param text the words
 * @param at when
 */
public record Written(String text, Instant at) {
}
