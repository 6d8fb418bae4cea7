/**
 * The figures, and the table they make. Knows nothing of how they were measured.
 */
@NullMarked
package org.practicepress.benchmarks.report;

import org.jspecify.annotations.NullMarked;
