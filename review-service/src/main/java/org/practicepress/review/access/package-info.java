/**
 * Who may do what: editors decide, readers look, nobody else comes in.
 */
@NullMarked
package org.practicepress.review.access;

import org.jspecify.annotations.NullMarked;
