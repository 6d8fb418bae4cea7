/**
 * Has untrusted files read. A file is opened only in a child process with little memory,
 * little time and no network, so that the worst a file can do is to end its own reading;
 * and what that process answers is trusted as little. Knows nothing of what runs in it.
 */
@NullMarked
package org.practicepress.reader.guard;

import org.jspecify.annotations.NullMarked;
