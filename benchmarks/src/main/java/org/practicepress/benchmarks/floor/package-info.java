/**
 * What the same work costs with the bare library that does it in the end: nothing can be
 * faster than that. Each floor is a process of its own. Knows nothing of a site.
 */
@NullMarked
package org.practicepress.benchmarks.floor;

import org.jspecify.annotations.NullMarked;
