/**
 * The practice form as data, in four languages, and what follows from it alone: labels,
 * the words for a value, and whether answers are complete. Knows nothing of files, events
 * or web pages; everything here is immutable and free of side effects.
 */
@NullMarked
package org.practicepress.form;

import org.jspecify.annotations.NullMarked;
