/** Tests of what comes from intake. */
@NullMarked
package org.practicepress.review.submission;

import org.jspecify.annotations.NullMarked;
