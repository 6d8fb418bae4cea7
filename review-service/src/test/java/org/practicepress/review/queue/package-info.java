@NullMarked
package org.practicepress.review.queue;

import org.jspecify.annotations.NullMarked;
