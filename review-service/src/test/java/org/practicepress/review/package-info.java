/** Tests of the desk as a whole. */
@NullMarked
package org.practicepress.review;

import org.jspecify.annotations.NullMarked;
