/**
 * The people who send practices: found by their address, told to the other services by
 * one event that carries all that is known of them.
 */
@NullMarked
package org.practicepress.intake.contributor;

import org.jspecify.annotations.NullMarked;
