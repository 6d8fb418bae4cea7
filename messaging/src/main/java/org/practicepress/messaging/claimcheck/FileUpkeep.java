package org.practicepress.messaging.claimcheck;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;

/**
 * Has files looked after, in small steps, and rests longer when there was nothing to do.
 */
final class FileUpkeep implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(FileUpkeep.class);

	private static final int LONGER = 15;

	private final List<BooleanSupplier> steps;

	private final Duration every;

	private int idle;

	private @Nullable ScheduledExecutorService worker;

	FileUpkeep(List<BooleanSupplier> steps, Duration every) {
		this.steps = List.copyOf(steps);
		this.every = every;
	}

	@Override
	public synchronized void start() {
		if (this.worker == null) {
			ScheduledExecutorService started = Executors
				.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("files").daemon().factory());
			var unused = started.scheduleWithFixedDelay(this::step, this.every.toMillis(), this.every.toMillis(),
					TimeUnit.MILLISECONDS);
			this.worker = started;
		}
	}

	@Override
	public synchronized void stop() {
		if (this.worker != null) {
			this.worker.shutdownNow();
			this.worker = null;
		}
	}

	@Override
	public synchronized boolean isRunning() {
		return this.worker != null;
	}

	private void step() {
		if (this.idle > 0) {
			this.idle--;
			return;
		}
		boolean busy = false;
		for (BooleanSupplier step : this.steps) {
			try {
				busy |= step.getAsBoolean();
			}
			// whatever it is: what is thrown out of a scheduled task ends it for ever
			catch (Throwable ex) {
				logger.debug("Files could not be looked after, will try again", ex);
			}
		}
		this.idle = busy ? 0 : LONGER;
	}

}
