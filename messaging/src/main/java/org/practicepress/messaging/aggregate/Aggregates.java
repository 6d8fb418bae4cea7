package org.practicepress.messaging.aggregate;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.event.CloudEvent;
import org.practicepress.messaging.event.EventCodec;
import org.practicepress.messaging.event.EventTypes;
import org.practicepress.messaging.inbox.Incoming;
import tools.jackson.databind.node.ObjectNode;

/**
 * The aggregates of one kind. A change and its events become durable together, in one
 * update of one document that holds only if nobody else changed it meanwhile
 * (<a href="https://microservices.io/patterns/data/transactional-outbox.html">outbox</a>,
 * <a href=
 * "https://www.enterpriseintegrationpatterns.com/patterns/messaging/IdempotentReceiver.html">idempotent
 * receiver</a>).
 * <p>
 * The document: {@code {_id, version, state, applied: {topic: version}, outbox: [{id,
 * binding, value}], pending, lease}}. {@code pending} is there while the outbox is not
 * empty.
 *
 * @param <S> the state, a record that Jackson can write and read
 * @param <E> the producer's sealed event interface
 */
public final class Aggregates<S, E> {

	static final String PENDING = "pending";

	static final String OUTBOX = "outbox";

	private final MongoCollection<Document> collection;

	private final Class<S> stateType;

	private final EventTypes<E> eventTypes;

	private final EventCodec codec;

	private final String source;

	private final OutboxRelay.Outbox outbox;

	private final Clock clock;

	Aggregates(MongoCollection<Document> collection, Class<S> stateType, EventTypes<E> eventTypes, EventCodec codec,
			String source, OutboxRelay.Outbox outbox, Clock clock) {
		this.collection = collection;
		this.stateType = stateType;
		this.eventTypes = eventTypes;
		this.codec = codec;
		this.source = source;
		this.outbox = outbox;
		this.clock = clock;
	}

	public Optional<Aggregate<S>> find(String id) {
		return Optional.ofNullable(this.collection.find(Filters.eq(id)).first()).map(this::read);
	}

	/**
	 * Creates an aggregate.
	 * @param id its identity
	 * @param change its first state and events
	 * @return false when there is one of that identity already; then nothing is changed
	 * @throws MongoWriteException when a unique index refuses it
	 */
	public boolean create(String id, Change<S, E> change) {
		return insert(id, change, null);
	}

	/**
	 * Changes an aggregate, all or nothing. Its events get the versions that follow
	 * {@code before.version()}.
	 * @param before the aggregate as it was when the change was decided
	 * @param change what was decided
	 * @return false when somebody else was faster; then nothing is changed
	 */
	public boolean update(Aggregate<S> before, Change<S, E> change) {
		return replace(before, change, null);
	}

	/**
	 * Applies an incoming event exactly once, however often it is delivered: the document
	 * remembers, in the same update, the version it has applied from each topic.
	 * @param id the aggregate the event concerns
	 * @param cause the event
	 * @param decision what follows from it: given the state, or null when there is no
	 * such aggregate yet; answers null when nothing follows. Called again when somebody
	 * else was faster, so it must be a pure function.
	 */
	public void receive(String id, Incoming cause, Function<@Nullable S, @Nullable Change<S, E>> decision) {
		while (true) {
			Document document = this.collection.find(Filters.eq(id)).first();
			if (document == null) {
				Change<S, E> change = decision.apply(null);
				if (change == null || insert(id, change, cause)) {
					return;
				}
			}
			else {
				if (applied(document, cause.topic()) >= cause.event().version()) {
					return;
				}
				Aggregate<S> before = read(document);
				Change<S, E> change = decision.apply(before.state());
				if (replace(before, (change != null) ? change : new Change<>(before.state(), List.of()), cause)) {
					return;
				}
			}
		}
	}

	/**
	 * The collection, for queries on {@code state.…} and for indexes.
	 * @return the collection the aggregates are kept in
	 */
	public MongoCollection<Document> collection() {
		return this.collection;
	}

	public Aggregate<S> read(Document document) {
		S state = this.codec.mapper().convertValue(FieldNames.decode(document.get("state")), this.stateType);
		return new Aggregate<>(document.getString("_id"), document.getLong("version"), state);
	}

	private boolean insert(String id, Change<S, E> change, @Nullable Incoming cause) {
		List<Document> events = outgoing(id, 0, change.events());
		Document document = new Document("_id", id).append("version", (long) Math.max(1, events.size()))
			.append("state", stateOf(change))
			.append("applied",
					(cause != null) ? new Document(FieldNames.encode(cause.topic()), cause.event().version())
							: new Document())
			.append(OUTBOX, events);
		if (!events.isEmpty()) {
			document.append(PENDING, true);
		}
		try {
			this.collection.insertOne(document);
		}
		catch (MongoWriteException ex) {
			if (ex.getError().getCategory() == ErrorCategory.DUPLICATE_KEY
					&& this.collection.find(Filters.eq(id)).first() != null) {
				return false;
			}
			throw ex;
		}
		poke(id, events);
		return true;
	}

	private boolean replace(Aggregate<S> before, Change<S, E> change, @Nullable Incoming cause) {
		List<Document> events = outgoing(before.id(), before.version(), change.events());
		List<Bson> updates = new ArrayList<>();
		updates.add(Updates.set("state", stateOf(change)));
		updates.add(Updates.inc("version", (long) Math.max(1, events.size())));
		if (cause != null) {
			updates.add(Updates.set("applied." + FieldNames.encode(cause.topic()), cause.event().version()));
		}
		if (!events.isEmpty()) {
			updates.add(Updates.pushEach(OUTBOX, events));
			updates.add(Updates.set(PENDING, true));
		}
		boolean updated = this.collection
			.updateOne(Filters.and(Filters.eq(before.id()), Filters.eq("version", before.version())),
					Updates.combine(updates))
			.getModifiedCount() == 1;
		if (updated) {
			poke(before.id(), events);
		}
		return updated;
	}

	private Document stateOf(Change<S, E> change) {
		Map<?, ?> json = this.codec.mapper().convertValue(change.state(), Map.class);
		return FieldNames.encode(json);
	}

	private List<Document> outgoing(String id, long version, List<E> events) {
		List<Document> documents = new ArrayList<>(events.size());
		for (E event : events) {
			String type = EventTypes.typeOf(event.getClass());
			if (this.eventTypes.find(type).isEmpty()) {
				throw new IllegalArgumentException(type + " is not an event of these aggregates");
			}
			ObjectNode data = this.codec.mapper().valueToTree(event);
			data.put("version", version + 1 + documents.size());
			CloudEvent cloudEvent = new CloudEvent(UUID.randomUUID().toString(), this.source, type, id,
					this.clock.instant(), data);
			documents
				.add(this.outbox.entry(cloudEvent, new String(this.codec.encode(cloudEvent), StandardCharsets.UTF_8)));
		}
		return documents;
	}

	private void poke(String id, List<Document> events) {
		if (!events.isEmpty()) {
			this.outbox.poke(id);
		}
	}

	private static long applied(Document document, String topic) {
		Document applied = document.get("applied", Document.class);
		Number version = applied.get(FieldNames.encode(topic), Number.class);
		return (version != null) ? version.longValue() : 0;
	}

}
