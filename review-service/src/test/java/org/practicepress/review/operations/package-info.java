@NullMarked
package org.practicepress.review.operations;

import org.jspecify.annotations.NullMarked;
