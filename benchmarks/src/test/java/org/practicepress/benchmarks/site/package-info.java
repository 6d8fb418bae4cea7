@NullMarked
package org.practicepress.benchmarks.site;

import org.jspecify.annotations.NullMarked;
