/**
 * Multiplies what is in a stopped site's store. Runs in a process of its own, on the
 * class path of the version that the site is of: each knows its own store best.
 */
@NullMarked
package org.practicepress.benchmarks.stored;

import org.jspecify.annotations.NullMarked;
