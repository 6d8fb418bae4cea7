/**
 * The people who send practices, told to the other services by one event that carries all
 * that is known of them: how to reach them, and the secret link that is theirs alone.
 */
@NullMarked
package org.practicepress.intake.contributor;

import org.jspecify.annotations.NullMarked;
