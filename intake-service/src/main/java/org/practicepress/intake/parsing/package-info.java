/**
 * How this service has files read: settings, and the reader that is started and stopped
 * with it.
 */
@NullMarked
package org.practicepress.intake.parsing;

import org.jspecify.annotations.NullMarked;
