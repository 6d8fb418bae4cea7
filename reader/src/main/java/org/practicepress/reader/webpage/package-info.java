/**
 * Web pages, as office programs save them. Runs in the child process.
 */
@NullMarked
package org.practicepress.reader.webpage;

import org.jspecify.annotations.NullMarked;
