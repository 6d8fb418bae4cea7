package org.practicepress.messaging;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.practicepress.messaging.Kitchen.Shelf;
import org.practicepress.messaging.Kitchen.ShelfEvent;
import org.practicepress.messaging.aggregate.Aggregates;
import org.practicepress.messaging.aggregate.Change;
import org.practicepress.messaging.event.CloudEvent;
import org.practicepress.messaging.event.EventCodec;
import org.practicepress.messaging.inbox.Incoming;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Idempotent receivers: each consumer applies an event once, however often and however
 * late it comes.
 */
interface InboxContract {

	MessagingSite site();

	private Aggregates<Shelf, ShelfEvent> shelves() {
		return site().kitchen().shelves();
	}

	private void receive(String group, String id, long version, String content) {
		CloudEvent event = new CloudEvent(UUID.randomUUID().toString(), "/test", "jar.filled.v1", id, Instant.now(),
				new EventCodec().mapper().createObjectNode().put("version", version));
		shelves().receive(id, new Incoming(group, "jar.events", event),
				(shelf) -> Change.of(Shelf.with(shelf, content)));
	}

	@Test
	default void appliesAnEventOnceHoweverOftenItComes() {
		String id = UUID.randomUUID().toString();
		site().fill(id, "pear");
		site().awaitContents(id, "pear");
		byte[] again = site().records("jar.events", id, 1).getFirst().value();
		site().send("jar.events", id, again);
		site().send("jar.events", id, again);
		site().fill(id, "more");
		site().awaitContents(id, "pear", "more");
		Awaitility.await()
			.atMost(MessagingSite.PATIENCE)
			.until(() -> site().kitchen().tasted().stream().filter("pear"::equals).count() == 3);
	}

	@Test
	default void remembersWhatEachConsumerHasAppliedOfATopic() {
		String id = UUID.randomUUID().toString();
		receive("shelf", id, 3, "at once");
		receive("shelf-patiently", id, 2, "later");
		receive("shelf", id, 3, "again");
		receive("shelf-patiently", id, 2, "again");
		receive("shelf-patiently", id, 4, "last");
		assertThat(site().kitchen().contents(id)).containsExactly("at once", "later", "last");
	}

	@Test
	default void knowsWhatWasAppliedBeforeConsumersWereToldApart() {
		String id = UUID.randomUUID().toString();
		shelves().collection()
			.insertOne(new Document("_id", id).append("version", 7L)
				.append("state", new Document("contents", List.of("old")).append("notes", Map.of()))
				.append("applied", new Document("jar\uFF0Eevents", 3L))
				.append("outbox", List.of()));
		receive("shelf", id, 3, "again");
		receive("shelf", id, 4, "new");
		receive("shelf", id, 4, "again");
		assertThat(site().kitchen().contents(id)).containsExactly("old", "new");
	}

	@Test
	default void remembersWhatWasAppliedToWhatIsForgotten() {
		String id = UUID.randomUUID().toString();
		receive("shelf", id, 3, "first");
		shelves().forget(id);
		receive("shelf", id, 3, "again");
		assertThat(shelves().find(id)).isEmpty();
		receive("shelf", id, 4, "second");
		assertThat(site().kitchen().contents(id)).containsExactly("second");
	}

}
