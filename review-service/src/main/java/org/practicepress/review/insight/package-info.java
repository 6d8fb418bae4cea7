/**
 * What came, what was decided and what waits, in numbers and pictures. Every number comes
 * from the index of the queue and leads to the part of the queue that it counts.
 */
@NullMarked
package org.practicepress.review.insight;

import org.jspecify.annotations.NullMarked;
