/**
 * Who may do what: editors decide, nobody else comes in.
 */
@NullMarked
package org.practicepress.review.access;

import org.jspecify.annotations.NullMarked;
