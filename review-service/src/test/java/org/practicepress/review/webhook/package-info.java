@NullMarked
package org.practicepress.review.webhook;

import org.jspecify.annotations.NullMarked;
