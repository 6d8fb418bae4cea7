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

	private static final int LONGER = 16;

	private final List<BooleanSupplier> steps;

	private final Duration every;

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
			this.worker = started;
			next(started, 1);
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

	private void next(ScheduledExecutorService worker, int waits) {
		var unused = worker.schedule(() -> next(worker, step() ? 1 : LONGER), this.every.toMillis() * waits,
				TimeUnit.MILLISECONDS);
	}

	private boolean step() {
		boolean busy = false;
		for (BooleanSupplier step : this.steps) {
			try {
				busy |= step.getAsBoolean();
			}
			// whatever it is: what is thrown out of here ends it for ever
			catch (Throwable ex) {
				logger.debug("Files could not be looked after, will try again", ex);
			}
		}
		return busy;
	}

}
