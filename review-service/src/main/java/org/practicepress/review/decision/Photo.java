package org.practicepress.review.decision;

import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.claimcheck.ClaimCheck;

/**
 * A photo that came with a form.
 *
 * @param file where it is kept
 * @param caption what it shows, in the contributor's words
 * @param credit who took it
 */
public record Photo(ClaimCheck file, @Nullable String caption, @Nullable String credit) {
}
