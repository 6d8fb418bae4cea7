/**
 * How long what was sent is kept, and that it is kept no longer.
 */
@NullMarked
package org.practicepress.intake.retention;

import org.jspecify.annotations.NullMarked;
