/**
 * Has all that is kept of a submission and of its contributor erased, here and, by what
 * it tells, in every other service, and does not rest before it is done. Whoever keeps
 * something beside the submission itself is asked to erase it ({@link Traces}).
 */
@NullMarked
package org.practicepress.intake.erasure;

import org.jspecify.annotations.NullMarked;
