@NullMarked
package org.practicepress.benchmarks.report;

import org.jspecify.annotations.NullMarked;
