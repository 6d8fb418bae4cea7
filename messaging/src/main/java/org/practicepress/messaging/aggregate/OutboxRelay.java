package org.practicepress.messaging.aggregate;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
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
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.practicepress.messaging.event.CloudEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;

/**
 * Publishes what stands in the outboxes: at once after a write, and by a regular sweep
 * for what a crash or an outage left. Per aggregate in order; a lease keeps a second
 * instance away meanwhile. An event leaves its outbox only after the publisher returned,
 * so it may be published twice but never not at all.
 */
final class OutboxRelay implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(OutboxRelay.class);

	private static final int SWEEP_SIZE = 500;

	private final EventPublisher publisher;

	private final Clock clock;

	private final Duration sweepInterval;

	private final Duration lease;

	private final int workers;

	private final String owner = UUID.randomUUID().toString();

	private final List<Outbox> outboxes = new CopyOnWriteArrayList<>();

	private volatile boolean running;

	private volatile ExecutorService relays = Executors.newSingleThreadExecutor();

	private volatile ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor();

	OutboxRelay(EventPublisher publisher, Clock clock, Duration sweepInterval, Duration lease, int workers) {
		this.publisher = publisher;
		this.clock = clock;
		this.sweepInterval = sweepInterval;
		this.lease = lease;
		this.workers = workers;
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
		this.relays = Executors.newFixedThreadPool(this.workers, Thread.ofPlatform().name("outbox-", 1).factory());
		this.sweeper = Executors
			.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("outbox-sweep").daemon().factory());
		this.running = true;
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
			catch (RuntimeException ex) {
				logger.warn("Outbox {} could not be swept, will try again: {}", outbox.name(), ex.toString());
			}
		}
	}

	/**
	 * The outboxes of one collection.
	 */
	final class Outbox {

		private final MongoCollection<Document> collection;

		private final UnaryOperator<String> bindingOfType;

		private Outbox(MongoCollection<Document> collection, UnaryOperator<String> bindingOfType) {
			this.collection = collection;
			this.bindingOfType = bindingOfType;
		}

		/** One event as it stands in an outbox until it has been published. */
		Document entry(CloudEvent event, String value) {
			return new Document("id", event.id()).append("binding", this.bindingOfType.apply(event.type()))
				.append("value", value);
		}

		private String name() {
			return this.collection.getNamespace().getCollectionName();
		}

		void poke(String id) {
			if (!OutboxRelay.this.running) {
				return;
			}
			try {
				OutboxRelay.this.relays.execute(() -> relay(id));
			}
			catch (RejectedExecutionException ex) {
				logger.debug("Stopping; {} of {} is left to the next sweep", id, name());
			}
		}

		private void sweep() {
			for (Document document : this.collection.find(Filters.eq(Aggregates.PENDING, true))
				.projection(Projections.include("_id"))
				.limit(SWEEP_SIZE)) {
				poke(document.getString("_id"));
			}
		}

		private void relay(String id) {
			try {
				Document claimed = claim(id);
				while (claimed != null) {
					publish(id, claimed.getList(Aggregates.OUTBOX, Document.class));
					claimed = claim(id);
				}
			}
			catch (RuntimeException ex) {
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

		private void publish(String id, List<Document> events) {
			List<String> published = new ArrayList<>(events.size());
			try {
				for (Document event : events) {
					OutboxRelay.this.publisher.publish(event.getString("binding"), id, event.getString("value"));
					published.add(event.getString("id"));
				}
			}
			finally {
				this.collection
					.updateOne(Filters.and(Filters.eq(id), Filters.eq("lease.owner", OutboxRelay.this.owner)), Updates
						.combine(Updates.pull(Aggregates.OUTBOX, Filters.in("id", published)), Updates.unset("lease")));
				this.collection.updateOne(Filters.and(Filters.eq(id), Filters.size(Aggregates.OUTBOX, 0)),
						Updates.unset(Aggregates.PENDING));
			}
		}

	}

}
