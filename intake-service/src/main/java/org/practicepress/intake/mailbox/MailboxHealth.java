package org.practicepress.intake.mailbox;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * Whether mails are looked for. Readiness asks: what nobody looks for is never answered.
 * Whether the mail server can be reached is not asked: mails can wait there.
 */
final class MailboxHealth extends AbstractHealthIndicator {

	private final Mailbox mailbox;

	MailboxHealth(Mailbox mailbox) {
		this.mailbox = mailbox;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		builder.status(this.mailbox.looks() ? Status.UP : Status.DOWN);
	}

}
