package org.practicepress.review;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.practicepress.messaging.event.CloudEvent;
import org.practicepress.messaging.event.EventCodec;
import org.practicepress.review.Desk.Browser;
import org.practicepress.review.queue.Reviews;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Dead letters on a real broker, and an operator who settles them. */
@Timeout(180)
class OperationsTests {

	private static final String DEAD = "submission.events.review.dlq";

	private static final EventCodec CODEC = new EventCodec();

	private static Desk desk;

	/** Another instance of the same service. */
	private static Desk other;

	@BeforeAll
	static void open() {
		desk = new Desk("operations-tests", "--practice-press.messaging.source=/operations-tests");
		other = new Desk("operations-tests", "--practice-press.messaging.source=/operations-tests");
	}

	@AfterAll
	static void close() {
		other.close();
		desk.close();
	}

	@Test
	void whatIsPutBackIsHandledInItsTurnAndKnownAsDone() throws Exception {
		String id = UUID.randomUUID().toString();
		breaks(id);
		sends(example("submission.received.v1", id, 1));
		sends(example("submission.message-received.v1", id, 2));
		JsonNode first = dead(id, 0);
		JsonNode second = dead(id, 1);
		assertThat(first.path("reason").asString()).isNotEmpty();
		assertThat(second.path("waits").asBoolean()).isTrue();
		JsonNode early = json(post(desk, "/dead-letters/" + second.path("id").asString() + "/retry", null), 409);
		assertThat(early.path("reason").asString()).isEqualTo("not-its-turn");
		assertThat(early.path("letter").path("id")).isEqualTo(first.path("id"));

		mends(id);
		JsonNode done = json(post(desk, "/dead-letters/" + first.path("id").asString() + "/retry", null), 200);
		assertThat(done.path("letters").asInt()).isEqualTo(2);
		Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
			var review = desk.bean(Reviews.class).find(id).orElseThrow();
			assertThat(review.state().history()).hasSize(2);
		});
		assertThat(letters(id)).isEmpty();
		JsonNode twice = json(post(other, "/dead-letters/" + first.path("id").asString() + "/retry", null), 409);
		assertThat(twice.path("reason").asString()).isEqualTo("settled");
		JsonNode opened = json(get("/dead-letters/" + first.path("id").asString()), 200);
		assertThat(opened.path("letter").path("state").asString()).isEqualTo("retried");
		assertThat(opened.path("letter").path("settled").path("by").asString()).isEqualTo("ola");
	}

	@Test
	void whatFailsAgainComesBackWithItsHistory() throws Exception {
		String id = UUID.randomUUID().toString();
		breaks(id);
		sends(example("submission.received.v1", id, 1));
		String first = dead(id, 0).path("id").asString();
		json(post(desk, "/dead-letters/" + first + "/retry", null), 200);
		JsonNode again = dead(id, 0);
		assertThat(again.path("id").asString()).isNotEqualTo(first);
		JsonNode opened = json(get("/dead-letters/" + again.path("id").asString()), 200);
		assertThat(opened.path("history")).extracting((death) -> death.path("state").asString())
			.containsExactly("open", "retried");
		assertThat(opened.path("history").path(1).path("settled").path("by").asString()).isEqualTo("ola");
		mends(id);
	}

	@Test
	void whatIsGivenUpIsNeverDoneAndLetsTheOthersThrough() throws Exception {
		String id = UUID.randomUUID().toString();
		breaks(id);
		sends(example("submission.message-received.v1", id, 1));
		sends(example("submission.received.v1", id, 2));
		String first = dead(id, 0).path("id").asString();
		String second = dead(id, 1).path("id").asString();
		JsonNode why = json(post(desk, "/dead-letters/" + first + "/discard", "{\"reason\":\" \"}"), 422);
		assertThat(why.path("reason").asString()).isEqualTo("reason-missing");
		json(post(desk, "/dead-letters/" + first + "/discard", "{\"reason\":\"sent by mistake\"}"), 200);
		mends(id);
		json(post(desk, "/dead-letters/" + second + "/retry", null), 200);
		Awaitility.await()
			.atMost(Duration.ofMinutes(1))
			.untilAsserted(
					() -> assertThat(desk.bean(Reviews.class).find(id).orElseThrow().state().history()).hasSize(1));
		assertThat(letters(id)).isEmpty();
		JsonNode opened = json(get("/dead-letters/" + first), 200);
		assertThat(opened.path("letter").path("settled").path("why").asString()).isEqualTo("sent by mistake");
	}

	@Test
	void whatIsNoEventIsGivenUpForGood() throws Exception {
		String id = UUID.randomUUID().toString();
		Topic.write("submission.events", id, "not an event".getBytes(StandardCharsets.UTF_8));
		JsonNode letter = dead(id, 0);
		assertThat(letter.has("type")).isFalse();
		json(post(desk, "/dead-letters/" + letter.path("id").asString() + "/discard", "{\"reason\":\"nonsense\"}"),
				200);
		sends(example("submission.received.v1", id, 1));
		Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> desk.bean(Reviews.class).find(id).isPresent());
		assertThat(letters(id)).isEmpty();
	}

	@Test
	void ofManyWhoClickOneDoesIt() throws Exception {
		String id = UUID.randomUUID().toString();
		breaks(id);
		sends(example("submission.received.v1", id, 1));
		String first = dead(id, 0).path("id").asString();
		mends(id);
		try (var clicks = Executors.newFixedThreadPool(4)) {
			List<Callable<Integer>> all = List.of(retrying(desk, first), retrying(other, first), retrying(desk, first),
					retrying(other, first));
			List<Integer> answers = clicks.invokeAll(all).stream().map(Future::resultNow).sorted().toList();
			assertThat(answers).containsExactly(200, 409, 409, 409);
		}
	}

	@Test
	void contactDataIsNotShown() throws Exception {
		String id = UUID.randomUUID().toString();
		ObjectNode data = (ObjectNode) Objects.requireNonNull(example("submission.received.v1", id, 1).data());
		data.put("title", "Zanzibar").put("answers", "rozhin@example.org");
		sends(new CloudEvent(id, "/intake", "submission.received.v1", id,
				example("submission.received.v1", id, 1).time(), data));
		JsonNode letter = dead(id, 0);
		String opened = get("/dead-letters/" + letter.path("id").asString()).body();
		String page = operator().get("/desk/operations/dead-letters/" + letter.path("id").asString()).body();
		assertThat(List.of(opened, page)).allSatisfy((shown) -> assertThat(shown).contains(id, "PP-7K3M9Q")
			.doesNotContain("Zanzibar", "rozhin", "example.org"));
		json(post(desk, "/dead-letters/" + letter.path("id").asString() + "/discard", "{\"reason\":\"broken\"}"), 200);
	}

	@Test
	void operatorSettlesAtTheDesk() throws Exception {
		String id = UUID.randomUUID().toString();
		breaks(id);
		sends(example("submission.received.v1", id, 1));
		String first = dead(id, 0).path("id").asString();
		Browser ola = operator();
		assertThat(ola.get("/desk/operations").body()).contains(DEAD);
		assertThat(ola.get("/desk/operations/dead-letters?topic=" + DEAD).body()).contains(first);
		String page = "/desk/operations/dead-letters/" + first;
		HttpResponse<String> refused = ola.submit(page, page + "/discard", Map.of("reason", ""));
		assertThat(refused.statusCode()).isEqualTo(422);
		assertThat(refused.body()).contains("Please say why");
		mends(id);
		HttpResponse<String> done = ola.submit(page, page + "/retry", Map.of());
		assertThat(done.statusCode()).isEqualTo(200);
		assertThat(done.body()).contains("One event has been put back");
		HttpResponse<String> twice = ola.submit("/desk/operations/dead-letters", page + "/retry", Map.of());
		assertThat(twice.statusCode()).isEqualTo(409);
		assertThat(ola.get("/desk/operations").body()).contains("Put back", ">ola<");
		assertThat(ola.get("/desk/operations/dead-letters/nonsense").statusCode()).isEqualTo(404);
	}

	@Test
	void allOfAConsumerArePutBackInTheirOrder() throws Exception {
		List<String> ids = List.of(UUID.randomUUID().toString(), UUID.randomUUID().toString());
		for (String id : ids) {
			breaks(id);
			sends(example("submission.received.v1", id, 1));
			sends(example("submission.message-received.v1", id, 2));
		}
		for (String id : ids) {
			dead(id, 1);
			mends(id);
		}
		json(post(desk, "/dead-letters/retries", "{\"topic\":\"" + DEAD + "\"}"), 200);
		for (String id : ids) {
			Awaitility.await()
				.atMost(Duration.ofMinutes(1))
				.untilAsserted(
						() -> assertThat(desk.bean(Reviews.class).find(id).orElseThrow().state().history()).hasSize(2));
		}
		assertThat(
				json(post(desk, "/dead-letters/retries", "{\"topic\":\"nothing.dlq\"}"), 404).path("reason").asString())
			.isEqualTo("unknown");
	}

	@Test
	void aPersonIsNotBroughtBack() throws Exception {
		String erased = UUID.randomUUID().toString();
		String only = UUID.randomUUID().toString();
		for (String id : List.of(erased, only)) {
			Topic.write("contributors", id, "not an event".getBytes(StandardCharsets.UTF_8));
		}
		String letter = dead(erased, 0).path("id").asString();
		Topic.erase("contributors", erased);
		assertThat(json(post(desk, "/dead-letters/" + letter + "/retry", null), 409).path("reason").asString())
			.isEqualTo("outrun");
		json(post(desk, "/dead-letters/" + letter + "/discard", "{\"reason\":\"erased\"}"), 200);
		String other = dead(only, 0).path("id").asString();
		json(post(desk, "/dead-letters/" + other + "/retry", null), 200);
		json(post(desk, "/dead-letters/" + dead(only, 0).path("id").asString() + "/discard", "{\"reason\":\"no\"}"),
				200);
	}

	@Test
	void overviewShowsWhoReadsWhatAndWhoWaits() throws Exception {
		String id = UUID.randomUUID().toString();
		CloudEvent example = example("submission.received.v1", id, 1);
		((ObjectNode) example.data()).put("receivedAt", Instant.now().minus(Duration.ofDays(30)).toString());
		sends(example);
		Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
			JsonNode seen = json(get(""), 200);
			assertThat(seen.path("consumers")).anySatisfy((consumer) -> {
				assertThat(consumer.path("topic").asString()).isEqualTo("submission.events");
				assertThat(consumer.path("group").asString()).isEqualTo("review");
				assertThat(consumer.path("reading").asBoolean()).isTrue();
				assertThat(consumer.path("lag").asLong()).isZero();
			});
			assertThat(seen.path("topics")).extracting((topic) -> topic.path("name").asString()).contains(DEAD);
			assertThat(seen.path("overdue").path("submissions"))
				.extracting((late) -> late.path("id").asString() + " " + late.path("status").asString())
				.contains(id + " queued");
			assertThat(seen.path("overdue").path("untilTaken").asString()).isEqualTo("PT168H");
		});
		assertThat(operator().get("/desk/operations").body()).contains("PP-7K3M9Q", "submission.events")
			.doesNotContain("Boosting");
	}

	@Test
	void everyInstanceSaysHowItIs() throws Exception {
		CloudEvent example = Topic.example("service.reported.v1");
		String silent = UUID.randomUUID().toString();
		String ended = UUID.randomUUID().toString();
		for (String id : List.of(silent, ended)) {
			Topic.write("service.events", new CloudEvent(id, "/intake", example.type(), id,
					Instant.now().minus(Duration.ofMinutes(5)), example.data()));
		}
		Topic.erase("service.events", ended);
		Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
			JsonNode instances = json(get(""), 200).path("instances");
			List<JsonNode> own = instances.valueStream()
				.filter((instance) -> instance.at("/said/service").asString().equals("operations-tests"))
				.toList();
			assertThat(own).hasSize(2).allSatisfy((instance) -> {
				assertThat(instance.path("silent").asBoolean(true)).isFalse();
				assertThat(instance.at("/said/waiting").asLong(-1)).isZero();
				assertThat(instance.at("/said/unsendable").asLong(-1)).isZero();
			});
			assertThat(instances).extracting((instance) -> instance.path("id").asString())
				.contains(silent)
				.doesNotContain(ended);
			CloudEvent told = Topic.read("service.events", own.getFirst().path("id").asString(), (event) -> true)
				.getLast();
			assertThat(ContractTests.errors(told.type(), new String(CODEC.encode(told), StandardCharsets.UTF_8)))
				.isEmpty();
		});
		Topic.write("service.events", UUID.randomUUID().toString(), "no report".getBytes(StandardCharsets.UTF_8));
		assertThat(operator().get("/desk/operations").body()).contains("17@intake-0", "has not spoken since",
				"Files and mails: 1 of 1 busy; 4 started, 1 ended over a file");
	}

	@Test
	void descriptionNamesWhatIsThere() throws Exception {
		HttpResponse<String> description = ReviewApiTests.send(desk, "GET", "/api/operations/openapi.yml", null, null);
		assertThat(description.statusCode()).isEqualTo(200);
		assertThat(description.body()).startsWith("openapi: 3.1")
			.contains("/dead-letters/{id}/retry:", "/dead-letters/{id}/discard:", "/dead-letters/retries:");
	}

	/** The store holds something that is no review under that id, until it is mended. */
	private static void breaks(String id) {
		reviews().insertOne(new Document("_id", id).append("version", "none").append("state", "none"));
	}

	private static void mends(String id) {
		reviews().deleteOne(Filters.and(Filters.eq(id), Filters.eq("version", "none")));
	}

	private static MongoCollection<Document> reviews() {
		return desk.bean(MongoDatabase.class).getCollection("reviews");
	}

	private static CloudEvent example(String type, String id, long version) throws Exception {
		CloudEvent example = Topic.example(type);
		ObjectNode data = (ObjectNode) example.data();
		data.put("version", version);
		return new CloudEvent(UUID.randomUUID().toString(), "/intake", type, id, example.time(), data);
	}

	private static void sends(CloudEvent event) throws Exception {
		Topic.write("submission.events", event);
	}

	/** The open letter of a subject, as soon as it is there. */
	private static JsonNode dead(String id, int number) {
		return Awaitility.await()
			.atMost(Duration.ofMinutes(1))
			.until(() -> letters(id), (letters) -> letters.size() > number)
			.get(number);
	}

	private static List<JsonNode> letters(String id) throws Exception {
		return json(get("/dead-letters?size=100"), 200).path("letters")
			.valueStream()
			.filter((letter) -> letter.path("subject").asString("").equals(id))
			.toList();
	}

	private static Callable<Integer> retrying(Desk instance, String letter) {
		return () -> post(instance, "/dead-letters/" + letter + "/retry", null).statusCode();
	}

	private static Browser operator() throws Exception {
		return desk.signedIn("ola", "operator");
	}

	private static HttpResponse<String> get(String path) throws Exception {
		return desk.operations("GET", path, null);
	}

	private static HttpResponse<String> post(Desk instance, String path, @Nullable String body) throws Exception {
		return instance.operations("POST", path, body);
	}

	private static JsonNode json(HttpResponse<String> response, int status) {
		assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
		return CODEC.mapper().readTree(response.body());
	}

}
