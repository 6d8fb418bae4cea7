/**
 * Sending: whose turn it is, the finished mail, the mail server, and trying again. A
 * letter is in the hands of one instance at a time and is recorded before and after; a
 * crash between the mail server's acceptance and the record repeats the mail under the
 * very same Message-ID, never another.
 */
@NullMarked
package org.practicepress.notification.post;

import org.jspecify.annotations.NullMarked;
