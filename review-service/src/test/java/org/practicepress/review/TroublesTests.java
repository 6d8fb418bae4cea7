package org.practicepress.review;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.mongodb.client.MongoDatabase;
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
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Letters and mails that are stuck, and an operator who frees them. */
@Timeout(180)
class TroublesTests {

	private static final Duration PATIENCE = Duration.ofMinutes(1);

	private static final EventCodec CODEC = new EventCodec();

	private static Desk desk;

	/** Another instance of the same service. */
	private static Desk other;

	@BeforeAll
	static void open() {
		desk = new Desk("troubles-tests");
		other = new Desk("troubles-tests");
	}

	@AfterAll
	static void close() {
		other.close();
		desk.close();
	}

	@Test
	void whatIsAskedIsToldOnceWhoeverAsks() throws Exception {
		String id = letter(1, (data) -> data);
		stuck(id);
		try (var clicks = Executors.newFixedThreadPool(4)) {
			List<Callable<Integer>> all = List.of(retrying(desk, id), retrying(other, id), retrying(desk, id),
					retrying(other, id));
			assertThat(clicks.invokeAll(all).stream().map(Future::resultNow).sorted().toList()).containsExactly(202,
					409, 409, 409);
		}
		List<CloudEvent> told = Topic.read("operator.events", id, (event) -> event.type().equals("retry.asked.v1"));
		assertThat(told).singleElement().satisfies((event) -> {
			assertThat(event.data().path("kind").asString()).isEqualTo("letter");
			assertThat(event.data().path("operator").asString()).isEqualTo("ola");
			assertThat(ContractTests.errors(event.type(), new String(CODEC.encode(event), StandardCharsets.UTF_8)))
				.isEmpty();
		});
		assertThat(stuck(id).path("pending").asBoolean()).isTrue();

		over(id, 2);
		Awaitility.await().atMost(PATIENCE).until(() -> !json(get("/stuck/" + id), 200).path("open").asBoolean());
		assertThat(json(post(desk, "/stuck/" + id + "/retry", null), 409).path("reason").asString())
			.isEqualTo("settled");
		letter(id, 1, (data) -> data);
		letter(id, 3, (data) -> data.put("attempts", 16));
		JsonNode again = stuck(id);
		assertThat(again.path("attempts").asInt()).as("not what came late").isEqualTo(16);
		assertThat(again.path("pending").asBoolean()).isFalse();
		assertThat(again.path("history").path(0).path("by").asString()).isEqualTo("ola");
	}

	@Test
	void whatIsSettledInAnotherWayNeedsAReason() throws Exception {
		String id = mail(1);
		stuck(id);
		assertThat(json(post(desk, "/stuck/" + id + "/discard", "{\"reason\":\" \"}"), 422).path("reason").asString())
			.isEqualTo("reason-missing");
		assertThat(json(post(desk, "/stuck/none/discard", "{\"reason\":\"x\"}"), 404).path("reason").asString())
			.isEqualTo("unknown");
		assertThat(post(desk, "/stuck/" + id + "/discard", "{\"reason\":\"answered by telephone\"}").statusCode())
			.isEqualTo(202);
		CloudEvent told = Topic.read("operator.events", id, (event) -> event.type().equals("discard.asked.v1"))
			.getLast();
		assertThat(told.data().toString()).doesNotContain("telephone");
		assertThat(json(get("/stuck/" + id), 200).path("history").path(0).path("why").asString())
			.isEqualTo("answered by telephone");
		over(id, 2);
	}

	@Test
	void operatorFreesAtTheDesk() throws Exception {
		String id = letter(1,
				(data) -> data.put("reason", "rejected")
					.put("waiting", false)
					.put("answer", "550 <script>alert(1)</script> \u202Eno"));
		stuck(id);
		Browser ola = desk.signedIn("ola", "operator");
		assertThat(ola.get("/desk/operations").body()).contains("/desk/operations/stuck?kind=letter");
		assertThat(ola.get("/desk/operations/stuck?kind=letter").body()).contains(id, "refused it for good");
		assertThat(ola.get("/desk/operations/stuck?kind=nonsense&page=99").statusCode()).isEqualTo(200);
		String page = "/desk/operations/stuck/" + id;
		assertThat(ola.get(page).body()).contains("&lt;script&gt;", "Changes requested")
			.doesNotContain("<script>alert");
		HttpResponse<String> refused = ola.submit(page, page + "/discard", Map.of("reason", ""));
		assertThat(refused.statusCode()).isEqualTo(422);
		assertThat(refused.body()).contains("Please say why");
		HttpResponse<String> done = ola.submit(page, page + "/discard", Map.of("reason", "Called <her>"));
		assertThat(done.statusCode()).isEqualTo(200);
		assertThat(done.body()).contains("It is settled");
		assertThat(ola.get(page).body()).contains("Called &lt;her&gt;", "as soon as it can")
			.doesNotContain("<form method=\"post\" action=\"" + page);
		assertThat(ola.submit("/desk/operations/stuck", page + "/retry", Map.of()).statusCode()).isEqualTo(409);
		assertThat(ola.get("/desk/operations").body()).contains("Settled in another way", "Called &lt;her&gt;");
		assertThat(ola.get("/desk/operations/stuck/nonsense").statusCode()).isEqualTo(404);
		over(id, 2);
	}

	@Test
	void lettersAreSeenByHowTheyStandAndWhatCameBackIsNotTriedWithTheOthers() throws Exception {
		String waiting = letter(1, (data) -> data);
		String failed = letter(1, (data) -> data.put("reason", "rejected").put("waiting", false));
		String bounced = letter(1,
				(data) -> data.put("reason", "bounced").put("waiting", false).put("answer", "5.1.1"));
		for (String each : List.of(waiting, failed, bounced)) {
			stuck(each);
		}
		assertThat(ids("waiting")).contains(waiting).doesNotContain(failed, bounced);
		assertThat(ids("failed")).contains(failed).doesNotContain(waiting, bounced);
		assertThat(ids("bounced")).contains(bounced).doesNotContain(waiting, failed);
		assertThat(json(get("/stuck?kind=letter&state=else"), 400).path("reason").asString())
			.isEqualTo("unknown-state");
		json(get("/stuck?kind=mail&state=failed"), 400);
		json(get("/stuck?state=failed"), 400);

		Browser ola = desk.signedIn("ola", "operator");
		assertThat(ola.get("/desk/operations/stuck?kind=letter&state=bounced").body())
			.contains(bounced, "It was sent, and came back", "aria-current=\"page\"><span>Came back")
			.doesNotContain(waiting, failed, "/desk/operations/stuck/retries");
		assertThat(ola.get("/desk/operations/stuck/" + bounced).body()).contains("5.1.1", "mended the mailbox");

		json(post(desk, "/stuck/retries", "{\"kind\":\"letter\",\"state\":\"failed\"}"), 202);
		assertThat(stuck(failed).path("pending").asBoolean()).isTrue();
		assertThat(stuck(waiting).path("pending").asBoolean()).isFalse();
		json(post(desk, "/stuck/retries", "{\"kind\":\"letter\"}"), 202);
		assertThat(stuck(waiting).path("pending").asBoolean()).isTrue();
		assertThat(stuck(bounced).path("pending").asBoolean()).isFalse();
		assertThat(post(desk, "/stuck/" + bounced + "/retry", null).statusCode()).isEqualTo(202);
		for (String each : List.of(waiting, failed, bounced)) {
			over(each, 2);
		}
	}

	private static List<String> ids(String state) throws Exception {
		return json(get("/stuck?kind=letter&size=100&state=" + state), 200).path("stuck")
			.valueStream()
			.map((each) -> each.path("id").asString())
			.toList();
	}

	@Test
	void anErasureReachesAllOfIt() throws Exception {
		String id = letter(1, (data) -> data.put("reference", "PP-2222ZZ"));
		String mail = mail(1, "PP-2222ZZ");
		for (String each : List.of(id, mail)) {
			stuck(each);
			assertThat(post(desk, "/stuck/" + each + "/discard", "{\"reason\":\"Zanzibar\"}").statusCode())
				.isEqualTo(202);
		}
		CloudEvent example = Topic.example("submission.erased.v1");
		((ObjectNode) example.data()).put("reference", "PP-2222ZZ").put("version", 1);
		Topic.write("submission.events", new CloudEvent(UUID.randomUUID().toString(), "/intake", "submission.erased.v1",
				id, Instant.now(), example.data()));
		Awaitility.await().atMost(PATIENCE).until(() -> get("/stuck/" + id).statusCode() == 404);
		letter(id, 7, (data) -> data.put("reference", "PP-2222ZZ"));
		mail(mail, 2, null);
		Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
			assertThat(documents()).noneMatch((document) -> document.contains("Zanzibar"));
			assertThat(documents()).noneMatch((document) -> document.contains("PP-2222ZZ"));
		});
		assertThat(get("/stuck/" + id).statusCode()).isEqualTo(404);
		assertThat(json(get("/stuck/" + mail), 200).path("history")).hasSize(1);
		over(mail, 3);
	}

	@Test
	void manyAreShownInPagesAndTriedAgainAtOnce() throws Exception {
		ListAppender<ILoggingEvent> log = new ListAppender<>();
		Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
		List<CloudEvent> many = new ArrayList<>();
		for (int i = 0; i < 1200; i++) {
			many.add(event("mail.stuck.v1", mailId(), 1, (data) -> data));
		}
		Topic.write("trouble.events", many);
		log.start();
		root.addAppender(log);
		try {
			Awaitility.await()
				.atMost(PATIENCE)
				.until(() -> json(get("/stuck?kind=mail&size=100&page=99"), 200).path("total").asInt() >= 1200);
			JsonNode page = json(get("/stuck?size=100"), 200);
			assertThat(page.path("stuck")).hasSize(100);
			assertThat(json(get(""), 200).path("stuck").path("mail").asInt()).isGreaterThanOrEqualTo(1200);
			JsonNode asked = json(post(desk, "/stuck/retries", "{\"kind\":\"mail\"}"), 202);
			assertThat(asked.path("asked").asInt()).isEqualTo(500);
			json(post(desk, "/stuck/retries", "{\"kind\":\"else\"}"), 400);
			json(get("/stuck?kind=else"), 400);
		}
		finally {
			root.detachAppender(log);
		}
		assertThat(log.list).extracting(ILoggingEvent::getFormattedMessage)
			.noneMatch((line) -> line.contains("No index serves"));
	}

	@Test
	void descriptionNamesWhatIsThere() throws Exception {
		assertThat(ReviewApiTests.send(desk, "GET", "/api/operations/openapi.yml", null, null).body())
			.contains("/stuck/{id}/retry:", "/stuck/{id}/discard:", "/stuck/retries:");
	}

	private static String letter(long version, UnaryOperator<ObjectNode> change) throws Exception {
		String id = UUID.randomUUID().toString();
		letter(id, version, change);
		return id;
	}

	private static void letter(String id, long version, UnaryOperator<ObjectNode> change) throws Exception {
		tells("letter.stuck.v1", id, version, change);
	}

	private static String mail(long version) throws Exception {
		return mail(version, null);
	}

	private static String mail(long version, @Nullable String reference) throws Exception {
		String id = mailId();
		mail(id, version, reference);
		return id;
	}

	private static String mailId() {
		return (UUID.randomUUID().toString() + UUID.randomUUID()).replace("-", "");
	}

	private static void mail(String id, long version, @Nullable String reference) throws Exception {
		tells("mail.stuck.v1", id, version, (data) -> {
			data.remove("reference");
			return (reference != null) ? data.put("reference", reference) : data;
		});
	}

	private static void over(String id, long version) throws Exception {
		tells("trouble.over.v1", id, version, (data) -> data);
	}

	private static void tells(String type, String id, long version, UnaryOperator<ObjectNode> change) throws Exception {
		Topic.write("trouble.events", event(type, id, version, change));
	}

	private static CloudEvent event(String type, String id, long version, UnaryOperator<ObjectNode> change)
			throws Exception {
		CloudEvent example = Topic.example(type);
		return new CloudEvent(UUID.randomUUID().toString(), example.source(), type, id, Instant.now(),
				change.apply(((ObjectNode) example.data()).put("version", version)));
	}

	/** As soon as it is open. */
	private static JsonNode stuck(String id) {
		return Awaitility.await()
			.atMost(PATIENCE)
			.until(() -> CODEC.mapper().readTree(get("/stuck/" + id).body()),
					(trouble) -> trouble.path("open").asBoolean(false));
	}

	private static List<String> documents() {
		return desk.bean(MongoDatabase.class)
			.getCollection("troubles")
			.find()
			.map(Document::toJson)
			.into(new ArrayList<>());
	}

	private static Callable<Integer> retrying(Desk instance, String id) {
		return () -> post(instance, "/stuck/" + id + "/retry", null).statusCode();
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
