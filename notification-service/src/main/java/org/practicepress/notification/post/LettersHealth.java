package org.practicepress.notification.post;

import java.util.Map;

import org.practicepress.notification.conversation.Conversations;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Whether letters go out: down while some are stuck, with what for and how many. Tells
 * which relays take nothing from us, too, while another one does. Readiness does not ask:
 * letters can wait, and a new instance would fare no better.
 */
final class LettersHealth extends AbstractHealthIndicator {

	private final Conversations conversations;

	private final MailServer server;

	LettersHealth(Conversations conversations, MailServer server) {
		super("The letters cannot be counted");
		this.conversations = conversations;
		this.server = server;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		Map<String, String> resting = this.server.resting();
		if (!resting.isEmpty()) {
			builder.withDetail("relays", resting);
		}
		Map<String, Long> stuck = this.conversations.stuck();
		if (stuck.isEmpty()) {
			builder.up();
		}
		else {
			builder.down().withDetail("stuck", stuck);
		}
	}

}
