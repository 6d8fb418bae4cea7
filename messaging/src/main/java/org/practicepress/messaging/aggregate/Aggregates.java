package org.practicepress.messaging.aggregate;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.event.CloudEvent;
import org.practicepress.messaging.event.EventCodec;
import org.practicepress.messaging.event.EventTypes;
import org.practicepress.messaging.inbox.Incoming;
import org.practicepress.messaging.trace.Tracing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The aggregates of one kind. A change and its events become durable together, in one
 * update of one document that holds only if nobody else changed it meanwhile
 * (<a href="https://microservices.io/patterns/data/transactional-outbox.html">outbox</a>,
 * <a href=
 * "https://www.enterpriseintegrationpatterns.com/patterns/messaging/IdempotentReceiver.html">idempotent
 * receiver</a>).
 * <p>
 * The document: {@code {_id, version, changed, state, applied: {group: {topic: version}},
 * outbox: [{id, binding, value}], pending, rests, lease, trace}}. {@code pending} is
 * there while the outbox is not empty; {@code changed} tells when, by the clock of who
 * did it; {@code trace} where it was done, in the trace that the aggregate was made in,
 * so that all that becomes of it is one trace, whoever does it and when. A forgotten
 * aggregate leaves {@code {_id, version, changed, applied}}, so that one made again under
 * its identity goes on counting: to consumers a version that starts again would be old
 * news.
 *
 * @param <S> the state, a record that Jackson can write and read
 * @param <E> the producer's sealed event interface
 */
public final class Aggregates<S, E> {

	/**
	 * When an aggregate was last changed, forgotten or erased. Not there in what an
	 * earlier version wrote.
	 */
	public static final String CHANGED = "changed";

	static final String PENDING = "pending";

	static final String OUTBOX = "outbox";

	static final String ERASED = "erased";

	private static final Logger logger = LoggerFactory.getLogger(Aggregates.class);

	static final String STATE = "state";

	static final String VERSION = "version";

	static final String APPLIED = "applied";

	static final String TRACE = "trace";

	private final MongoCollection<Document> collection;

	private final Class<S> stateType;

	private final EventTypes<E> eventTypes;

	private final EventCodec codec;

	private final String source;

	private final Outbox outbox;

	private final Clock clock;

	private final Tracing tracing;

	/** As it is told in a trace. */
	private final String changing;

	Aggregates(MongoCollection<Document> collection, Class<S> stateType, EventTypes<E> eventTypes, EventCodec codec,
			String source, Outbox outbox, Clock clock, Tracing tracing) {
		this.collection = collection;
		this.stateType = stateType;
		this.eventTypes = eventTypes;
		this.codec = codec;
		this.source = source;
		this.outbox = outbox;
		this.clock = clock;
		this.tracing = tracing;
		this.changing = "change " + outbox.name();
	}

	public Optional<Aggregate<S>> find(String id) {
		return Optional.ofNullable(this.collection.find(Filters.eq(id)).first())
			.filter((document) -> !forgotten(document))
			.map(this::read);
	}

	/**
	 * Creates an aggregate.
	 * @param id its identity
	 * @param change its first state and events
	 * @return false when there is one of that identity already; then nothing is changed
	 * @throws MongoWriteException when a unique index refuses it
	 * @throws Erased when there was one and it was erased
	 */
	public boolean create(String id, Change<S, E> change) {
		return within(id, this.changing, () -> created(id, change));
	}

	private boolean created(String id, Change<S, E> change) {
		if (insert(id, change, null)) {
			return true;
		}
		Document document = this.collection.find(Filters.eq(id)).first();
		if (document != null && erased(document)) {
			throw new Erased(id);
		}
		return document != null && forgotten(document) && make(id, document, change, null);
	}

	/**
	 * Changes an aggregate, all or nothing. Its events get the versions that follow
	 * {@code before.version()}.
	 * @param before the aggregate as it was when the change was decided
	 * @param change what was decided
	 * @return false when somebody else was faster; then nothing is changed
	 */
	public boolean update(Aggregate<S> before, Change<S, E> change) {
		return within(before.id(), this.changing, () -> replace(before, change, null));
	}

	/**
	 * Changes an aggregate as {@link #update(Aggregate, Change)} does, and lets its one
	 * event rest: it is durable, and told only when the time is over. Whatever comes
	 * after it is told after it.
	 * @param before the aggregate as it was when the change was decided
	 * @param change what was decided
	 * @param rest how long it may be taken back; zero or less for not at all
	 * @return false when somebody else was faster; then nothing is changed
	 */
	public boolean update(Aggregate<S> before, Change<S, E> change, Duration rest) {
		if (change.events().isEmpty() || !rest.isPositive()) {
			return update(before, change);
		}
		return within(before.id(), this.changing, () -> rested(before, change, rest));
	}

	private boolean rested(Aggregate<S> before, Change<S, E> change, Duration rest) {
		List<Document> events = outgoing(before.id(), before.version(), change.events());
		if (events.size() > 1) {
			throw new IllegalArgumentException("one event rests, not several");
		}
		events.getFirst().append(VERSION, before.version() + 1);
		List<Bson> updates = updates(change, events, null);
		updates.add(Updates.set(Outbox.RESTS, Date.from(this.clock.instant().plus(rest))));
		boolean updated = updated(unchanged(before.id(), before.version()), updates);
		if (updated) {
			this.outbox.pokeAfter(before.id(), rest);
		}
		return updated;
	}

	/**
	 * Until when the last change of an aggregate may be taken back.
	 * @param aggregate the aggregate as it was seen
	 * @return empty when its event is told, or is being told, or something else has
	 * happened since
	 */
	public Optional<Instant> rests(Aggregate<S> aggregate) {
		return Optional
			.ofNullable(this.collection.find(resting(aggregate)).projection(Projections.include(Outbox.RESTS)).first())
			.map((document) -> document.getDate(Outbox.RESTS).toInstant());
	}

	/**
	 * Takes the last change of an aggregate back, as long as its event rests: nobody is
	 * told of it. The version goes on counting.
	 * @param before the aggregate as it was seen
	 * @param state what follows
	 * @return false when the event is told, or is being told, or something else has
	 * happened since; then nothing is changed
	 */
	public boolean takeBack(Aggregate<S> before, S state) {
		return within(before.id(), this.changing, () -> takenBack(before, state));
	}

	private boolean takenBack(Aggregate<S> before, S state) {
		Bson alone = Filters.size(OUTBOX, 1);
		List<Bson> emptied = updates(Change.of(state), List.of(), null);
		emptied.addAll(List.of(Updates.set(OUTBOX, List.of()), Updates.unset(PENDING), Updates.unset(Outbox.RESTS)));
		List<Bson> others = updates(Change.of(state), List.of(), null);
		others.add(Updates.pull(OUTBOX, Filters.eq(VERSION, before.version())));
		return updated(Filters.and(resting(before), alone), emptied)
				|| updated(Filters.and(resting(before), Filters.not(alone)), others);
	}

	private Bson resting(Aggregate<S> aggregate) {
		return Filters.and(unchanged(aggregate.id(), aggregate.version()), Filters.gt(Outbox.RESTS, now()),
				Filters.eq(OUTBOX + "." + VERSION, aggregate.version()));
	}

	/**
	 * Changes an aggregate, or makes one, whoever else does so meanwhile.
	 * @param id its identity
	 * @param decision what follows: given the state, or null when there is no such
	 * aggregate; answers null when nothing follows. Called again when somebody else was
	 * faster, so it must be a pure function.
	 * @return the state that follows; empty when nothing does
	 * @throws Erased when one is to be made where there was one that was erased
	 */
	public Optional<S> change(String id, Function<@Nullable S, @Nullable Change<S, E>> decision) {
		while (true) {
			Optional<Aggregate<S>> before = find(id);
			Change<S, E> change = decision.apply(before.map(Aggregate::state).orElse(null));
			if (change == null) {
				return Optional.empty();
			}
			if (before.isPresent() ? update(before.get(), change) : create(id, change)) {
				return Optional.of(change.state());
			}
		}
	}

	/**
	 * Forgets an aggregate, all of it but what it has counted to. One whose events have
	 * not all been published yet stays.
	 * @param id its identity
	 */
	public void forget(String id) {
		forgetAll(Filters.eq(id));
	}

	/**
	 * Forgets aggregates as {@link #forget} does.
	 * @param filter which ones
	 * @return how many
	 */
	public long forgetAll(Bson filter) {
		return this.collection
			.updateMany(Filters.and(filter, Filters.exists(STATE), Filters.exists(PENDING, false)),
					Updates.combine(Updates.unset(STATE), Updates.unset(OUTBOX), Updates.unset(Outbox.UNSENDABLE),
							Updates.unset(TRACE), Updates.inc(VERSION, 1L), Updates.set(CHANGED, now())))
			.getModifiedCount();
	}

	/**
	 * Erases an aggregate for ever, and whatever of it has not been told yet. Its
	 * identity and its version stay, so that nothing that comes late or again makes it
	 * anew; also when there never was one.
	 * @param id its identity
	 * @param lastWords events to be told instead of those that were not told yet
	 * @return false when it was erased before; then nothing is told
	 */
	public boolean erase(String id, List<E> lastWords) {
		return within(id, this.changing, () -> erased(id, lastWords));
	}

	private boolean erased(String id, List<E> lastWords) {
		while (true) {
			Document document = this.collection.find(Filters.eq(id)).first();
			if (document != null && erased(document)) {
				return false;
			}
			long version = (document != null) ? document.getLong(VERSION) : 0;
			if (erase(id, document, outgoing(id, version, lastWords))) {
				return true;
			}
		}
	}

	/**
	 * Erases an aggregate whose events are on a compacted topic: a record without a value
	 * takes them out of it. Doing it again tells it again.
	 * @param id its identity
	 */
	public void eraseFromTopic(String id) {
		Document tombstone = this.outbox.tombstone();
		Document document;
		do {
			document = this.collection.find(Filters.eq(id)).first();
		}
		while (!erase(id, document, List.of(tombstone)));
	}

	/**
	 * Whether an aggregate was erased.
	 * @param id its identity
	 * @return false also when there never was one
	 */
	public boolean isErased(String id) {
		return this.collection.find(Filters.and(Filters.eq(id), Filters.eq(ERASED, true))).first() != null;
	}

	/**
	 * Applies an incoming event exactly once, however often it is delivered: the document
	 * remembers, in the same update, the version that each consumer group has applied
	 * from each topic. What is skipped for that is logged. To what was erased nothing is
	 * applied.
	 * @param id the aggregate the event concerns
	 * @param cause the event
	 * @param decision what follows from it: given the state, or null when there is no
	 * such aggregate yet; answers null when nothing follows. Called again when somebody
	 * else was faster, so it must be a pure function.
	 */
	public void receive(String id, Incoming cause, Function<@Nullable S, @Nullable Change<S, E>> decision) {
		within(id, this.changing, () -> received(id, cause, decision));
	}

	private boolean received(String id, Incoming cause, Function<@Nullable S, @Nullable Change<S, E>> decision) {
		while (true) {
			Document document = this.collection.find(Filters.eq(id)).first();
			if (document != null && erased(document)) {
				logger.info("Skipped version {} of {}, {}: it is erased", cause.event().version(), id,
						cause.event().type());
				return false;
			}
			if (document != null && applied(document, cause) >= cause.event().version()) {
				logger.info("Skipped version {} of {}, {}: {} has applied version {}", cause.event().version(), id,
						cause.event().type(), cause.group(), applied(document, cause));
				return false;
			}
			if (document == null || forgotten(document)) {
				Change<S, E> change = decision.apply(null);
				if (change == null || make(id, document, change, cause)) {
					return change != null;
				}
			}
			else {
				Aggregate<S> before = read(document);
				Change<S, E> change = decision.apply(before.state());
				if (replace(before, (change != null) ? change : new Change<>(before.state(), List.of()), cause)) {
					return true;
				}
			}
		}
	}

	/**
	 * Notes that what belongs to an aggregate has changed, though it itself has not.
	 * @param id its identity
	 */
	public void touch(String id) {
		this.collection.updateOne(Filters.eq(id), Updates.set(CHANGED, now()));
	}

	/**
	 * Does something for an aggregate, in the trace that it was made in.
	 * @param <T> what comes of it
	 * @param id its identity
	 * @param name what is done, one of a few names
	 * @param work the work
	 * @return what comes of it
	 */
	public <T> T within(String id, String name, Supplier<T> work) {
		return this.tracing.following(id, () -> trace(id), name, work);
	}

	private @Nullable String trace(String id) {
		Document document = this.collection.find(Filters.eq(id)).projection(Projections.include(TRACE)).first();
		return (document != null) ? document.getString(TRACE) : null;
	}

	/**
	 * The collection, for queries on {@code state.…} and for indexes. Changes go through
	 * the methods here only.
	 * @return the collection the aggregates are kept in
	 */
	public MongoCollection<Document> collection() {
		return this.collection;
	}

	public Aggregate<S> read(Document document) {
		S state = this.codec.mapper().convertValue(FieldNames.decode(document.get(STATE)), this.stateType);
		return new Aggregate<>(document.getString("_id"), document.getLong(VERSION), state);
	}

	private boolean erase(String id, @Nullable Document document, List<Document> events) {
		long counted = Math.max(1, events.size());
		boolean written = (document != null)
				? updated(Filters.and(Filters.eq(id), Filters.eq(VERSION, document.getLong(VERSION))),
						List.of(Updates.unset(STATE), Updates.unset(Outbox.UNSENDABLE), Updates.unset(TRACE),
								Updates.unset(Outbox.RESTS), Updates.set(ERASED, true), Updates.inc(VERSION, counted),
								Updates.set(CHANGED, now()),
								events.isEmpty() ? Updates.unset(OUTBOX) : Updates.set(OUTBOX, events),
								events.isEmpty() ? Updates.unset(PENDING) : Updates.set(PENDING, true)))
				: insertErased(new Document("_id", id).append(VERSION, counted)
					.append(CHANGED, now())
					.append(ERASED, true)
					.append(APPLIED, new Document()), events);
		if (written && !events.isEmpty()) {
			this.outbox.poke(id);
		}
		return written;
	}

	private boolean insertErased(Document document, List<Document> events) {
		if (!events.isEmpty()) {
			document.append(OUTBOX, events).append(PENDING, true);
		}
		try {
			this.collection.insertOne(document);
			return true;
		}
		catch (MongoWriteException ex) {
			if (ex.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
				throw ex;
			}
			return false;
		}
	}

	/** A new aggregate, or one that takes the place of a forgotten one. */
	private boolean make(String id, @Nullable Document forgotten, Change<S, E> change, @Nullable Incoming cause) {
		return (forgotten == null) ? insert(id, change, cause) : replace(id, forgotten.getLong(VERSION), change, cause);
	}

	private boolean insert(String id, Change<S, E> change, @Nullable Incoming cause) {
		List<Document> events = outgoing(id, 0, change.events());
		Document applied = new Document();
		if (cause != null) {
			applied.append(FieldNames.encode(cause.group()),
					new Document(FieldNames.encode(cause.topic()), cause.event().version()));
		}
		Document document = new Document("_id", id).append(VERSION, (long) Math.max(1, events.size()))
			.append(CHANGED, now())
			.append(STATE, stateOf(change))
			.append(APPLIED, applied)
			.append(OUTBOX, events);
		Outbox.Turn turn = turn(id, events);
		if (!events.isEmpty()) {
			document.append(PENDING, true);
		}
		if (turn != null) {
			document.append(Outbox.LEASE, turn.lease());
		}
		String trace = this.tracing.current();
		if (trace != null) {
			document.append(TRACE, trace);
		}
		boolean inserted = false;
		try {
			this.collection.insertOne(document);
			inserted = true;
		}
		catch (MongoWriteException ex) {
			if (ex.getError().getCategory() != ErrorCategory.DUPLICATE_KEY
					|| this.collection.find(Filters.eq(id)).first() == null) {
				throw ex;
			}
		}
		finally {
			publish(id, events, turn, inserted);
		}
		return inserted;
	}

	private boolean replace(Aggregate<S> before, Change<S, E> change, @Nullable Incoming cause) {
		return replace(before.id(), before.version(), change, cause);
	}

	private boolean replace(String id, long version, Change<S, E> change, @Nullable Incoming cause) {
		List<Document> events = outgoing(id, version, change.events());
		List<Bson> updates = updates(change, events, cause);
		Bson unchanged = unchanged(id, version);
		return toldAtOnce(id, unchanged, updates, events) || told(id, unchanged, updates, events);
	}

	private static Bson unchanged(String id, long version) {
		return Filters.and(Filters.eq(id), Filters.eq(VERSION, version));
	}

	private List<Bson> updates(Change<S, E> change, List<Document> events, @Nullable Incoming cause) {
		List<Bson> updates = new ArrayList<>();
		updates.add(Updates.set(STATE, stateOf(change)));
		updates.add(Updates.inc(VERSION, (long) Math.max(1, events.size())));
		updates.add(Updates.set(CHANGED, now()));
		if (cause != null) {
			updates.add(Updates.set(
					APPLIED + "." + FieldNames.encode(cause.group()) + "." + FieldNames.encode(cause.topic()),
					cause.event().version()));
		}
		String trace = this.tracing.current();
		if (trace != null) {
			updates.add(Updates.set(TRACE, trace));
		}
		if (!events.isEmpty()) {
			updates.add(Updates.pushEach(OUTBOX, events));
			updates.add(Updates.set(PENDING, true));
		}
		return updates;
	}

	/** Where no other events wait, which is nearly always. */
	private boolean toldAtOnce(String id, Bson unchanged, List<Bson> updates, List<Document> events) {
		Outbox.Turn turn = turn(id, events);
		if (turn == null) {
			return false;
		}
		List<Bson> leased = new ArrayList<>(updates);
		leased.add(Updates.set(Outbox.LEASE, turn.lease()));
		boolean updated = false;
		try {
			updated = updated(Filters.and(unchanged, Filters.exists(PENDING, false)), leased);
		}
		finally {
			publish(id, events, turn, updated);
		}
		return updated;
	}

	private boolean told(String id, Bson unchanged, List<Bson> updates, List<Document> events) {
		boolean updated = updated(unchanged, updates);
		publish(id, events, null, updated);
		return updated;
	}

	private boolean updated(Bson filter, List<Bson> updates) {
		return this.collection.updateOne(filter, Updates.combine(updates)).getModifiedCount() == 1;
	}

	private Outbox.@Nullable Turn turn(String id, List<Document> events) {
		return events.isEmpty() ? null : this.outbox.turn(id);
	}

	private void publish(String id, List<Document> events, Outbox.@Nullable Turn turn, boolean written) {
		if (turn != null && written) {
			turn.publish(events);
		}
		else if (turn != null) {
			turn.giveBack();
		}
		else if (written && !events.isEmpty()) {
			this.outbox.poke(id);
		}
	}

	private Date now() {
		return Date.from(this.clock.instant());
	}

	private Document stateOf(Change<S, E> change) {
		Map<?, ?> json = this.codec.mapper().convertValue(change.state(), Map.class);
		return FieldNames.encode(json);
	}

	private List<Document> outgoing(String id, long version, List<E> events) {
		List<Document> documents = new ArrayList<>(events.size());
		String trace = this.tracing.current();
		for (E event : events) {
			String type = EventTypes.typeOf(event.getClass());
			if (this.eventTypes.find(type).isEmpty()) {
				throw new IllegalArgumentException(type + " is not an event of these aggregates");
			}
			CloudEvent cloudEvent = this.codec
				.event(this.source, id, version + 1 + documents.size(), this.clock.instant(), event)
				.tracedTo(trace);
			documents
				.add(this.outbox.entry(cloudEvent, new String(this.codec.encode(cloudEvent), StandardCharsets.UTF_8)));
		}
		return documents;
	}

	private static boolean forgotten(Document document) {
		return !document.containsKey(STATE);
	}

	private static boolean erased(Document document) {
		return document.containsKey(ERASED);
	}

	private static long applied(Document document, Incoming cause) {
		Document applied = document.get(APPLIED, Document.class);
		String topic = FieldNames.encode(cause.topic());
		Object version = null;
		if (applied.get(FieldNames.encode(cause.group())) instanceof Document topics) {
			version = topics.get(topic);
		}
		if (version == null) {
			// as it was kept when one consumer per topic was all there was
			version = applied.get(topic);
		}
		return (version instanceof Number number) ? number.longValue() : 0;
	}

}
