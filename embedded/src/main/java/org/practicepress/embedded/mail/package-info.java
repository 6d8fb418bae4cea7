/**
 * A mail server (SMTP and IMAP) in this JVM that keeps its mail.
 */
@NullMarked
package org.practicepress.embedded.mail;

import org.jspecify.annotations.NullMarked;
