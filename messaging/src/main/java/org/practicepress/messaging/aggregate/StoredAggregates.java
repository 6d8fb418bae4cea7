package org.practicepress.messaging.aggregate;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.event.CloudEvent;
import org.practicepress.messaging.event.EventCodec;
import org.practicepress.messaging.transfer.CannotTell;
import org.practicepress.messaging.transfer.Complete;
import org.practicepress.messaging.transfer.InOrder;
import org.practicepress.messaging.transfer.Kind;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The aggregates of one kind as whole documents: {@code {id, version, applied: [{group,
 * topic, version}], <noun>: {…}}}, without the last when it was forgotten. Versions go on
 * where they were ({@link Aggregates}), so that who has applied one skips nothing new.
 *
 * @param <S> the state
 */
public final class StoredAggregates<S> implements Kind {

	private static final EventCodec CODEC = new EventCodec();

	private static final JsonMapper MAPPER = CODEC.mapper();

	private final String name;

	private final String noun;

	private final MongoCollection<Document> collection;

	private final Class<S> type;

	private final List<String> derived;

	private final UnaryOperator<ObjectNode> completion;

	private final @Nullable Retelling<S> retelling;

	private final Function<S, Optional<String>> hindrance;

	private StoredAggregates(String name, String noun, MongoCollection<Document> collection, Class<S> type,
			List<String> derived, UnaryOperator<ObjectNode> completion, @Nullable Retelling<S> retelling,
			Function<S, Optional<String>> hindrance) {
		this.name = name;
		this.noun = noun;
		this.collection = collection;
		this.type = type;
		this.derived = derived;
		this.completion = completion;
		this.retelling = retelling;
		this.hindrance = hindrance;
	}

	/**
	 * Aggregates of which everything is told.
	 * @param name what they are called, in the plural
	 * @param noun what one is called
	 * @param collection where they are kept
	 * @param type the state's class
	 */
	public StoredAggregates(String name, String noun, MongoCollection<Document> collection, Class<S> type) {
		this(name, noun, collection, type, List.of(), (state) -> state, null, (state) -> Optional.empty());
	}

	/**
	 * The same, but for what follows from the rest.
	 * @param fields the fields of the state that are not told
	 * @param completion puts them into a state that lacks them
	 * @return aggregates whose state is told without them
	 */
	public StoredAggregates<S> deriving(List<String> fields, UnaryOperator<ObjectNode> completion) {
		return new StoredAggregates<>(this.name, this.noun, this.collection, this.type, fields, completion,
				this.retelling, this.hindrance);
	}

	/**
	 * The same, but once they are imported their service tells its others of each again,
	 * with the version it has: a topic that keeps the latest must have it.
	 * @param source the source of the service's events
	 * @param binding the output binding
	 * @param event what tells all that is known
	 * @return aggregates that are told of again
	 */
	public StoredAggregates<S> retold(String source, String binding, Retelling.Telling<S> event) {
		return new StoredAggregates<>(this.name, this.noun, this.collection, this.type, this.derived, this.completion,
				new Retelling<>(source, binding, event), this.hindrance);
	}

	/**
	 * The same, but for some that cannot go along as they are.
	 * @param reason what must be done before, in a sentence; empty for who can
	 * @return aggregates none of which is told while one has a reason
	 */
	public StoredAggregates<S> unless(Function<S, Optional<String>> reason) {
		return new StoredAggregates<>(this.name, this.noun, this.collection, this.type, this.derived, this.completion,
				this.retelling, reason);
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public MongoCollection<Document> collection() {
		return this.collection;
	}

	@Override
	public long underway() {
		return this.collection.countDocuments(Filters.eq(Aggregates.PENDING, true));
	}

	@Override
	public List<String> derived() {
		return this.derived;
	}

	@Override
	public Class<S> type() {
		return this.type;
	}

	@Override
	public void tell(Consumer<ObjectNode> listener) {
		InOrder.read(this.collection, "_id", (document) -> listener.accept(told(document)));
	}

	private ObjectNode told(Document document) {
		String id = document.getString("_id");
		List<Document> unsendable = document.getList(Outbox.UNSENDABLE, Document.class, List.of());
		if (!unsendable.isEmpty()) {
			throw new CannotTell("An event of " + id + " among the " + this.name
					+ " could not be sent and was set aside (docs/operations.md, When something is stuck): mend that before.");
		}
		ObjectNode told = MAPPER.createObjectNode();
		told.put("id", id);
		told.put("version", document.getLong(Aggregates.VERSION));
		told.set("applied", MAPPER.valueToTree(applied(document.get(Aggregates.APPLIED, new Document()))));
		if (document.containsKey(Aggregates.ERASED)) {
			told.put(Aggregates.ERASED, true);
		}
		if (document.containsKey(Aggregates.STATE)) {
			S state = MAPPER.convertValue(FieldNames.decode(document.get(Aggregates.STATE)), this.type);
			this.hindrance.apply(state).ifPresent((reason) -> {
				throw new CannotTell(reason);
			});
			ObjectNode tree = MAPPER.valueToTree(state);
			told.set(this.noun, tree.remove(this.derived));
		}
		return told;
	}

	@Override
	public Document kept(ObjectNode told) {
		told.propertyNames().forEach((field) -> {
			if (!List.of("id", "version", Aggregates.ERASED, "applied", this.noun).contains(field)) {
				throw new IllegalArgumentException("there is no " + field);
			}
		});
		String id = told.path("id").stringValue();
		long version = told.path("version").longValue();
		Document document = new Document("_id", id).append(Aggregates.VERSION, version)
			.append(Aggregates.CHANGED, Date.from(Instant.now()))
			.append(Aggregates.APPLIED, applied(told.path("applied")));
		if (!(told.get(this.noun) instanceof ObjectNode state)) {
			if (told.has(this.noun)) {
				throw new IllegalArgumentException(this.noun + " is no object");
			}
			return told.path(Aggregates.ERASED).booleanValue(false) ? document.append(Aggregates.ERASED, true)
					: document;
		}
		S complete = MAPPER.readerFor(this.type)
			.with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
			.readValue(this.completion.apply(state.deepCopy()));
		document.append(Aggregates.STATE,
				FieldNames.encode(MAPPER.convertValue(Complete.checked(complete), Map.class)));
		List<Document> outbox = (this.retelling != null) ? this.retelling.events(id, version, complete) : List.of();
		document.append(Aggregates.OUTBOX, outbox);
		if (!outbox.isEmpty()) {
			document.append(Aggregates.PENDING, true);
		}
		return document;
	}

	private static List<Applied> applied(Document groups) {
		List<Applied> applied = new ArrayList<>();
		groups.forEach((name, known) -> {
			if (known instanceof Document topics) {
				topics.forEach((topic, version) -> applied.add(new Applied(FieldNames.decodeName(name),
						FieldNames.decodeName(topic), ((Number) version).longValue())));
			}
			else {
				// as it was kept when one consumer per topic was all there was
				applied.add(new Applied(null, FieldNames.decodeName(name), ((Number) known).longValue()));
			}
		});
		return applied;
	}

	private static Document applied(JsonNode told) {
		Document groups = new Document();
		if (!(told instanceof ArrayNode array)) {
			throw new IllegalArgumentException("applied is no list");
		}
		for (JsonNode node : array) {
			Applied applied = MAPPER.readerFor(Applied.class)
				.with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
				.readValue(node);
			String topic = FieldNames.encode(Objects.requireNonNull(applied.topic()));
			if (applied.group() == null) {
				groups.append(topic, applied.version());
			}
			else {
				((Document) groups.computeIfAbsent(FieldNames.encode(applied.group()), (group) -> new Document()))
					.append(topic, applied.version());
			}
		}
		return groups;
	}

	/**
	 * What an aggregate has applied.
	 *
	 * @param group the consumer group; null for what an earlier version noted
	 * @param topic the topic
	 * @param version the version of the last event
	 */
	public record Applied(@Nullable String group, String topic, long version) {
	}

	/**
	 * How others are told again.
	 *
	 * @param <S> the state
	 * @param source the source of the service's events
	 * @param binding the output binding
	 * @param event what tells all that is known
	 */
	public record Retelling<S>(String source, String binding, Telling<S> event) {

		private List<Document> events(String id, long version, S state) {
			Object told = this.event.of(state);
			if (told == null) {
				return List.of();
			}
			CloudEvent cloudEvent = CODEC.event(this.source, id, version, Instant.now(), told);
			return List.of(new Document("id", cloudEvent.id()).append("binding", this.binding)
				.append("value", new String(CODEC.encode(cloudEvent), StandardCharsets.UTF_8)));
		}

		/**
		 * The event that tells all that is known.
		 *
		 * @param <S> the state
		 */
		public interface Telling<S> {

			/**
			 * Tells.
			 * @param state the state
			 * @return the event; null when there is nothing to tell
			 */
			@Nullable Object of(S state);

		}

	}

}
