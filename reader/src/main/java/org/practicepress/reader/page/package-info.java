/**
 * Pages on which things stand at places: finds lines, columns and the order they are read
 * in. Runs in the child process.
 */
@NullMarked
package org.practicepress.reader.page;

import org.jspecify.annotations.NullMarked;
