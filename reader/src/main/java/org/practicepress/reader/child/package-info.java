/**
 * The child process: opens a stranger's file, recognises the form in it and answers. The
 * worst a file can do here is to end its own reading.
 */
@NullMarked
package org.practicepress.reader.child;

import org.jspecify.annotations.NullMarked;
