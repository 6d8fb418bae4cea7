@NullMarked
package org.practicepress.review.likeness;

import org.jspecify.annotations.NullMarked;
