/** Real files, and how well they are read. */
@NullMarked
package org.practicepress.intake.corpus;

import org.jspecify.annotations.NullMarked;
