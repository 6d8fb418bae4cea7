package org.practicepress.notification.post;

import java.io.IOException;
import java.io.OutputStream;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/**
 * A mail that knows whether a server has begun to take it. If the connection ends after
 * that, nobody knows whether it has.
 */
final class Handed extends SMTPMessage {

	private boolean begun;

	Handed(Session session) {
		super(session);
	}

	boolean begun() {
		return this.begun;
	}

	@Override
	public void writeTo(OutputStream out, String[] ignored) throws IOException, MessagingException {
		this.begun = true;
		super.writeTo(out, ignored);
	}

	/** It has one of ours, the same however often it is sent. */
	@Override
	protected void updateMessageID() {
	}

}
