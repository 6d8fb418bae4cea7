package org.practicepress.messaging.inbox;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.practicepress.embedded.junit.EmbeddedParts;
import org.practicepress.messaging.event.CloudEvent;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class HeldBackTests {

	private final MongoClient client = MongoClients.create(EmbeddedParts.store());

	private final MongoDatabase database = this.client.getDatabase("held-" + UUID.randomUUID());

	@AfterEach
	void close() {
		this.client.close();
	}

	@Test
	void ofASubjectThatIsNotHeldBackTheStoreIsNotAsked() {
		HeldBack own = new HeldBack(this.database);
		own.add(event("jam", 2));
		assertThat(own.first(event("jam", 3))).hasValue(2);
		this.client.close();
		assertThat(own.first(event("tea", 1))).isEmpty();
	}

	@Test
	void whatAnotherHasAddedIsKnownOnceItsPartitionsAreHere() {
		HeldBack own = new HeldBack(this.database);
		assertThat(own.first(event("jam", 1))).isEmpty();
		new HeldBack(this.database).add(event("jam", 2));
		own.onPartitionsAssigned("jars-in-0", new MockConsumer<>("earliest"), List.of(), false);
		assertThat(own.first(event("jam", 3))).hasValue(2);
		assertThat(own.first(event("tea", 3))).isEmpty();
	}

	@Test
	void whatAnotherHasPutBackIsNotHeldAnyMore() {
		HeldBack own = new HeldBack(this.database);
		own.add(event("jam", 2));
		own.add(event("jam", 3));
		HeldBack other = new HeldBack(this.database);
		other.remove(event("jam", 2));
		assertThat(own.first(event("jam", 3))).hasValue(3);
		other.forget("jam");
		assertThat(own.first(event("jam", 4))).isEmpty();
	}

	private static Incoming event(String subject, long version) {
		return new Incoming("shelf", "jar.events", new CloudEvent(UUID.randomUUID().toString(), "/test",
				"jar.filled.v1", subject, Instant.now(), new JsonMapper().createObjectNode().put("version", version)));
	}

}
