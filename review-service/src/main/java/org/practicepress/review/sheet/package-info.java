/**
 * What the queue shows, as a file for a spreadsheet.
 */
@NullMarked
package org.practicepress.review.sheet;

import org.jspecify.annotations.NullMarked;
