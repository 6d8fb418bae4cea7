package org.practicepress.messaging.aggregate;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.practicepress.embedded.junit.EmbeddedParts;
import org.practicepress.messaging.event.EventType;
import org.practicepress.messaging.transfer.CannotTell;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class StoredAggregatesTests {

	private static final JsonMapper JSON = new JsonMapper();

	private final MongoClient client = MongoClients.create(EmbeddedParts.store());

	private final MongoCollection<Document> parcels = this.client.getDatabase("moving")
		.getCollection(UUID.randomUUID().toString());

	private final StoredAggregates<Parcel> stored = new StoredAggregates<>("parcels", "parcel", this.parcels,
			Parcel.class);

	record Parcel(String to, Map<String, List<String>> within, @Nullable String digest) {
	}

	@EventType("parcel.sent.v1")
	record Sent(String to) {
	}

	@AfterEach
	void close() {
		this.parcels.deleteMany(new Document());
		this.client.close();
	}

	@Test
	void whatIsToldIsKeptAsItWas() {
		Document whole = new Document("_id", "a").append("version", 7L)
			.append("state",
					new Document("to", "Basra").append("within",
							new Document("practice\uFF0Etitle", List.of("\u0633\u0644\u0627\u0645"))))
			.append("applied",
					new Document("review", new Document("submission\uFF0Eevents", 5L).append("review\uFF0Eevents", 2L))
						.append("document\uFF0Eevents", 3L))
			.append("outbox", List.of());
		Document forgotten = new Document("_id", "b").append("version", 3L).append("applied", new Document());
		this.parcels.insertMany(List.of(whole, forgotten));
		List<ObjectNode> told = told();
		assertThat(told.getFirst()).isEqualTo(JSON.readTree("""
				{"id": "a", "version": 7, "applied": [
					{"group": "review", "topic": "submission.events", "version": 5},
					{"group": "review", "topic": "review.events", "version": 2},
					{"topic": "document.events", "version": 3}],
				"parcel": {"to": "Basra", "within": {"practice.title": ["\u0633\u0644\u0627\u0645"]}}}
				"""));
		assertThat(told.getLast()).isEqualTo(JSON.readTree("{\"id\":\"b\",\"version\":3,\"applied\":[]}"));
		List<Document> kept = told.stream().map(this.stored::kept).toList();
		assertThat(kept).as("it has changed for who follows the changes here")
			.allSatisfy((document) -> assertThat(document.remove("changed")).isInstanceOf(Date.class));
		assertThat(kept).containsExactly(whole, forgotten);
	}

	/** A few at a time, and none twice or not at all. */
	@Test
	void tellsAllOfManyInTheirOrder() {
		List<String> ids = new ArrayList<>();
		for (int number = 1000; number < 1150; number++) {
			this.parcels.insertOne(new Document("_id", String.valueOf(number)).append("version", 1L));
			ids.add(String.valueOf(number));
		}
		assertThat(told().stream().map((one) -> one.path("id").stringValue())).containsExactlyElementsOf(ids);
	}

	@Test
	void whatFollowsFromTheRestIsLeftOutAndPutIn() {
		StoredAggregates<Parcel> digested = this.stored.deriving(List.of("digest"),
				(parcel) -> parcel.put("digest", parcel.path("to").stringValue() + "!"));
		ObjectNode told = JSON.createObjectNode().put("id", "a").put("version", 1);
		told.putArray("applied");
		told.putObject("parcel").put("to", "Basra").putObject("within");
		Document kept = digested.kept(told);
		assertThat(kept.get("state", Document.class).getString("digest")).isEqualTo("Basra!");
		this.parcels.insertOne(kept);
		List<ObjectNode> again = new ArrayList<>();
		digested.tell(again::add);
		assertThat(again.toString()).isEqualTo(List.of(told).toString());
	}

	@Test
	void othersAreToldAgainAtTheVersionThereIs() {
		ObjectNode told = JSON.createObjectNode().put("id", "a").put("version", 9);
		told.putArray("applied");
		told.putObject("parcel").put("to", "Basra").putObject("within");
		Document kept = this.stored.retold("/post", "parcelEvents-out-0", (parcel) -> new Sent(parcel.to())).kept(told);
		assertThat(kept.getLong("version")).isEqualTo(9);
		assertThat(kept.getBoolean("pending")).isTrue();
		JsonNode event = JSON.readTree(kept.getList("outbox", Document.class).getFirst().getString("value"));
		assertThat(event.path("type").stringValue()).isEqualTo("parcel.sent.v1");
		assertThat(event.path("subject").stringValue()).isEqualTo("a");
		assertThat(event.at("/data/version").longValue()).isEqualTo(9);
	}

	@Test
	void nothingThatIsNotKnownIsLeftOutInSilence() {
		ObjectNode told = JSON.createObjectNode().put("id", "a").put("version", 1);
		told.putArray("applied");
		ObjectNode parcel = told.putObject("parcel").put("to", "Basra");
		assertThatIllegalArgumentException().isThrownBy(() -> this.stored.kept(told)).withMessage("within is missing");
		parcel.putObject("within");
		assertThat(this.stored.kept(told)).containsKey("state");
		parcel.put("weight", 3);
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> this.stored.kept(told))
			.withMessageContaining("weight");
		parcel.remove("weight");
		told.put("lease", 3);
		assertThatIllegalArgumentException().isThrownBy(() -> this.stored.kept(told)).withMessage("there is no lease");
	}

	@Test
	void whatCannotGoAlongSaysWhy() {
		this.parcels.insertOne(new Document("_id", "a").append("version", 1L)
			.append("state", new Document("to", "Basra").append("within", new Document())));
		assertThatExceptionOfType(CannotTell.class).isThrownBy(
				() -> this.stored.unless((parcel) -> Optional.of("Wait for " + parcel.to() + ".")).tell((one) -> {
				}))
			.withMessage("Wait for Basra.");
	}

	private List<ObjectNode> told() {
		List<ObjectNode> told = new ArrayList<>();
		this.stored.tell((one) -> told.add((ObjectNode) JSON.readTree(one.toString())));
		return told;
	}

}
