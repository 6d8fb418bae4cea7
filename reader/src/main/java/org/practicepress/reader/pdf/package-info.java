/**
 * PDF documents. Runs in the child process.
 */
@NullMarked
package org.practicepress.reader.pdf;

import org.jspecify.annotations.NullMarked;
