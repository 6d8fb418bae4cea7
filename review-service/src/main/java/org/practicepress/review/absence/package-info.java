/**
 * Who is away from the desk: nothing is given to them, and what they hold goes back to
 * all.
 */
@NullMarked
package org.practicepress.review.absence;

import org.jspecify.annotations.NullMarked;
