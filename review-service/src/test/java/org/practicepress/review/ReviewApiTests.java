package org.practicepress.review;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Collections;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.nimbusds.jwt.JWTClaimsSet;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.practicepress.messaging.event.CloudEvent;
import org.practicepress.messaging.event.EventCodec;
import org.practicepress.messaging.inbox.Incoming;
import org.practicepress.review.queue.Reviews;
import org.practicepress.review.submission.SubmissionEvent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(120)
class ReviewApiTests {

	private static final EventCodec CODEC = new EventCodec();

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private static Desk desk;

	@BeforeAll
	static void open() {
		desk = new Desk("review-api-tests");
	}

	@AfterAll
	static void close() {
		desk.close();
	}

	@Test
	void whoIsUnknownOrHasNoRoleGetsAProblem() throws Exception {
		HttpResponse<String> nobody = call("GET", "/api/reviews", null, null);
		assertThat(nobody.statusCode()).isEqualTo(401);
		assertThat(nobody.headers().firstValue("WWW-Authenticate").orElseThrow()).startsWith("Bearer");
		assertThat(nobody.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		HttpResponse<String> forged = call("GET", "/api/reviews", "a.b.c", null);
		assertThat(forged.statusCode()).isEqualTo(401);
		HttpResponse<String> visitor = call("GET", "/api/reviews", desk.issuer().bearer("eve", "visitor"), null);
		assertThat(visitor.statusCode()).isEqualTo(403);
		assertThat(visitor.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(visitor.headers().firstValue("Set-Cookie")).isEmpty();
	}

	static Stream<Arguments> otherTokens() {
		return Stream.of(
				Arguments.of("of another application", change((claims) -> claims.audience("another-application"))),
				Arguments.of("for nobody in particular", change((claims) -> claims.audience((String) null))),
				Arguments.of("that never expires", change((claims) -> claims.expirationTime(null))),
				Arguments.of("that has expired",
						change((claims) -> claims.expirationTime(Date.from(Instant.now().minusSeconds(120))))),
				Arguments.of("of another provider", change((claims) -> claims.issuer("https://other.example"))),
				Arguments.of("of signing in", change((claims) -> claims.audience(TestIssuer.CLIENT))),
				Arguments.of("of signing in to both",
						change((claims) -> claims.audience(List.of(TestIssuer.CLIENT, TestIssuer.API)))),
				Arguments.of("of signing in to the API", change((claims) -> claims.claim("nonce", "n-0S6_WzA2Mj"))),
				Arguments.of("of signing in at Keycloak", change((claims) -> claims.claim("typ", "ID"))));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("otherTokens")
	void tokenIsRefused(String kind, UnaryOperator<JWTClaimsSet.Builder> change) throws Exception {
		HttpResponse<String> refused = call("GET", "/api/reviews", desk.issuer().bearer("ana", change), null);
		assertThat(refused.statusCode()).isEqualTo(401);
		assertThat(refused.headers().firstValue("WWW-Authenticate").orElseThrow()).contains("invalid_token");
		assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
	}

	@Test
	void accessTokenForThisAndAnotherApiIsTaken() throws Exception {
		String token = desk.issuer()
			.bearer("ana", (claims) -> claims.audience(List.of("account", TestIssuer.API)).claim("typ", "Bearer"));
		assertThat(call("GET", "/api/reviews", token, null).statusCode()).isEqualTo(200);
	}

	@Test
	void editorDecides() throws Exception {
		String id = submission();
		JsonNode started = json(decide(id, "start", "{\"version\":1}"), 200);
		assertThat(started.path("status").asString()).isEqualTo("in-review");
		assertThat(started.path("editor").asString()).isEqualTo("ana");
		assertThat(started.path("version").asLong()).isEqualTo(2);
		JsonNode asked = json(
				decide(id, "changes-requests", "{\"version\":2,\"message\":\"Please add figures.\",\"questions\":"
						+ "[{\"field\":\"practice.donor\",\"question\":\"Only <they>?\"},{\"field\":\"practice.place\",\"question\":\" \"}]}"),
				200);
		assertThat(asked.path("history").path(2).path("questions"))
			.isEqualTo(CODEC.mapper().readTree("[{\"field\":\"practice.donor\",\"question\":\"Only <they>?\"}]"));
		assertThat(asked.path("status").asString()).isEqualTo("changes-requested");
		assertThat(asked.path("history").path(2).path("message").asString()).isEqualTo("Please add figures.");
		json(decide(id, "start", "{\"version\":3}"), 200);
		JsonNode accepted = json(decide(id, "acceptance", "{\"version\":4,\"category\":\"innovative\"}"), 200);
		assertThat(accepted.path("category").asString()).isEqualTo("innovative");
		JsonNode read = json(call("GET", "/api/reviews/" + id, ana(), null), 200);
		assertThat(read).isEqualTo(accepted);
		assertThat(read.path("revisions").path(0).path("answers").path("practice.country").path(0).asString())
			.isEqualTo("IQ");
		assertThat(read.path("revisions").path(0).path("found").path("practice.country").asString()).isNotEmpty();
		assertThat(Topic.read("review.events", id, (event) -> event.type().equals("review.accepted.v1")))
			.extracting(CloudEvent::version)
			.containsExactly(2L, 3L, 4L, 5L);
	}

	@Test
	void slowerDecisionIsAConflictThatSaysWhatHappened() throws Exception {
		String id = submission();
		json(decide(id, "start", "{\"version\":1}"), 200);
		JsonNode problem = json(decide(id, "start", "{\"version\":1}"), 409);
		assertThat(problem.path("reason").asString()).isEqualTo("outrun");
		assertThat(problem.path("version").asLong()).isEqualTo(2);
		assertThat(problem.path("reviewStatus").asString()).isEqualTo("in-review");
		assertThat(problem.path("missed")).hasSize(1);
		assertThat(problem.path("missed").path(0).path("what").asString()).isEqualTo("started");
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '\'', value = { "start,'{\"version\":2}',409,not-now",
			"decline,'{\"version\":2}',422,message-missing",
			"acceptance,'{\"version\":2,\"category\":\"great\"}',422,category-missing",
			"acceptance,'{\"category\":\"good\"}',400,version-missing",
			"changes-requests,'{\"version\":2,\"message\":\"x\",\"questions\":[{\"field\":\"practice.colour\",\"question\":\"?\"}]}',422,unknown-field",
			"changes-requests,'{\"version\":2,\"message\":\"x\",\"questions\":[{\"field\":\"contributor.name\",\"question\":\"?\"}]}',422,unknown-field",
			"changes-requests,'{\"version\":2,\"message\":\"x\",\"questions\":[{\"question\":\"?\"}]}',422,unknown-field",
			"changes-requests,'{\"version\":2,\"message\":\"x\",\"questions\":[{\"field\":\"practice.donor\",\"question\":\"a\"},{\"field\":\"practice.donor\",\"question\":\"b\"}]}',422,question-twice",
			"changes-requests,'{\"version\":2,\"questions\":[{\"field\":\"practice.donor\",\"question\":\"a\"}]}',422,message-missing" })
	void refusalNamesItsReason(String command, String body, int status, String reason) throws Exception {
		String id = submission();
		json(decide(id, "start", "{\"version\":1}"), 200);
		JsonNode problem = json(decide(id, command, body), status);
		assertThat(problem.path("reason").asString()).isEqualTo(reason);
		assertThat(problem.path("status").asInt()).isEqualTo(status);
		assertThat(json(call("GET", "/api/reviews/" + id, ana(), null), 200).path("version").asLong()).isEqualTo(2);
	}

	@ParameterizedTest
	@CsvSource({ "POST,/api/reviews/x/start,'{',400", "POST,/api/reviews/x/start,'{\"version\":1}',404",
			"POST,/api/reviews/x/praise,'{\"version\":1}',404", "GET,/api/reviews/x,,404",
			"GET,/api/reviews?status=nonsense,,400", "GET,/api/reviews?size=1000,,400", "GET,/api/reviews?page=x,,400",
			"DELETE,/api/reviews,,405" })
	void whatCannotBeIsAProblem(String method, String path, @Nullable String body, int status) throws Exception {
		json(call(method, path, ana(), body), status);
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '\'',
			value = { "start,'{\"version\":\"1\"}',version", "start,'{\"version\":1.5}',version",
					"start,'{\"version\":[1]}',version", "decline,'{\"version\":1,\"message\":5}',message",
					"decline,'{\"version\":1,\"message\":{\"en\":\"No\"}}',message",
					"acceptance,'{\"version\":1,\"category\":1}',category" })
	void fieldOfTheWrongTypeIsNamed(String command, String body, String field) throws Exception {
		JsonNode problem = json(decide(submission(), command, body), 400);
		assertThat(problem.path("reason").asString()).isEqualTo("invalid");
		assertThat(problem.path("errors").path(0).path("field").asString()).isEqualTo(field);
	}

	@Test
	void bodyWithoutEndOrBottomIsRefused() throws Exception {
		String id = submission();
		json(decide(id, "start", "{\"version\":1}"), 200);
		json(decide(id, "decline", "[".repeat(100_000)), 400);
		JsonNode long413 = json(decide(id, "decline", "{\"version\":2,\"message\":\"" + "x".repeat(4_000_000) + "\"}"),
				413);
		assertThat(long413.path("detail").asString()).contains("1,000,000");
		JsonNode tooLong = json(decide(id, "decline", "{\"version\":2,\"message\":\"" + "x".repeat(900_000) + "\"}"),
				422);
		assertThat(tooLong.path("reason").asString()).isEqualTo("message-too-long");
	}

	/** As a version that took anything, or an operator's slip, has left it. */
	@Test
	void brokenStoredReviewIsLeftOutOfTheQueue() throws Exception {
		String broken = submission();
		String sound = submission();
		desk.bean(MongoDatabase.class)
			.getCollection("reviews")
			.updateOne(Filters.eq(broken), Updates.unset("state.receivedAt"));
		JsonNode queued = json(call("GET", "/api/reviews?size=100", ana(), null), 200);
		assertThat(queued.path("reviews")).extracting((entry) -> entry.path("id").asString())
			.contains(sound)
			.doesNotContain(broken);
	}

	@Test
	void howeverManyLongFormsComeTheNextIsTakenAndTheFirstIsThere() throws Exception {
		String id = submission();
		String text = "All of it. ".repeat(70_000);
		for (int number = 2; number <= 25; number++) {
			revised(id, number, number + ": " + text);
		}
		HttpResponse<String> response = call("GET", "/api/reviews/" + id, ana(), null);
		JsonNode revisions = json(response, 200).path("revisions");
		assertThat(revisions).extracting((revision) -> revision.path("number").asInt())
			.containsExactlyElementsOf(IntStream.rangeClosed(1, 25).boxed().toList());
		assertThat(revisions.path(0).path("answers").path("practice.country").path(0).asString()).isEqualTo("IQ");
		assertThat(revisions.path(19).path("answers").path("practice.context").path(0).asString())
			.startsWith("20: All");
		json(decide(id, "start", "{\"version\":25}"), 200);
		json(decide(id, "acceptance", "{\"version\":26,\"category\":\"good\"}"), 200);
	}

	/** As earlier versions kept them, all in one document. */
	@Test
	void formsKeptTheOldWayAreThereBeforeAndAfterTheNext() throws Exception {
		String id = submission();
		var stored = desk.bean(MongoDatabase.class).getCollection("reviews");
		Document second = Objects.requireNonNull(stored.find(Filters.eq(id)).first())
			.get("state", Document.class)
			.getList("revisions", Document.class)
			.getFirst();
		stored.updateOne(Filters.eq(id),
				Updates.combine(Updates.push("state.revisions", new Document(second).append("number", 2)),
						Updates.unset("state.earlier")));
		for (int number = 3; number <= 4; number++) {
			JsonNode before = json(call("GET", "/api/reviews/" + id, ana(), null), 200);
			assertThat(before.path("revisions")).hasSize(number - 1);
			revised(id, number, "Changed");
		}
		JsonNode after = json(call("GET", "/api/reviews/" + id, ana(), null), 200).path("revisions");
		assertThat(after).extracting((revision) -> revision.path("number").asInt()).containsExactly(1, 2, 3, 4);
		assertThat(after.path(1).path("answers")).isEqualTo(after.path(0).path("answers"));
		assertThat(Objects.requireNonNull(stored.find(Filters.eq(id)).first())
			.get("state", Document.class)
			.getList("revisions", Document.class)).hasSize(1);
	}

	@Test
	void queueIsListed() throws Exception {
		String id = submission();
		JsonNode queued = json(call("GET", "/api/reviews?status=queued&size=100", ana(), null), 200);
		assertThat(queued.path("reviews")).anySatisfy((entry) -> {
			assertThat(entry.path("id").asString()).isEqualTo(id);
			assertThat(entry.path("status").asString()).isEqualTo("queued");
			assertThat(entry.has("answers")).isFalse();
		});
		JsonNode one = json(call("GET", "/api/reviews?size=1&page=2", ana(), null), 200);
		assertThat(one.path("pages").asLong()).isEqualTo(one.path("total").asLong());
		assertThat(json(call("GET", "/api/reviews?status=withdrawn", ana(), null), 200).path("reviews")).isEmpty();
	}

	@Test
	void searchesAreSavedAndSharedByPrograms() throws Exception {
		String chief = desk.issuer().bearer("chief", "chief-editor");
		String reader = desk.issuer().bearer("rita", "reader");
		String path = "/api/reviews/views";
		JsonNode saved = json(call("POST", path, chief,
				"{\"name\":\"New from Iraq\",\"search\":{\"status\":[\"queued\"],\"country\":[\"IQ\"],\"nonsense\":[\"x\"]}}"),
				200);
		JsonNode view = saved.path("views").path(0);
		assertThat(view.path("name").asString()).isEqualTo("New from Iraq");
		assertThat(view.path("own").asBoolean()).isTrue();
		assertThat(view.path("shared").asBoolean()).isFalse();
		assertThat(view.path("search").toString()).isEqualTo("{\"status\":[\"queued\"],\"country\":[\"IQ\"]}");
		String id = view.path("id").asString();
		assertThat(json(call("GET", path, reader, null), 200).path("views")).isEmpty();
		json(call("POST", path + "/" + id + "/sharing", ana(), "{\"shared\":true}"), 403);
		json(call("POST", path + "/" + id + "/sharing", chief, "{\"shared\":true}"), 200);
		assertThat(json(call("GET", path, reader, null), 200).path("views").path(0).path("own").asBoolean()).isFalse();
		json(call("POST", path + "/" + id + "/name", ana(), "{\"name\":\"Mine\"}"), 404);
		JsonNode flaw = json(call("POST", path + "/" + id + "/name", chief, "{}"), 422);
		assertThat(flaw.path("reason").asString()).isEqualTo("name-missing");
		json(call("POST", path, chief, "{\"name\":5}"), 400);
		json(call("POST", path, chief, "{\"name\":\"x\",\"search\":{\"q\":\"word\"}}"), 400);
		json(call("POST", path + "/" + id + "/removal", chief, null), 200);
		assertThat(json(call("GET", path, reader, null), 200).path("views")).isEmpty();
	}

	@Test
	void severalAreTakenAndGivenBackByPrograms() throws Exception {
		String one = submission();
		String two = submission();
		json(decide(two, "start", "{\"version\":1}"), 200);
		String both = "[{\"id\":\"" + one + "\",\"version\":1},{\"id\":\"" + two
				+ "\",\"version\":2},{\"id\":\"gone\",\"version\":1}]";
		JsonNode taken = json(
				call("POST", "/api/reviews/bulk", ana(), "{\"action\":\"start\",\"reviews\":" + both + "}"), 200)
			.path("results");
		assertThat(taken.path(0).path("done").asBoolean()).isTrue();
		assertThat(taken.path(0).path("version").asLong()).isEqualTo(2);
		assertThat(taken.path(1).path("reason").asString()).isEqualTo("not-now");
		assertThat(taken.path(1).path("done").asBoolean()).isFalse();
		assertThat(taken.path(2).path("reason").asString()).isEqualTo("unknown");
		JsonNode outrun = json(
				call("POST", "/api/reviews/bulk", ana(), "{\"action\":\"return\",\"reviews\":" + both + "}"), 200)
			.path("results");
		assertThat(outrun.path(0).path("reason").asString()).isEqualTo("outrun");
		assertThat(outrun.path(1).path("done").asBoolean()).isTrue();
		for (String body : List.of("{}", "{\"action\":\"start\"}", "{\"action\":\"start\",\"reviews\":[]}",
				"{\"action\":\"start\",\"reviews\":[null]}", "{\"action\":\"start\",\"reviews\":[{\"id\":\"x\"}]}",
				"{\"action\":\"decline\",\"reviews\":" + both + "}", "{\"action\":\"start\",\"reviews\":\"all\"}",
				"{\"action\":\"start\",\"reviews\":["
						+ String.join(",", Collections.nCopies(101, "{\"id\":\"x\",\"version\":1}")) + "]}")) {
			json(call("POST", "/api/reviews/bulk", ana(), body), 400);
		}
	}

	@Test
	void anAddressIsCorrectedAsAtTheDesk() throws Exception {
		String id = submission();
		String path = "/api/reviews/" + id + "/address";
		for (String wrong : List.of("{}", "{\"email\":null}", "{\"email\":\"rozhin\"}",
				"{\"email\":\"a@example.org\\nBcc: b@example.org\"}")) {
			assertThat(json(call("POST", path, ana(), wrong), 422).path("reason").asString()).isEqualTo("no-address");
		}
		json(call("POST", path, ana(), "{\"email\":"), 400);
		json(call("POST", path, desk.issuer().bearer("eve", "reader"), "{\"email\":\"r@example.org\"}"), 403);
		assertThat(json(
				call("POST", "/api/reviews/" + UUID.randomUUID() + "/address", ana(), "{\"email\":\"r@example.org\"}"),
				404)
			.path("reason")
			.asString()).isEqualTo("unknown");
		HttpResponse<String> corrected = call("POST", path, ana(), "{\"email\":\" rozhin@example.org \"}");
		assertThat(corrected.statusCode()).isEqualTo(202);
		assertThat(corrected.body()).isEmpty();
		CloudEvent told = Topic.read("addresses", id, (event) -> true).getFirst();
		assertThat(told.type()).isEqualTo("address.corrected.v1");
		assertThat(told.data().path("email").asString()).isEqualTo("rozhin@example.org");
		assertThat(told.data().path("editor").asString()).isEqualTo("ana");
		assertThat(call("GET", "/api/reviews/openapi.yml", null, null).body()).contains("/api/reviews/{id}/address:");
	}

	@Test
	void tagStandsForTheVersion() throws Exception {
		String id = submission();
		HttpResponse<String> read = call("GET", "/api/reviews/" + id, ana(), null);
		String tag = read.headers().firstValue("ETag").orElseThrow();
		assertThat(tag).startsWith("\"1-");
		assertThat(tagged("GET", "/api/reviews/" + id, "If-None-Match", tag, null).statusCode()).isEqualTo(304);
		String start = "/api/reviews/" + id + "/start";
		assertThat(json(tagged("POST", start, "If-Match", "*", "{}"), 400).path("reason").asString())
			.isEqualTo("version-missing");
		assertThat(json(tagged("POST", start, "If-Match", tag, "{\"version\":7}"), 400).path("reason").asString())
			.isEqualTo("version-missing");
		HttpResponse<String> started = tagged("POST", start, "If-Match", tag, "{}");
		assertThat(json(started, 200).path("status").asString()).isEqualTo("in-review");
		assertThat(started.headers().firstValue("ETag").orElseThrow()).startsWith("\"2-");
		JsonNode outrun = json(
				tagged("POST", "/api/reviews/" + id + "/decline", "If-Match", tag, "{\"message\":\"No.\"}"), 412);
		assertThat(outrun.path("reason").asString()).isEqualTo("outrun");
		assertThat(outrun.path("version").asLong()).isEqualTo(2);
		assertThat(tagged("GET", "/api/reviews/" + id, "If-None-Match", tag, null).statusCode()).isEqualTo(200);
	}

	@Test
	void aListIsWalkedToItsEnd() throws Exception {
		for (int number = 0; number < 5; number++) {
			submission();
		}
		List<String> once = new ArrayList<>();
		JsonNode page = json(call("GET", "/api/reviews?size=2", ana(), null), 200);
		long total = page.path("total").asLong();
		while (true) {
			page.path("reviews").forEach((review) -> once.add(review.path("id").asString()));
			if (!page.hasNonNull("next")) {
				break;
			}
			page = json(call("GET", "/api/reviews?size=2&cursor=" + page.path("next").asString(), ana(), null), 200);
			assertThat(page.path("total").asLong()).isEqualTo(total);
		}
		assertThat(once).hasSize((int) total).doesNotHaveDuplicates();
		String next = json(call("GET", "/api/reviews?size=1", ana(), null), 200).path("next").asString();
		for (String wrong : List.of("", "x", "AA", "a".repeat(1_000), next + "&sort=newest", next + "&sort=best")) {
			assertThat(json(call("GET", "/api/reviews?cursor=" + wrong, ana(), null), 400).path("reason").asString())
				.as(wrong)
				.isEqualTo("unknown-cursor");
		}
	}

	private static HttpResponse<String> tagged(String method, String path, String header, String tag,
			@Nullable String body) throws Exception {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(desk.uri() + path))
			.method(method, (body != null) ? BodyPublishers.ofString(body) : BodyPublishers.noBody())
			.header("Authorization", "Bearer " + ana())
			.header(header, tag);
		return HTTP.send(((body != null) ? request.header("Content-Type", "application/json") : request).build(),
				BodyHandlers.ofString());
	}

	@Test
	void descriptionIsOpenToAll() throws Exception {
		HttpResponse<String> description = call("GET", "/api/reviews/openapi.yml", null, null);
		assertThat(description.statusCode()).isEqualTo(200);
		assertThat(description.body()).startsWith("openapi: 3.1");
	}

	private static String submission() throws Exception {
		String id = UUID.randomUUID().toString();
		CloudEvent example = Topic.example("submission.received.v1");
		CloudEvent event = new CloudEvent(id, "/intake", example.type(), id, example.time(), example.data());
		desk.bean(Reviews.class)
			.receive(new Incoming("review", "submission.events", event),
					CODEC.read(event, SubmissionEvent.Received.class));
		return id;
	}

	private static UnaryOperator<JWTClaimsSet.Builder> change(UnaryOperator<JWTClaimsSet.Builder> change) {
		return change;
	}

	private static void revised(String id, int number, String context) throws Exception {
		CloudEvent example = Topic.example("submission.revised.v1");
		ObjectNode data = (ObjectNode) example.data();
		data.put("revision", number).put("version", number);
		data.withObject("answers").putArray("practice.context").add(context);
		CloudEvent event = new CloudEvent(UUID.randomUUID().toString(), "/intake", example.type(), id, example.time(),
				data);
		desk.bean(Reviews.class)
			.receive(new Incoming("review", "submission.events", event),
					CODEC.read(event, SubmissionEvent.Revised.class));
	}

	private static String ana() {
		return desk.issuer().bearer("ana", "editor");
	}

	private static HttpResponse<String> decide(String id, String command, String body) throws Exception {
		return call("POST", "/api/reviews/" + id + "/" + command, ana(), body);
	}

	private static JsonNode json(HttpResponse<String> response, int status) {
		assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
		assertThat(response.headers().allValues("Content-Type"))
			.isEqualTo(List.of((status == 200) ? "application/json" : "application/problem+json"));
		return CODEC.mapper().readTree(response.body());
	}

	private static HttpResponse<String> call(String method, String path, @Nullable String bearer, @Nullable String body)
			throws Exception {
		return send(desk, method, path, bearer, body);
	}

	static HttpResponse<String> send(Desk desk, String method, String path, @Nullable String bearer,
			@Nullable String body, String... headers) throws Exception {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(desk.uri() + path))
			.method(method, (body != null) ? BodyPublishers.ofString(body) : BodyPublishers.noBody());
		if (bearer != null) {
			request.header("Authorization", "Bearer " + bearer);
		}
		if (body != null) {
			request.header("Content-Type", "application/json");
		}
		if (headers.length > 0) {
			request.headers(headers);
		}
		return HTTP.send(request.build(), BodyHandlers.ofString());
	}

}
