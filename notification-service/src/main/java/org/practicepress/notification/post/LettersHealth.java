package org.practicepress.notification.post;

import java.util.Map;

import org.practicepress.notification.conversation.Conversations;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Whether letters go out: down while some are stuck, with what for and how many.
 * Readiness does not ask: letters can wait, and a new instance would fare no better.
 */
final class LettersHealth extends AbstractHealthIndicator {

	private final Conversations conversations;

	LettersHealth(Conversations conversations) {
		super("The letters cannot be counted");
		this.conversations = conversations;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		Map<String, Long> stuck = this.conversations.stuck();
		if (stuck.isEmpty()) {
			builder.up();
		}
		else {
			builder.down().withDetail("stuck", stuck);
		}
	}

}
