package org.practicepress.messaging.aggregate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import io.micrometer.core.instrument.MeterRegistry;
import org.bson.Document;
import org.practicepress.messaging.MessagingProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;

/**
 * Publishes what stands in the outboxes: at once after a write, and by a regular sweep
 * for what a crash or an outage left. Per aggregate in order; a lease keeps a second
 * instance away meanwhile. An event leaves its outbox only after the publisher returned,
 * so it may be published twice but never not at all.
 * <p>
 * An event that the broker will never take does not stand before the next: it is moved
 * within its document to {@value Outbox#UNSENDABLE}, {@code [{id, binding, value, reason,
 * at}]}, and the operator is told.
 */
final class OutboxRelay implements SmartLifecycle, Outboxes {

	private static final Logger logger = LoggerFactory.getLogger(OutboxRelay.class);

	/** So long a sweep may take before somebody should look. */
	private static final Duration PATIENCE = Duration.ofMinutes(2);

	final EventPublisher publisher;

	final MeterRegistry meters;

	final Clock clock;

	private final Duration sweepInterval;

	final Duration lease;

	private final int workers;

	final long largestEvent;

	final String owner = UUID.randomUUID().toString();

	private final List<Outbox> outboxes = new CopyOnWriteArrayList<>();

	private volatile boolean running;

	private volatile Instant swept = Instant.MIN;

	private volatile ExecutorService relays = Executors.newSingleThreadExecutor();

	private volatile ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor();

	OutboxRelay(EventPublisher publisher, Clock clock, MessagingProperties.Outbox properties, MeterRegistry meters) {
		this.publisher = publisher;
		this.clock = clock;
		this.sweepInterval = properties.sweepInterval();
		this.lease = properties.lease();
		this.workers = properties.workers();
		this.largestEvent = properties.largestEvent().toBytes();
		this.meters = meters;
	}

	Outbox register(MongoCollection<Document> collection, String binding) {
		return register(collection, (type) -> binding);
	}

	Outbox register(MongoCollection<Document> collection, UnaryOperator<String> bindingOfType) {
		collection.createIndex(Indexes.ascending(Aggregates.PENDING));
		collection.createIndex(Indexes.ascending(Outbox.UNSENDABLE + "." + Outbox.AT), new IndexOptions().sparse(true));
		Outbox outbox = new Outbox(collection, bindingOfType, this);
		this.outboxes.add(outbox);
		return outbox;
	}

	@Override
	public synchronized void start() {
		if (this.running) {
			return;
		}
		this.relays.shutdownNow();
		this.sweeper.shutdownNow();
		this.outboxes.forEach(Outbox::letGo);
		this.relays = Executors.newFixedThreadPool(this.workers, Thread.ofPlatform().name("outbox-", 1).factory());
		this.sweeper = Executors
			.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("outbox-sweep").daemon().factory());
		this.running = true;
		this.swept = this.clock.instant();
		var unused = this.sweeper.scheduleWithFixedDelay(this::sweep, 0, this.sweepInterval.toMillis(),
				TimeUnit.MILLISECONDS);
	}

	@Override
	public synchronized void stop() {
		this.running = false;
		this.sweeper.shutdownNow();
		this.relays.shutdown();
		try {
			if (!this.relays.awaitTermination(5, TimeUnit.SECONDS)) {
				this.relays.shutdownNow();
			}
		}
		catch (InterruptedException ex) {
			this.relays.shutdownNow();
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public Waiting look() {
		return this.outboxes.stream().map(Outbox::look).reduce(Waiting.NOTHING, Waiting::and);
	}

	/** Whether the regular sweep goes on. */
	boolean sweeps() {
		return this.running && this.swept.plus(this.sweepInterval).plus(PATIENCE).isAfter(this.clock.instant());
	}

	/** After the bindings have started, so that there is something to publish to. */
	@Override
	public int getPhase() {
		return Integer.MAX_VALUE - 100;
	}

	/**
	 * Does something as soon as a worker is free.
	 * @return false when the relay is stopping
	 */
	boolean execute(Runnable work) {
		try {
			this.relays.execute(work);
			return true;
		}
		catch (RejectedExecutionException ex) {
			return false;
		}
	}

	/**
	 * Does something after a time, unless the relay is stopping: then the next one
	 * sweeps.
	 * @param work the work, which is short
	 * @param rest the time
	 */
	void later(Runnable work, Duration rest) {
		try {
			var unused = this.sweeper.schedule(work, rest.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (RejectedExecutionException ex) {
			logger.debug("Stopping; what rests is left to the next sweep", ex);
		}
	}

	private void sweep() {
		for (Outbox outbox : this.outboxes) {
			try {
				outbox.sweep();
			}
			// whatever it is: what is thrown out of a scheduled task ends it for ever
			catch (Throwable ex) {
				// who stops is interrupted in the middle of it
				if (this.running) {
					logger.warn("Outbox {} could not be swept, will try again: {}", outbox.name(), ex.toString());
				}
			}
		}
		this.swept = this.clock.instant();
	}

}
