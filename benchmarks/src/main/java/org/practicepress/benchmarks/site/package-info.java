/**
 * A site in a process of its own, as an operator starts it, and what it takes from the
 * machine, read from outside. Knows nothing of what is measured.
 */
@NullMarked
package org.practicepress.benchmarks.site;

import org.jspecify.annotations.NullMarked;
