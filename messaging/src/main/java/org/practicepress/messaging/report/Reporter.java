package org.practicepress.messaging.report;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.aggregate.EventPublisher;
import org.practicepress.messaging.aggregate.Outboxes;
import org.practicepress.messaging.event.CloudEvent;
import org.practicepress.messaging.event.EventCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;

/**
 * Tells again and again how this instance is, and at last that it ends: a record without
 * a value. What could not be told is not told later, because it is old then.
 */
final class Reporter implements SmartLifecycle {

	static final String TOPIC = "service.events";

	private static final String BINDING = "serviceEvents-out-0";

	private static final Logger logger = LoggerFactory.getLogger(Reporter.class);

	private static final int PATIENCE_AT_THE_END = 3;

	private final String id = UUID.randomUUID().toString();

	private final String process = ManagementFactory.getRuntimeMXBean().getName();

	private final String source;

	private final Duration every;

	private final EventPublisher publisher;

	private final Outboxes outboxes;

	private final List<Workers.Told> workers;

	private final EventCodec codec;

	private final Clock clock;

	private final Instant startedAt;

	private @Nullable ScheduledExecutorService speaker;

	Reporter(String source, Duration every, EventPublisher publisher, Outboxes outboxes, List<Workers.Told> workers,
			EventCodec codec, Clock clock) {
		this.source = source;
		this.every = every;
		this.publisher = publisher;
		this.outboxes = outboxes;
		this.workers = List.copyOf(workers);
		this.codec = codec;
		this.clock = clock;
		this.startedAt = clock.instant().truncatedTo(ChronoUnit.SECONDS);
	}

	@Override
	public synchronized void start() {
		if (this.speaker != null) {
			return;
		}
		ScheduledExecutorService started = Executors
			.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("report").daemon().factory());
		var unused = started.scheduleWithFixedDelay(this::speak, 0, this.every.toMillis(), TimeUnit.MILLISECONDS);
		this.speaker = started;
	}

	/** Nobody waits long for a broker that does not answer. */
	@Override
	public synchronized void stop() {
		ScheduledExecutorService old = this.speaker;
		this.speaker = null;
		if (old == null) {
			return;
		}
		try {
			var unused = old.submit(() -> this.publisher.publish(BINDING, this.id, null));
			old.shutdown();
			if (!old.awaitTermination(PATIENCE_AT_THE_END, TimeUnit.SECONDS)) {
				old.shutdownNow();
			}
		}
		catch (InterruptedException ex) {
			old.shutdownNow();
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public synchronized boolean isRunning() {
		return this.speaker != null;
	}

	/**
	 * With the outboxes' relay: after the bindings have started, and before they stop.
	 */
	@Override
	public int getPhase() {
		return Integer.MAX_VALUE - 100;
	}

	private void speak() {
		try {
			Outboxes.Waiting waiting = this.outboxes.look();
			Instant now = this.clock.instant();
			CloudEvent event = this.codec.event(this.source, this.id, now.toEpochMilli(), now,
					new Reported(this.source.replace("/", ""), this.process, this.startedAt, waiting.aggregates(),
							waiting.oldest(), waiting.unsendable(),
							this.workers.stream().map(Workers.Told::tell).toList()));
			this.publisher.publish(BINDING, this.id, new String(this.codec.encode(event), StandardCharsets.UTF_8));
		}
		// whatever it is: what is thrown out of a scheduled task ends it for ever
		catch (Throwable ex) {
			logger.debug("Operators cannot be told how this service is", ex);
		}
	}

}
