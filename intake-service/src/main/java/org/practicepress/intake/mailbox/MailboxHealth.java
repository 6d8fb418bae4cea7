package org.practicepress.intake.mailbox;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Whether each mailbox can be looked into, and why not, in words. Readiness does not ask:
 * mails can wait there, and a new instance would fare no better.
 */
final class MailboxHealth extends AbstractHealthIndicator {

	private final Mailboxes mailboxes;

	MailboxHealth(Mailboxes mailboxes) {
		this.mailboxes = mailboxes;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		builder.up();
		this.mailboxes.all().forEach((mailbox) -> {
			Standing standing = mailbox.standing();
			Map<String, Object> details = new LinkedHashMap<>();
			details.put("at", mailbox.properties().toString());
			if (standing.readAt() != null) {
				details.put("read", standing.readAt());
			}
			if (standing.trouble() != null) {
				details.put("trouble", Objects.requireNonNull(standing.trouble()));
				builder.down();
			}
			builder.withDetail(mailbox.name(), details);
		});
	}

}
