/**
 * The editors' pages: the queue, one review on one page, and the forms that decide. Works
 * without scripts.
 */
@NullMarked
package org.practicepress.review.desk;

import org.jspecify.annotations.NullMarked;
