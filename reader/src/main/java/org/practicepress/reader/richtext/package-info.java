/**
 * Rich text. Runs in the child process.
 */
@NullMarked
package org.practicepress.reader.richtext;

import org.jspecify.annotations.NullMarked;
