package org.practicepress.messaging.aggregate;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import io.micrometer.core.instrument.MeterRegistry;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.practicepress.messaging.MessagingProperties;
import org.practicepress.messaging.event.CloudEvent;
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
 * within its document to {@value #UNSENDABLE}, {@code [{id, binding, value, reason,
 * at}]}, and the operator is told.
 */
final class OutboxRelay implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(OutboxRelay.class);

	static final String UNSENDABLE = "unsendable";

	/** In each collection; what is more waits in the store for another sweep. */
	private static final int MOST_IN_HAND = 500;

	/** So long a sweep may take before somebody should look. */
	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private final EventPublisher publisher;

	private final MeterRegistry meters;

	private final Clock clock;

	private final Duration sweepInterval;

	private final Duration lease;

	private final int workers;

	private final long largestEvent;

	private final String owner = UUID.randomUUID().toString();

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
		Outbox outbox = new Outbox(collection, bindingOfType);
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
		this.outboxes.forEach((outbox) -> outbox.inHand.clear());
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

	/** Whether the regular sweep goes on. */
	boolean sweeps() {
		return this.running && this.swept.plus(this.sweepInterval).plus(PATIENCE).isAfter(this.clock.instant());
	}

	/** After the bindings have started, so that there is something to publish to. */
	@Override
	public int getPhase() {
		return Integer.MAX_VALUE - 100;
	}

	private void sweep() {
		for (Outbox outbox : this.outboxes) {
			try {
				outbox.sweep();
			}
			// whatever it is: what is thrown out of a scheduled task ends it for ever
			catch (Throwable ex) {
				logger.warn("Outbox {} could not be swept, will try again: {}", outbox.name(), ex.toString());
			}
		}
		this.swept = this.clock.instant();
	}

	/**
	 * The outboxes of one collection.
	 */
	final class Outbox {

		private final MongoCollection<Document> collection;

		private final UnaryOperator<String> bindingOfType;

		/** Queued and not yet begun, so that an outage queues each of them once. */
		private final Set<String> inHand = ConcurrentHashMap.newKeySet();

		private Outbox(MongoCollection<Document> collection, UnaryOperator<String> bindingOfType) {
			this.collection = collection;
			this.bindingOfType = bindingOfType;
		}

		/**
		 * One event as it stands in an outbox until it has been published.
		 * @throws EventTooLarge when it never could be
		 */
		Document entry(CloudEvent event, String value) {
			int bytes = value.getBytes(StandardCharsets.UTF_8).length;
			if (bytes > OutboxRelay.this.largestEvent) {
				throw new EventTooLarge(event.type(), bytes, OutboxRelay.this.largestEvent);
			}
			return new Document("id", event.id()).append("binding", this.bindingOfType.apply(event.type()))
				.append("value", value);
		}

		private String name() {
			return this.collection.getNamespace().getCollectionName();
		}

		void poke(String id) {
			if (!OutboxRelay.this.running || this.inHand.size() >= MOST_IN_HAND || !this.inHand.add(id)) {
				return;
			}
			try {
				OutboxRelay.this.relays.execute(() -> {
					// before it begins: what is decided from here on must be seen
					this.inHand.remove(id);
					relay(id);
				});
			}
			catch (RejectedExecutionException ex) {
				this.inHand.remove(id);
				logger.debug("Stopping; {} of {} is left to the next sweep", id, name());
			}
		}

		private void sweep() {
			for (Document document : this.collection.find(Filters.eq(Aggregates.PENDING, true))
				.projection(Projections.include("_id"))
				.limit(MOST_IN_HAND)) {
				poke(document.getString("_id"));
			}
		}

		/** What is added while its last events are told is told by who adds it. */
		private void relay(String id) {
			try {
				Document claimed = claim(id);
				while (claimed != null && !publish(id, claimed.getList(Aggregates.OUTBOX, Document.class))) {
					claimed = claim(id);
				}
			}
			catch (Throwable ex) {
				logger.warn("Events of {} wait in the outbox of {}, will try again: {}", id, name(), ex.toString());
			}
		}

		private org.bson.@org.jspecify.annotations.Nullable Document claim(String id) {
			Date now = Date.from(OutboxRelay.this.clock.instant());
			Date until = Date.from(OutboxRelay.this.clock.instant().plus(OutboxRelay.this.lease));
			return this.collection.findOneAndUpdate(
					Filters.and(Filters.eq(id), Filters.eq(Aggregates.PENDING, true),
							Filters.or(Filters.exists("lease", false), Filters.lt("lease.until", now))),
					Updates.set("lease", new Document("owner", OutboxRelay.this.owner).append("until", until)),
					new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER)
						.projection(Projections.include(Aggregates.OUTBOX)));
		}

		/**
		 * Publishes events in their order.
		 * @return whether they were all there was
		 */
		private boolean publish(String id, List<Document> events) {
			List<String> gone = new ArrayList<>(events.size());
			List<Document> unsendable = new ArrayList<>();
			boolean all;
			try {
				for (Document event : events) {
					try {
						OutboxRelay.this.publisher.publish(event.getString("binding"), id, event.getString("value"));
					}
					catch (Unsendable ex) {
						unsendable.add(setAside(id, event, ex));
					}
					gone.add(event.getString("id"));
				}
			}
			finally {
				Bson kept = unsendable.isEmpty() ? Updates.unset("lease")
						: Updates.combine(Updates.unset("lease"), Updates.pushEach(UNSENDABLE, unsendable));
				all = gone.size() == events.size() && emptied(id, gone, kept);
				if (!all) {
					this.collection.updateOne(
							Filters.and(Filters.eq(id), Filters.eq("lease.owner", OutboxRelay.this.owner)),
							Updates.combine(kept, Updates.pull(Aggregates.OUTBOX, Filters.in("id", gone))));
				}
			}
			return all;
		}

		/** By the events themselves: others may have been added, and by others. */
		private boolean emptied(String id, List<String> gone, Bson kept) {
			Bson nothingElse = Filters.and(Filters.eq(id), Filters.eq("lease.owner", OutboxRelay.this.owner),
					Filters.size(Aggregates.OUTBOX, gone.size()), Filters.all(Aggregates.OUTBOX + ".id", gone));
			return this.collection
				.updateOne(nothingElse,
						Updates.combine(kept, Updates.set(Aggregates.OUTBOX, List.of()),
								Updates.unset(Aggregates.PENDING)))
				.getModifiedCount() == 1;
		}

		private Document setAside(String id, Document event, Unsendable fault) {
			String binding = event.getString("binding");
			logger.error("Event {} of {} in {} cannot be sent to {} and is set aside in its document: {}",
					event.getString("id"), id, name(), binding, fault.getMessage());
			OutboxRelay.this.meters.counter("practice_press.events.unsendable", "binding", binding).increment();
			return new Document(event).append("reason", fault.getMessage())
				.append("at", Date.from(OutboxRelay.this.clock.instant()));
		}

	}

}
