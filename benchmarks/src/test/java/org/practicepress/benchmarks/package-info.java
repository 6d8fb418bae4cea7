@NullMarked
package org.practicepress.benchmarks;

import org.jspecify.annotations.NullMarked;
