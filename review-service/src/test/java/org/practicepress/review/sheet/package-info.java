@NullMarked
package org.practicepress.review.sheet;

import org.jspecify.annotations.NullMarked;
