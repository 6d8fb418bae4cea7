/**
 * The same for several submissions at once: taking, handing over and giving back. Each is
 * decided by itself, as if it were the only one.
 */
@NullMarked
package org.practicepress.review.bulk;

import org.jspecify.annotations.NullMarked;
