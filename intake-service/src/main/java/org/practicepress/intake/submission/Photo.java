package org.practicepress.intake.submission;

import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.claimcheck.ClaimCheck;

/**
 * A photo that came with a form.
 *
 * @param file the picture
 * @param caption what it shows
 * @param credit who took it
 */
public record Photo(ClaimCheck file, @Nullable String caption, @Nullable String credit) {
}
