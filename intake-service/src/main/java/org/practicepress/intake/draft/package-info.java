/**
 * Forms that somebody has begun on the site and not sent yet: kept for a while behind an
 * unguessable link, then forgotten. Knows nothing of HTTP and does not judge answers.
 */
@NullMarked
package org.practicepress.intake.draft;

import org.jspecify.annotations.NullMarked;
