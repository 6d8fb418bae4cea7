/**
 * Gives submissions to editors: by hand, and by rules that are settings.
 */
@NullMarked
package org.practicepress.review.assignment;

import org.jspecify.annotations.NullMarked;
