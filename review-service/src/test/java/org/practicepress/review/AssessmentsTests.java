package org.practicepress.review;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.practicepress.messaging.event.CloudEvent;
import org.practicepress.messaging.event.EventCodec;
import org.practicepress.review.Desk.Browser;
import org.practicepress.review.queue.Reviews;
import org.practicepress.review.rubric.Rubric;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/** How those at the desk judge a submission before one of them decides. */
@Timeout(300)
class AssessmentsTests {

	private static Desk desk;

	@BeforeAll
	static void open() {
		desk = new Desk("assessments-tests");
	}

	@AfterAll
	static void close() {
		desk.close();
	}

	@Test
	void scoresOfOthersAreSeenOnceOnesOwnAreGivenOrItIsDecided() throws Exception {
		String id = desk.received("Bread for Mosul");
		Browser ana = desk.signedIn("ana", "editor");
		Browser bea = desk.signedIn("bea", "editor");
		Browser rob = desk.signedIn("rob", "reader");
		assertThat(judge(ana, id, 4, "Xylophone <b>figures</b>").body()).contains("Your scores are kept.",
				"Xylophone &lt;b&gt;figures", "<strong>Scores given</strong>");
		for (Browser other : new Browser[] { bea, rob }) {
			assertThat(page(other, id)).contains("you see them once you have given yours").doesNotContain("Xylophone");
		}
		assertThat(page(rob, id)).doesNotContain("points-relevance");
		assertThat(call("bea", "GET", path(id), null).body()).doesNotContain("Xylophone");
		assertThat(judge(bea, id, 2, "Yawning").body()).contains("Xylophone", "4 of 5");
		assertThat(page(ana, id)).contains("Yawning", "2 of 5");
		assertThat(page(rob, id)).doesNotContain("Xylophone", "Yawning");
		assertThat(desk.bean(Reviews.class).find(id).orElseThrow().version()).as("nothing is decided").isEqualTo(1);
		decide("ana", id, "start", "{\"version\":1}", 200);
		decide("ana", id, "decline", "{\"version\":2,\"message\":\"No.\"}", 200);
		assertThat(page(rob, id)).contains("Xylophone", "Yawning");
	}

	@Test
	void whoHasAConflictNeitherJudgesNorDecidesButHandsOver() throws Exception {
		String id = desk.received("Honey for Erbil");
		Browser ana = desk.signedIn("ana", "editor");
		decide("ana", id, "start", "{\"version\":1}", 200);
		assertThat(post(ana, id, "/conflict", Map.of("reason", "My sister works there.")).body())
			.contains("Your conflict of interest is noted.", "you can neither score nor decide",
					"Conflict of interest declared")
			.doesNotContain("name=\"points-relevance\"", "/acceptance");
		assertThat(page(desk.signedIn("bea", "editor"), id)).contains("My sister works there.", "/acceptance");
		for (String command : new String[] { "acceptance", "decline", "changes-requests" }) {
			assertThat(decide("ana", id, command, "{\"version\":2,\"category\":\"good\",\"message\":\"x\"}", 409)
				.path("reason")
				.asString()).as(command).isEqualTo("conflict-of-interest");
		}
		assertThat(
				ana.submit("/desk", "/desk/reviews/" + id + "/decline", Map.of("version", "2", "message", "x")).body())
			.contains("You have declared a conflict of interest in this submission");
		assertThat(judge(ana, id, 3, "").body()).contains("cannot score");
		assertThat(json(call("ana", "POST", "/api/reviews/bulk",
				"{\"action\":\"return\",\"reviews\":[{\"id\":\"" + id + "\",\"version\":2}]}"), 200)
			.path("results")
			.path(0)
			.path("done")
			.asBoolean()).isTrue();
		decide("ana", id, "start", "{\"version\":3}", 409);
		assertThat(post(ana, id, "/conflict-end", Map.of()).body()).contains("It is noted that there is none.");
		decide("ana", id, "start", "{\"version\":3}", 200);
	}

	@Test
	void whatIsMissingIsSaidAndWhatWasTypedIsThere() throws Exception {
		String id = desk.received("Wool for Duhok");
		Browser ana = desk.signedIn("ana", "editor");
		Map<String, String> some = scores(3, "Quince");
		some.remove("points-innovation");
		assertThat(post(ana, id, "", some).body()).contains("from one to five points", "Quince");
		some.put("points-innovation", "7");
		assertThat(post(ana, id, "", some).body()).contains("from one to five points");
		some.put("points-innovation", "3");
		some.put("comment-innovation", "Endless ".repeat(100_000));
		assertThat(post(ana, id, "", some).body()).contains("longer than 2,000 characters", "Endless Endless");
		String form = ana.filledIn("/desk/reviews/" + id, scores(5, "Medlar"));
		ana.isForgotten();
		ana.post("/desk/reviews/" + id + "/assessment", form, "Origin", desk.uri());
		assertThat(page(ana, id)).contains("Medlar", "nothing has been sent");
		assertThat(judge(ana, id, 5, "Medlar").body()).contains("Your scores are kept.")
			.doesNotContain("Endless", "nothing has been sent");
	}

	@Test
	void forPrograms() throws Exception {
		String id = desk.received("Goats for Samawa");
		JsonNode empty = json(call("ana", "GET", path(id), null), 200);
		assertThat(empty.path("criteria")).hasSize(7);
		assertThat(empty.path("criteria").path(0).path("label").path("ar").asString()).isEqualTo("الملاءمة");
		ObjectNode wanted = new EventCodec().mapper().createObjectNode();
		ObjectNode scores = wanted.putObject("scores");
		empty.path("criteria")
			.forEach((criterion) -> scores.putObject(criterion.path("key").asString()).put("points", 2));
		JsonNode own = json(call("ana", "POST", path(id), wanted.toString()), 200).path("assessments").path(0);
		assertThat(own.path("own").asBoolean()).isTrue();
		assertThat(own.path("scores").path("do-no-harm").path("points").asInt()).isEqualTo(2);
		assertThat(own.path("steps")).hasSize(1);
		JsonNode hidden = json(call("bea", "GET", path(id), null), 200).path("assessments").path(0);
		assertThat(hidden.path("given").asBoolean()).isTrue();
		assertThat(hidden.has("scores")).isFalse();
		for (String body : new String[] { "{}", "{\"scores\":{}}" }) {
			assertThat(json(call("bea", "POST", path(id), body), 422).path("reason").asString())
				.isEqualTo("scores-missing");
		}
		for (String body : new String[] { "[]", "{\"scores\":[]}", "{\"scores\":{\"relevance\":null}}",
				"{\"scores\":{\"relevance\":{\"points\":\"many\"}}}" }) {
			json(call("bea", "POST", path(id), body), 400);
		}
		json(call("bea", "POST", path(id) + "/conflict", "{}"), 200);
		json(call("bea", "POST", path(id), wanted.toString()), 409);
		json(call("bea", "POST", path(id) + "/conflict-end", null), 200);
		String nowhere = path(UUID.randomUUID().toString());
		json(call("ana", "GET", nowhere, null), 404);
		json(call("ana", "POST", nowhere, wanted.toString()), 404);
		json(call("ana", "POST", nowhere + "/conflict", "{}"), 404);
	}

	@Test
	void goesWithTheSubmissionThatIsErased() throws Exception {
		String id = desk.received("Boats for Kufa");
		Browser ana = desk.signedIn("ana", "editor");
		judge(ana, id, 4, "Tapir");
		assertThat(kept(id)).isEqualTo(1);
		ObjectNode erased = ((ObjectNode) Topic.example("submission.erased.v1").data()).put("version", 2);
		Topic.write("submission.events", new CloudEvent(UUID.randomUUID().toString(), "/intake", "submission.erased.v1",
				id, Instant.now(), erased));
		Desk.await(() -> kept(id) == 0);
		assertThat(post(ana, "/desk", id, "", scores(3, "Tapir")).statusCode()).isEqualTo(404);
		assertThat(kept(id)).isZero();
	}

	private static long kept(String id) {
		return desk.bean(MongoDatabase.class)
			.getCollection("assessments")
			.countDocuments(Filters.eq("submissionId", id));
	}

	private static HttpResponse<String> judge(Browser editor, String id, int points, String comment) throws Exception {
		return post(editor, id, "", scores(points, comment));
	}

	private static Map<String, String> scores(int points, String comment) {
		Map<String, String> scores = new HashMap<>();
		desk.bean(Rubric.class).criteria().forEach((criterion) -> {
			scores.put("points-" + criterion.key(), String.valueOf(points));
			scores.put("comment-" + criterion.key(), comment);
		});
		return scores;
	}

	private static HttpResponse<String> post(Browser editor, String id, String to, Map<String, String> fields)
			throws Exception {
		return post(editor, "/desk", id, to, fields);
	}

	private static HttpResponse<String> post(Browser editor, String page, String id, String to,
			Map<String, String> fields) throws Exception {
		return editor.submit(page, "/desk/reviews/" + id + "/assessment" + to, fields);
	}

	private static String page(Browser editor, String id) throws Exception {
		return editor.get("/desk/reviews/" + id).body();
	}

	private static String path(String id) {
		return "/api/reviews/" + id + "/assessments";
	}

	private static JsonNode decide(String who, String id, String command, String body, int status) throws Exception {
		return json(call(who, "POST", "/api/reviews/" + id + "/" + command, body), status);
	}

	private static HttpResponse<String> call(String who, String method, String path, @Nullable String body)
			throws Exception {
		return ReviewApiTests.send(desk, method, path, desk.issuer().bearer(who, "editor"), body);
	}

	private static JsonNode json(HttpResponse<String> response, int status) {
		assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
		return new EventCodec().mapper().readTree(response.body());
	}

}
