@NullMarked
package org.practicepress.review.letter;

import org.jspecify.annotations.NullMarked;
