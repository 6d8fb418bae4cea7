/**
 * The page that says what is kept of whom, made from the settings.
 */
@NullMarked
package org.practicepress.intake.privacy;

import org.jspecify.annotations.NullMarked;
