/**
 * What of this service goes along when a hub is moved. Knows every feature that keeps
 * something; none knows it.
 */
@NullMarked
package org.practicepress.intake.moving;

import org.jspecify.annotations.NullMarked;
