@NullMarked
package org.practicepress.review.assignment;

import org.jspecify.annotations.NullMarked;
