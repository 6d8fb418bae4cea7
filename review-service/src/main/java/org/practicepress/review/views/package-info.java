/**
 * Searches of the queue that editors have saved, each for herself or, by a chief editor,
 * for all.
 */
@NullMarked
package org.practicepress.review.views;

import org.jspecify.annotations.NullMarked;
