package org.practicepress.intake.submission;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The draft of the factsheet that the contributor is asked to look at.
 *
 * @param path its address below the site's root and above the secret part of the link
 * @param at when they were asked last
 * @param approvedAt when they said that it is fine; null as long as they have not
 */
public record ShownDraft(String path, Instant at, @Nullable Instant approvedAt) {
}
