/**
 * Tells the answers from the rest of what a returned document says. Pure: the same text
 * and form always give the same answers. Knows nothing of how a file became text, and
 * nothing of submissions.
 */
@NullMarked
package org.practicepress.reader.recognition;

import org.jspecify.annotations.NullMarked;
