@NullMarked
package org.practicepress.review.contact;

import org.jspecify.annotations.NullMarked;
