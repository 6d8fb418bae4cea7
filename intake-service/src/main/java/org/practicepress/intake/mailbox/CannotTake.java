package org.practicepress.intake.mailbox;

import jakarta.mail.MessagingException;

/**
 * A mail cannot be taken, for a reason that an operator can act on.
 */
final class CannotTake extends MessagingException {

	private static final long serialVersionUID = 1L;

	private final StuckMail.Reason reason;

	CannotTake(StuckMail.Reason reason, String message) {
		super(message);
		this.reason = reason;
	}

	StuckMail.Reason reason() {
		return this.reason;
	}

}
