/**
 * What operators have erased for somebody who cannot do it at their own page: by a
 * reference, which is all they know of it. Each is kept, with who asked for it and why.
 */
@NullMarked
package org.practicepress.review.erasure;

import org.jspecify.annotations.NullMarked;
