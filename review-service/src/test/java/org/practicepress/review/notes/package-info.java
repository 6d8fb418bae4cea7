@NullMarked
package org.practicepress.review.notes;

import org.jspecify.annotations.NullMarked;
