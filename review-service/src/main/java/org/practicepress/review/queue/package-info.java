/**
 * The reviews as they are kept: found, listed and counted, and changed by one decision at
 * a time. Who decides on what is no longer so learns what happened instead.
 */
@NullMarked
package org.practicepress.review.queue;

import org.jspecify.annotations.NullMarked;
