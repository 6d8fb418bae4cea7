/**
 * Takes mails apart. Runs in the child process.
 */
@NullMarked
package org.practicepress.reader.mail;

import org.jspecify.annotations.NullMarked;
