package org.practicepress.messaging.aggregate;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * Whether what was decided here is on its way to the others.
 */
final class RelayHealth extends AbstractHealthIndicator {

	private final OutboxRelay relay;

	RelayHealth(OutboxRelay relay) {
		this.relay = relay;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		builder.status(this.relay.sweeps() ? Status.UP : Status.DOWN);
	}

}
