/**
 * OpenDocument texts. Runs in the child process.
 */
@NullMarked
package org.practicepress.reader.opendocument;

import org.jspecify.annotations.NullMarked;
