@NullMarked
package org.practicepress.benchmarks.stored;

import org.jspecify.annotations.NullMarked;
