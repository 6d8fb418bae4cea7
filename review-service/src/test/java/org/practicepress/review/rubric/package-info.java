@NullMarked
package org.practicepress.review.rubric;

import org.jspecify.annotations.NullMarked;
