package org.practicepress.messaging.aggregate;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.event.CloudEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The outboxes of one collection: an array {@value Aggregates#OUTBOX} of events in each
 * document, {@value Aggregates#PENDING} while it is not empty, and {@value #LEASE} while
 * somebody publishes them. Whoever writes events where none waited takes the lease in the
 * same write, so that publishing costs one more write and not two. Where {@value #RESTS}
 * stands, nothing is published before that time; whoever publishes then takes it away in
 * the write that takes the lease, so that nothing is taken back that is being published.
 */
final class Outbox {

	static final String UNSENDABLE = "unsendable";

	static final String LEASE = "lease";

	/** Until when nothing is published, because the last of it may be taken back. */
	static final String RESTS = "rests";

	/** Of an event: when it was decided, or set aside. */
	static final String AT = "at";

	/** Of those that wait, so many are looked at for the oldest. */
	private static final int MOST_LOOKED_AT = 500;

	private static final Logger logger = LoggerFactory.getLogger(Outbox.class);

	private static final String OWNER = LEASE + ".owner";

	private static final String UNTIL = LEASE + ".until";

	/** In each collection; what is more waits in the store for another sweep. */
	private static final int MOST_IN_HAND = 500;

	/** Of a lease, the part after which it is renewed before anything is sent. */
	private static final int FRESH = 10;

	private final MongoCollection<Document> collection;

	private final UnaryOperator<String> bindingOfType;

	private final OutboxRelay relay;

	/** Queued and not yet begun, so that an outage queues each of them once. */
	private final Set<String> inHand = ConcurrentHashMap.newKeySet();

	Outbox(MongoCollection<Document> collection, UnaryOperator<String> bindingOfType, OutboxRelay relay) {
		this.collection = collection;
		this.bindingOfType = bindingOfType;
		this.relay = relay;
	}

	/**
	 * One event as it stands in an outbox until it has been published.
	 * @throws EventTooLarge when it never could be
	 */
	Document entry(CloudEvent event, String value) {
		int bytes = value.getBytes(StandardCharsets.UTF_8).length;
		if (bytes > this.relay.largestEvent) {
			throw new EventTooLarge(event.type(), bytes, this.relay.largestEvent);
		}
		return new Document("id", event.id()).append("binding", this.bindingOfType.apply(event.type()))
			.append("value", value)
			.append(AT, Date.from(event.time()));
	}

	/** A record without a value, as it stands in an outbox. */
	Document tombstone() {
		return new Document("id", UUID.randomUUID().toString()).append("binding", this.bindingOfType.apply(""));
	}

	String name() {
		return this.collection.getNamespace().getCollectionName();
	}

	/**
	 * The turn to publish what is about to be written, for whoever writes it. Must be
	 * used or given back.
	 * @param id the document
	 * @return null when it is left to {@link #poke}
	 */
	@Nullable Turn turn(String id) {
		return take(id) ? new Turn(id, newLease()) : null;
	}

	/** There may be something to publish. */
	void poke(String id) {
		if (take(id)) {
			execute(id, () -> relay(id));
		}
	}

	/** The same, when a time is over. */
	void pokeAfter(String id, Duration rest) {
		this.relay.later(() -> poke(id), rest);
	}

	void sweep() {
		for (Document document : this.collection.find(Filters.eq(Aggregates.PENDING, true))
			.projection(Projections.include("_id"))
			.limit(MOST_IN_HAND)) {
			poke(document.getString("_id"));
		}
	}

	/** What stands in them. */
	Outboxes.Waiting look() {
		Bson pending = Filters.eq(Aggregates.PENDING, true);
		long aggregates = this.collection.countDocuments(pending);
		return new Outboxes.Waiting(aggregates, (aggregates > 0) ? oldest(pending) : null,
				this.collection.countDocuments(Filters.gt(UNSENDABLE + "." + AT, new Date(0))));
	}

	private @Nullable Instant oldest(Bson pending) {
		return this.collection.find(pending)
			.projection(Projections.include(Aggregates.OUTBOX + "." + AT))
			.limit(MOST_LOOKED_AT)
			.into(new ArrayList<>())
			.stream()
			.flatMap((document) -> document.getList(Aggregates.OUTBOX, Document.class, List.of()).stream())
			.flatMap((event) -> Stream.ofNullable(event.getDate(AT)))
			.min(Comparator.naturalOrder())
			.map(Date::toInstant)
			.orElse(null);
	}

	void letGo() {
		this.inHand.clear();
	}

	private boolean take(String id) {
		return this.relay.isRunning() && this.inHand.size() < MOST_IN_HAND && this.inHand.add(id);
	}

	private void execute(String id, Publishing publishing) {
		boolean begins = this.relay.execute(() -> {
			// before it begins: what is decided from here on must be seen
			this.inHand.remove(id);
			try {
				publishing.go();
			}
			catch (Throwable ex) {
				logger.warn("Events of {} wait in the outbox of {}, will try again: {}", id, name(), ex.toString());
			}
		});
		if (!begins) {
			this.inHand.remove(id);
			logger.debug("Stopping; {} of {} is left to the next sweep", id, name());
		}
	}

	/** What is added while its last events are told is told by who adds it. */
	private void relay(String id) {
		Document claimed = claim(id);
		while (claimed != null && !publish(id, claimed.getList(Aggregates.OUTBOX, Document.class))) {
			claimed = claim(id);
		}
	}

	private @Nullable Document claim(String id) {
		Date now = Date.from(this.relay.clock.instant());
		return this.collection.findOneAndUpdate(
				Filters.and(Filters.eq(id), Filters.eq(Aggregates.PENDING, true),
						Filters.or(Filters.exists(LEASE, false), Filters.lt(UNTIL, now)),
						Filters.or(Filters.exists(RESTS, false), Filters.lte(RESTS, now))),
				Updates.combine(Updates.set(LEASE, newLease()), Updates.unset(RESTS)),
				new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER)
					.projection(Projections.include(Aggregates.OUTBOX)));
	}

	private Document newLease() {
		return new Document("owner", this.relay.owner).append("until",
				Date.from(this.relay.clock.instant().plus(this.relay.lease)));
	}

	private Bson mine(String id) {
		return Filters.and(Filters.eq(id), Filters.eq(OWNER, this.relay.owner));
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
					this.relay.publisher.publish(event.getString("binding"), id, event.getString("value"));
				}
				catch (Unsendable ex) {
					unsendable.add(setAside(id, event, ex));
				}
				gone.add(event.getString("id"));
			}
		}
		finally {
			Bson kept = unsendable.isEmpty() ? Updates.unset(LEASE)
					: Updates.combine(Updates.unset(LEASE), Updates.pushEach(UNSENDABLE, unsendable));
			all = gone.size() == events.size() && emptied(id, gone, kept);
			if (!all) {
				this.collection.updateOne(mine(id),
						Updates.combine(kept, Updates.pull(Aggregates.OUTBOX, Filters.in("id", gone))));
			}
		}
		return all;
	}

	/** By the events themselves: others may have been added, and by others. */
	private boolean emptied(String id, List<String> gone, Bson kept) {
		Bson nothingElse = Filters.and(mine(id), Filters.size(Aggregates.OUTBOX, gone.size()),
				Filters.all(Aggregates.OUTBOX + ".id", gone));
		return this.collection
			.updateOne(nothingElse,
					Updates.combine(kept, Updates.set(Aggregates.OUTBOX, List.of()), Updates.unset(Aggregates.PENDING)))
			.getModifiedCount() == 1;
	}

	private Document setAside(String id, Document event, Unsendable fault) {
		String binding = event.getString("binding");
		logger.error("Event {} of {} in {} cannot be sent to {} and is set aside in its document: {}",
				event.getString("id"), id, name(), binding, fault.getMessage());
		this.relay.meters.counter("practice_press.events.unsendable", "binding", binding).increment();
		return new Document(event).append("reason", fault.getMessage())
			.append(AT, Date.from(this.relay.clock.instant()));
	}

	/**
	 * What is about to be written is published by who writes it.
	 */
	final class Turn {

		private final String id;

		private final Document lease;

		private Turn(String id, Document lease) {
			this.id = id;
			this.lease = lease;
		}

		/** Goes with the events into the document, whose outbox must have been empty. */
		Document lease() {
			return this.lease;
		}

		/** The events are durable, and nothing stood before them. */
		void publish(List<Document> events) {
			execute(this.id, () -> {
				if (fresh() && !Outbox.this.publish(this.id, events)) {
					relay(this.id);
				}
			});
		}

		/** The events were not written this way. */
		void giveBack() {
			Outbox.this.inHand.remove(this.id);
		}

		/** Who had to wait for a worker might send while the next is entitled to. */
		private boolean fresh() {
			Instant until = this.lease.getDate("until").toInstant();
			Duration left = Duration.between(Outbox.this.relay.clock.instant(), until);
			return left.compareTo(Outbox.this.relay.lease.multipliedBy(FRESH - 1).dividedBy(FRESH)) > 0
					|| Outbox.this.collection
						.updateOne(Filters.and(mine(this.id), Filters.eq(UNTIL, this.lease.getDate("until"))),
								Updates.set(LEASE, newLease()))
						.getModifiedCount() == 1;
		}

	}

	/** Publishing what waits in one document. */
	private interface Publishing {

		void go();

	}

}
