package org.practicepress.notification.post;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Whether letters are looked for. Readiness asks: what nobody looks for is never sent.
 */
final class PostmanHealth extends AbstractHealthIndicator {

	private final Postman postman;

	PostmanHealth(Postman postman) {
		this.postman = postman;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		if (this.postman.looks()) {
			builder.up();
		}
		else {
			builder.down();
		}
	}

}
