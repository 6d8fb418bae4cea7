/**
 * Asks contributors whether what they have sent is the same as something they may know
 * of. It decides nothing and changes no review. Knows how to find what is alike only from
 * the search.
 */
@NullMarked
package org.practicepress.review.likeness;

import org.jspecify.annotations.NullMarked;
