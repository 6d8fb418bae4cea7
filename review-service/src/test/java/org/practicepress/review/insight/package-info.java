@NullMarked
package org.practicepress.review.insight;

import org.jspecify.annotations.NullMarked;
