package org.practicepress.notification.heard;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import org.bson.Document;
import org.practicepress.messaging.event.MalformedEvent;
import org.practicepress.messaging.inbox.CompactedView;
import org.practicepress.messaging.inbox.CompactedViews;

import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;
import org.springframework.stereotype.Component;

/**
 * The contributors. Remembers of an erased one nothing but the id, so that letters to
 * them are called off instead of waiting for an address.
 */
@Component
public class Contributors {

	private final CompactedView<Contributor> view;

	private final MongoCollection<Document> erased;

	Contributors(CompactedViews views, MongoDatabase serviceDatabase) {
		this.view = views.of("contributors", Contributor.class);
		this.erased = serviceDatabase.getCollection("erasedContributors");
	}

	/**
	 * Looks one up.
	 * @param id the contributor's id
	 * @return what is known
	 */
	public Known find(String id) {
		Optional<Contributor> contributor = this.view.find(id);
		if (contributor.isPresent()) {
			return new Known.Here(contributor.get());
		}
		return (this.erased.find(Filters.eq(id)).first() != null) ? new Known.Erased() : new Known.NotYet();
	}

	/**
	 * What keeps them up to date.
	 * @param changed called after each change with the contributor's id and what is known
	 * now; may be called again
	 * @return the function to be bound to the topic
	 */
	public Consumer<Message<?>> consumer(BiConsumer<String, Known> changed) {
		Consumer<Message<?>> keep = this.view.consumer();
		return (message) -> {
			keep.accept(message);
			String id = key(message);
			if (!(message.getPayload() instanceof byte[] bytes) || bytes.length == 0) {
				this.erased.replaceOne(Filters.eq(id), new Document("_id", id), new ReplaceOptions().upsert(true));
			}
			changed.accept(id, find(id));
		};
	}

	private static String key(Message<?> message) {
		Object key = message.getHeaders().get(KafkaHeaders.RECEIVED_KEY);
		if (key instanceof byte[] bytes) {
			return new String(bytes, StandardCharsets.UTF_8);
		}
		if (key instanceof String text) {
			return text;
		}
		throw new MalformedEvent("a contributor without a key");
	}

}
