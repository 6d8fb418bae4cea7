/** Makes the files of the corpus. */
@NullMarked
package org.practicepress.intake.corpus;

import org.jspecify.annotations.NullMarked;
