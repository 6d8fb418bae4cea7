package org.practicepress.notification.post;

import java.io.Serial;

import jakarta.mail.MessagingException;

/**
 * A relay offers no protected connection, and none in the open is wanted.
 */
public final class NoTls extends MessagingException {

	@Serial
	private static final long serialVersionUID = 1L;

	NoTls() {
		super("it offers no TLS");
	}

}
