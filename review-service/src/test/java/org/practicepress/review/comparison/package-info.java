@NullMarked
package org.practicepress.review.comparison;

import org.jspecify.annotations.NullMarked;
