/**
 * What a file is turned into, whatever its format: text with marks for the means it was
 * filled in with. Runs in the child process.
 */
@NullMarked
package org.practicepress.reader.text;

import org.jspecify.annotations.NullMarked;
