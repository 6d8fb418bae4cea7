package org.practicepress.messaging.inbox;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.practicepress.messaging.event.CloudEvent;
import org.practicepress.messaging.event.EventCodec;
import org.practicepress.messaging.event.MalformedEvent;

import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;

/**
 * The latest value per key of a compacted topic, kept by a service for itself. A record
 * without a value (a tombstone) deletes its key for good: nothing that comes late or is
 * put back brings it again.
 *
 * @param <T> the consumer's own record
 */
public final class CompactedView<T> {

	static final String DATA = "data";

	private final MongoCollection<Document> collection;

	private final Class<T> type;

	private final EventCodec codec;

	CompactedView(MongoCollection<Document> collection, Class<T> type, EventCodec codec) {
		this.collection = collection;
		this.type = type;
		this.codec = codec;
	}

	public Optional<T> find(String key) {
		return Optional.ofNullable(this.collection.find(Filters.eq(key)).first()).flatMap(this::read);
	}

	/**
	 * Finds several with one question.
	 * @param keys the keys
	 * @return what is there, by its key
	 */
	public Map<String, T> find(Collection<String> keys) {
		Map<String, T> found = new HashMap<>();
		for (Document document : this.collection.find(Filters.in("_id", keys))) {
			read(document).ifPresent((value) -> found.put(document.getString("_id"), value));
		}
		return found;
	}

	/**
	 * Whether a key has been deleted.
	 * @param key the key
	 * @return true once its tombstone has come
	 */
	public boolean forgotten(String key) {
		return this.collection.find(Filters.and(Filters.eq(key), Filters.eq(Newest.VERSION, Long.MAX_VALUE)))
			.first() != null;
	}

	/**
	 * The function to be bound to the topic. Late and repeated records change nothing.
	 * @return the function
	 */
	public Consumer<Message<?>> consumer() {
		return consumer((key) -> {
		});
	}

	/**
	 * The function to be bound to the topic. Late and repeated records change nothing.
	 * @param heard called after each record with its key; may be called again
	 * @return the function
	 */
	public Consumer<Message<?>> consumer(Consumer<String> heard) {
		return (message) -> {
			if (message.getPayload() instanceof byte[] bytes && bytes.length > 0) {
				CloudEvent event = this.codec.decode(bytes);
				this.codec.read(event, this.type);
				Newest.keep(this.collection, event, Updates.set(DATA, event.data().toString()));
				heard.accept(event.subject());
			}
			else {
				String key = key(message);
				this.collection.replaceOne(Filters.eq(key),
						new Document("_id", key).append(Newest.VERSION, Long.MAX_VALUE),
						new ReplaceOptions().upsert(true));
				heard.accept(key);
			}
		};
	}

	private Optional<T> read(Document document) {
		return Optional.ofNullable(document.getString(DATA))
			.map((data) -> this.codec.mapper().readValue(data, this.type));
	}

	private static String key(Message<?> message) {
		Object key = message.getHeaders().get(KafkaHeaders.RECEIVED_KEY);
		if (key instanceof byte[] bytes) {
			return new String(bytes, StandardCharsets.UTF_8);
		}
		if (key instanceof String text) {
			return text;
		}
		throw new MalformedEvent("a tombstone without a key");
	}

}
