/**
 * Pictures of text, read where Tesseract is installed. Runs in the child process.
 */
@NullMarked
package org.practicepress.reader.picture;

import org.jspecify.annotations.NullMarked;
