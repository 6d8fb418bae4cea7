/**
 * What the queue shows, as a file for a spreadsheet; and what such files are written
 * with.
 */
@NullMarked
package org.practicepress.review.sheet;

import org.jspecify.annotations.NullMarked;
