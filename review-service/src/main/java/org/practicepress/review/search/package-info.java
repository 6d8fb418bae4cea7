/**
 * Finds submissions by what is written in them and what is known of them. The index is
 * each instance's own, made from the service's store and made again whenever it is
 * missing.
 */
@NullMarked
package org.practicepress.review.search;

import org.jspecify.annotations.NullMarked;
