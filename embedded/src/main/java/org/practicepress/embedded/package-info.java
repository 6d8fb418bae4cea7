/**
 * The parts a practice press needs from outside, in this JVM. Knows no service.
 */
@NullMarked
package org.practicepress.embedded;

import org.jspecify.annotations.NullMarked;
