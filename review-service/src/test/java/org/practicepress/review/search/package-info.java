@NullMarked
package org.practicepress.review.search;

import org.jspecify.annotations.NullMarked;
