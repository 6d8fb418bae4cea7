package org.practicepress.messaging;

import java.util.function.BooleanSupplier;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * Whether a task that is to run for ever does. Readiness asks: what nobody looks for is
 * never done.
 */
public final class TaskHealth extends AbstractHealthIndicator {

	private final BooleanSupplier runs;

	/**
	 * Health of a task.
	 * @param runs whether it has come round lately
	 */
	public TaskHealth(BooleanSupplier runs) {
		this.runs = runs;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		builder.status(this.runs.getAsBoolean() ? Status.UP : Status.DOWN);
	}

}
