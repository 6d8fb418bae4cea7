/**
 * Word documents, new and old. Runs in the child process.
 */
@NullMarked
package org.practicepress.reader.word;

import org.jspecify.annotations.NullMarked;
