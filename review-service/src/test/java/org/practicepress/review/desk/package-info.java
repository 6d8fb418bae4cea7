/** Tests of what the pages show. */
@NullMarked
package org.practicepress.review.desk;

import org.jspecify.annotations.NullMarked;
