@NullMarked
package org.practicepress.review.subscription;

import org.jspecify.annotations.NullMarked;
