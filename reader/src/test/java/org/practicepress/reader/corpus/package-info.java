/** Real files, and how well they are read. */
@NullMarked
package org.practicepress.reader.corpus;

import org.jspecify.annotations.NullMarked;
