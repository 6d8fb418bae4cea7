/**
 * Reads untrusted files. A file is opened only in a child process with little memory,
 * little time and no network, so that the worst a file can do is to end its own reading.
 * Knows nothing of forms and submissions.
 */
@NullMarked
package org.practicepress.reader.guard;

import org.jspecify.annotations.NullMarked;
