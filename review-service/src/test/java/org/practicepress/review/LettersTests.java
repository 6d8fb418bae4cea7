package org.practicepress.review;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.practicepress.messaging.event.CloudEvent;
import org.practicepress.messaging.event.EventCodec;
import org.practicepress.review.Desk.Browser;
import org.practicepress.review.decision.Decision.Refusal;
import org.practicepress.review.decision.ReviewCommand.Merge;
import org.practicepress.review.decision.ReviewState;
import org.practicepress.review.decision.Status;
import org.practicepress.review.letter.Draft;
import org.practicepress.review.letter.Drafts;
import org.practicepress.review.queue.Outcome;
import org.practicepress.review.queue.Reviews;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Letters before they are sent. */
@Timeout(120)
class LettersTests {

	private static Desk desk;

	@BeforeAll
	static void open() {
		// nothing goes out while these tests run
		desk = new Desk("letters-tests", "--practice-press.review.letter-rest=10m");
	}

	@AfterAll
	static void close() {
		desk.close();
	}

	@Test
	void letterIsBegunWithATextLookedAtAndSent() throws Exception {
		String id = desk.received("Ovens for Mosul");
		String review = "/desk/reviews/" + id;
		Browser ana = inReview(id);
		HttpResponse<String> inserted = ana.submit(review, review + "/decline/draft",
				Map.of("version", "2", "message", "Mine first.", "ready", "early", "do", "insert"));
		assertThat(inserted.statusCode()).isEqualTo(200);
		assertThat(inserted.uri().getQuery()).isEqualTo("draft=decline");
		assertThat(inserted.body()).contains("The text is inserted", "Mine first.\n\nWe have read “Ovens for Mosul”");
		HttpResponse<String> shown = ana.submit(review, review + "/decline/draft",
				Map.of("version", "2", "message", "So it is,\nsadly <b>", "do", "preview"));
		assertThat(shown.uri().getPath()).isEqualTo(review + "/decline/letter");
		assertThat(shown.body()).contains("Before it is sent", "<bdi>So it is,</bdi><br>", "sadly &lt;b&gt;",
				"Decline the practice", "?draft=decline#message-decline");
		assertThat(state(id)).as("nothing is sent").isEqualTo("in-review");
		HttpResponse<String> sent = ana.submit(review + "/decline/letter", review + "/decline",
				Map.of("version", "2", "message", "So it is,\r\nsadly <b>"));
		assertThat(sent.body()).contains("Declined. The contributor is told.").doesNotContain("You began to decline");
		assertThat(state(id)).isEqualTo("declined");
		assertThat(drafts(id, "ana")).isEmpty();
		assertThat(ana.get(review + "/decline/letter").uri().getPath()).as("nothing to look at").isEqualTo(review);
	}

	@Test
	void whatTheMailSaysOfCorrectionsIsInThePreview() throws Exception {
		String id = desk.received("Ovens for Mosul");
		String review = "/desk/reviews/" + id;
		Browser ana = inReview(id);
		ana.submit(review, review + "/corrections",
				Map.of("version", "2", "field", "practice.donor", "text", "The European Union"));
		String shown = ana
			.submit(review, review + "/messages/draft", Map.of("version", "3", "message", "Well.", "do", "preview"))
			.body();
		assertThat(shown).contains("Small corrections", "lang=\"en\" dir=\"ltr\">Donor</dt>", "added: ",
				"European Union");
		JsonNode letter = json(call("POST", "/api/reviews/" + id + "/decline/letter", "{\"message\":\"No\"}"), 200);
		assertThat(letter.path("corrections")).hasSize(1);
		assertThat(letter.path("corrections").path(0).path("text").asString()).isEqualTo("The European Union");
		ana.submit(review, review + "/changes-requests", Map.of("version", "3", "message", "Well."));
		String told = ana
			.submit(review, review + "/decline/draft", Map.of("version", "4", "message", "No.", "do", "preview"))
			.body();
		assertThat(told).as("told before").doesNotContain("Small corrections");
		String accepted = ana
			.submit(review, review + "/acceptance/draft",
					Map.of("version", "4", "category", "good", "message", "", "do", "preview"))
			.body();
		assertThat(accepted).as("all that goes into the factsheet").contains("Small corrections", ">Donor</dt>");
	}

	@Test
	void whatIsMissingIsSaidBeforeItIsSent() throws Exception {
		String id = desk.received("Wells for Basra");
		String review = "/desk/reviews/" + id;
		Browser ana = inReview(id);
		assertThat(ana
			.submit(review, review + "/acceptance/draft", Map.of("version", "2", "message", "Good", "do", "preview"))
			.body()).contains("Please choose one.").doesNotContain("Accept the practice");
		assertThat(ana
			.submit(review, review + "/acceptance/draft",
					Map.of("version", "2", "message", "Good", "category", "good", "do", "preview"))
			.body()).contains("Accept the practice", "Accepted as");
		String endless = "Endless ".repeat(2_000);
		assertThat(ana
			.submit(review, review + "/decline/draft", Map.of("version", "2", "message", endless, "do", "preview"))
			.body()).contains("too long for an email", endless.strip()).doesNotContain("Decline the practice");
		String megabyte = "Too much ".repeat(120_000);
		HttpResponse<String> refused = ana.submit(review, review + "/decline/draft",
				Map.of("version", "2", "message", megabyte, "do", "save"));
		assertThat(refused.body()).contains("too long to be kept", megabyte.strip());
		assertThat(
				ana.submit(review, review + "/decline/draft", Map.of("message", megabyte, "do", "keep")).statusCode())
			.isEqualTo(413);
	}

	@Test
	void whatIsTypedIsThereInAnotherBrowserAndForNobodyElse() throws Exception {
		String id = desk.received("Mills for Erbil");
		String review = "/desk/reviews/" + id;
		Browser ana = inReview(id);
		assertThat(ana
			.submit(review, review + "/changes-requests/draft",
					Map.of("version", "2", "message", "Half a sentence", "do", "keep"))
			.statusCode()).isEqualTo(204);
		ana.submit(review, review + "/notes/draft", Map.of("key", "k", "text", "Half a note", "do", "keep"));
		ana.submit(review, review + "/assessment/draft", Map.of("comment-relevance", "Half a reason", "do", "keep"));
		Browser another = desk.signedIn("ana", "editor");
		assertThat(another.get(review).body())
			.contains("You began to ask for changes", "Half a sentence</textarea>", "Half a note</textarea>",
					"Half a reason</textarea>")
			.doesNotContain("You were no longer signed in")
			// what goes with a hold is no letter of its own
			.contains("/desk/reviews/" + id + "/hold\"")
			.doesNotContain("/hold/draft");
		assertThat(desk.signedIn("bea", "editor").get(review).body()).doesNotContain("Half a");
		another.submit(review, review + "/notes", Map.of("key", "k", "text", "A note"));
		another.submit(review, review + "/changes-requests/draft-removal", Map.of());
		assertThat(drafts(id, "ana")).containsOnlyKeys(Draft.ASSESSMENT);
		another.submit(review, review + "/assessment/draft", Map.of("comment-relevance", " ", "do", "save"));
		assertThat(drafts(id, "ana")).as("nothing typed is no draft").isEmpty();
	}

	@Test
	void refusedAndOutrunWordsOutliveTheBrowser() throws Exception {
		String id = desk.received("Seeds for Tikrit");
		String review = "/desk/reviews/" + id;
		Browser ana = inReview(id);
		Browser bea = desk.signedIn("bea", "editor");
		bea.submit(review, review + "/decline", Map.of("version", "2", "message", "No."));
		assertThat(ana
			.submit(review, review + "/acceptance", Map.of("version", "2", "category", "good", "message", "Yes!"))
			.statusCode()).isEqualTo(409);
		assertThat(desk.signedIn("ana", "editor").get(review).body()).contains("You began to accept",
				"Since then this has happened", "Your words, to use again", "Yes!</textarea>", "Throw the draft away");
	}

	@Test
	void whatThePageKeepsAfterItWasSentIsNoDraft() throws Exception {
		String id = desk.received("Kilns for Kut");
		String review = "/desk/reviews/" + id;
		Browser ana = inReview(id);
		String late = ana.filledIn(review, Map.of("version", "2", "message", "Sorry.", "do", "keep"));
		ana.submit(review, review + "/decline", Map.of("version", "2", "message", "Sorry."));
		assertThat(ana.post(review + "/decline/draft", late).statusCode()).isEqualTo(204);
		assertThat(drafts(id, "ana")).isEmpty();
	}

	@Test
	void wordsOfALostSessionThatThePageKeptAreThere() throws Exception {
		String id = desk.received("Nets for Fao");
		String review = "/desk/reviews/" + id;
		Browser ana = inReview(id);
		String form = ana.filledIn(review, Map.of("version", "2", "message", "In vain?", "do", "keep"));
		ana.isForgotten();
		ana.post(review + "/decline/draft", form, "Origin", desk.uri());
		assertThat(ana.get(review).body()).contains("In vain?</textarea>");
		ana.submit(review, review + "/decline/draft-removal", Map.of());
		assertThat(ana.get(review).body()).doesNotContain("In vain?");
	}

	@Test
	void goesWithTheSubmissionThatIsErased() throws Exception {
		String id = desk.received("Looms for Hit");
		String review = "/desk/reviews/" + id;
		Browser ana = inReview(id);
		ana.submit(review, review + "/decline/draft", Map.of("version", "2", "message", "Gone", "do", "save"));
		ObjectNode erased = ((ObjectNode) Topic.example("submission.erased.v1").data()).put("version", 2);
		Topic.write("submission.events", new CloudEvent(UUID.randomUUID().toString(), "/intake", "submission.erased.v1",
				id, Instant.now(), erased));
		Desk.await(() -> drafts(id, "ana").isEmpty());
		assertThat(
				ana.submit("/desk", review + "/decline/draft", Map.of("message", "Again", "do", "keep")).statusCode())
			.isEqualTo(404);
	}

	@Test
	void letterIsTakenBackBeforeItGoesOut() throws Exception {
		String id = desk.received("Dams for Haditha");
		String review = "/desk/reviews/" + id;
		Browser ana = inReview(id);
		HttpResponse<String> decided = ana.submit(review, review + "/acceptance",
				Map.of("version", "2", "category", "good", "message", "Bravo"));
		assertThat(decided.body()).contains("Accepted. A factsheet is being drafted.", "The contributor is told in",
				"Take it back", "status-accepted");
		assertThat(desk.signedIn("rita", "reader").get(review).body()).contains("The contributor is told in")
			.doesNotContain("Take it back");
		Browser bea = desk.signedIn("bea", "editor");
		HttpResponse<String> back = bea.submit(review, review + "/taking-back", Map.of("version", "3"));
		assertThat(back.body())
			.contains("Your words are a draft again", "status-in-review", "Bravo</textarea>", "Accepted, not sent",
					"Taken back before it went out")
			.doesNotContain("The contributor is told in");
		assertThat(ana.submit(review, review + "/taking-back", Map.of("version", "3")).body()).as("twice")
			.contains("Taken back: the contributor is not told.");
		assertThat(ana.submit(review, review + "/taking-back", Map.of("version", "2")).body())
			.contains("It cannot be taken back any more");
		assertThat(ana.submit(review, review + "/taking-back", Map.of("version", "4")).body()).as("it is no letter")
			.contains("It cannot be taken back any more");
		assertThat(ana.submit("/desk", "/desk/reviews/" + UUID.randomUUID() + "/taking-back", Map.of()).statusCode())
			.isEqualTo(404);
		assertThat(ana.submit(review, review + "/decline", Map.of("version", "4", "message", "No.")).body())
			.contains("Declined. The contributor is told.");
		assertThat(desk.bean(Reviews.class).find(id).orElseThrow().state().category()).isNull();
	}

	@Test
	void whatIsFollowedBySomethingElseIsNotTakenBack() throws Exception {
		String id = desk.received("Pumps for Rawa");
		inReview(id);
		String path = "/api/reviews/" + id;
		JsonNode declined = json(call("POST", path + "/decline", "{\"version\":2,\"message\":\"No.\"}"), 200);
		assertThat(Instant.parse(declined.path("restsUntil").asString())).isAfter(Instant.now());
		JsonNode reopened = json(call("POST", path + "/reopening", "{\"version\":3}"), 200);
		assertThat(reopened.has("restsUntil")).isFalse();
		JsonNode problem = json(call("POST", path + "/taking-back", "{\"version\":3}"), 409);
		assertThat(problem.path("reason").asString()).isEqualTo("too-late");
		assertThat(problem.path("reviewStatus").asString()).isEqualTo("in-review");
		json(call("POST", path + "/decline", "{\"version\":4,\"message\":\"No.\"}"), 200);
		JsonNode back = json(call("POST", path + "/taking-back", "{\"version\":5}"), 200);
		assertThat(back.path("status").asString()).isEqualTo("in-review");
		assertThat(back.path("version").asLong()).isEqualTo(6);
		assertThat(back.path("history")).hasSize(6);
		json(call("POST", path + "/taking-back", "{}"), 400);
		json(call("POST", "/api/reviews/" + UUID.randomUUID() + "/taking-back", "{\"version\":1}"), 404);
	}

	@Test
	void isMergedIntoTheOneThatGoesOnAndTakenBack() throws Exception {
		String kept = desk.received("Ovens of <b>Kirkuk</b>", "PP-4HX8RT");
		String id = desk.received("Ovens for Kirkuk", "PP-9WD2KC");
		String review = "/desk/reviews/" + id;
		Browser ana = inReview(id);
		assertThat(ana.get(review + "?into=PP-4HX8RT&draft=merging").body()).contains("Merge into another",
				"value=\"PP-4HX8RT\"");
		HttpResponse<String> shown = ana.submit(review, review + "/merging/draft",
				Map.of("version", "2", "into", " pp-4hx8rt", "message", "The same.", "do", "preview"));
		assertThat(shown.body()).contains("Ovens of &lt;b&gt;Kirkuk&lt;/b&gt;", "The mail does not say which one it is",
				"Merge it into the other");
		assertThat(ana
			.submit(review, review + "/merging/draft",
					Map.of("version", "2", "into", "PP-222222", "message", "The same.", "do", "preview"))
			.body()).contains("Nothing at the desk has that reference").doesNotContain("Merge it into the other");
		HttpResponse<String> refused = ana.submit(review, review + "/merging",
				Map.of("version", "2", "into", "PP-9WD2KC", "message", "The same."));
		assertThat(refused.statusCode()).isEqualTo(422);
		assertThat(refused.body()).contains("This is its own reference", "The same.</textarea>");
		HttpResponse<String> merged = ana.submit(review, review + "/merging",
				Map.of("version", "2", "into", "PP-4HX8RT", "message", "The same."));
		assertThat(merged.body()).contains("Merged into the other. The contributor is told.", "status-merged",
				"Take it back", "/desk/reviews/" + kept);
		assertThat(ana.get("/desk/reviews/" + kept).body()).contains("Merged into this one", "/desk/reviews/" + id,
				"Another one was merged into this one:", "The same.");
		assertThat(ana
			.submit(review, review + "/merging", Map.of("version", "2", "into", "PP-4HX8RT", "message", "The same."))
			.body()).as("pressed twice").contains("Merged into the other. The contributor is told.");
		assertThat(ana.submit(review, review + "/taking-back", Map.of("version", "3")).body()).contains(
				"Your words are a draft again", "status-in-review", "value=\"PP-4HX8RT\"", "The same.</textarea>",
				"Merged into another, not sent");
		assertThat(ana.get("/desk/reviews/" + kept).body()).doesNotContain("Another one was merged into this one");
	}

	@Test
	void mergingForPrograms() throws Exception {
		String kept = desk.received("Mills of Zakho", "PP-3CD4EF");
		String id = desk.received("Mills for Zakho", "PP-5GH6JK");
		inReview(id);
		String path = "/api/reviews/" + id;
		assertThat(reason(call("POST", path + "/merging", "{\"version\":2,\"message\":\"x\"}"), 422))
			.isEqualTo("kept-unknown");
		assertThat(reason(merge(id, 2, "PP-5GH6JK"), 422)).isEqualTo("kept-itself");
		assertThat(reason(merge(id, 1, "PP-3CD4EF"), 409)).isEqualTo("outrun");
		assertThat(reason(merge(kept, 1, "PP-5GH6JK"), 409)).as("nobody has it").isEqualTo("not-now");
		HttpResponse<String> seen = call("GET", path, null);
		HttpResponse<String> answer = ReviewApiTests.send(desk, "POST", path + "/merging",
				desk.issuer().bearer("ana", "editor"), "{\"into\":\"PP-3CD4EF\",\"message\":\"Twice.\"}", "If-Match",
				seen.headers().firstValue("ETag").orElseThrow());
		JsonNode merged = json(answer, 200);
		assertThat(merged.path("status").asString()).isEqualTo("merged");
		assertThat(merged.path("mergedInto").path("id").asString()).isEqualTo(kept);
		assertThat(merged.path("mergedInto").path("goesOn").asBoolean()).isTrue();
		JsonNode other = json(call("GET", "/api/reviews/" + kept, null), 200);
		assertThat(other.path("merged").path(0).path("reference").asString()).isEqualTo("PP-5GH6JK");
		assertThat(other.path("merged").path(0).path("message").asString()).isEqualTo("Twice.");
		Desk.await(() -> call("GET", "/api/reviews/export.csv?status=merged", null).body()
			.lines()
			.anyMatch((row) -> row.startsWith("\"PP-5GH6JK\"") && row.endsWith("\"PP-3CD4EF\"")));
		String third = desk.received("Mills near Zakho", "PP-7LM8NP");
		inReview(third);
		assertThat(reason(merge(third, 2, "PP-5GH6JK"), 409)).isEqualTo("kept-merged");
		inReview(kept);
		assertThat(reason(merge(kept, 2, "PP-7LM8NP"), 409)).isEqualTo("others-merged");
		says(id, 2);
		Desk.await(() -> json(call("GET", "/api/reviews/" + kept, null), 200).path("merged")
			.path(0)
			.path("waitsForAnswer")
			.asBoolean());
		assertThat(desk.signedIn("ana", "editor").get("/desk/reviews/" + kept).body())
			.contains("One message or form has come to it since.");
		json(call("POST", "/api/reviews/" + kept + "/decline", "{\"version\":2,\"message\":\"No.\"}"), 200);
		assertThat(desk.signedIn("ana", "editor").get("/desk/reviews/" + id).body())
			.contains("That one does not go on any more.", "Take it into review again");
		assertThat(reason(merge(third, 2, "PP-3CD4EF"), 409)).isEqualTo("kept-closed");
		JsonNode again = json(call("POST", path + "/reopening", "{\"version\":4}"), 200);
		assertThat(again.path("status").asString()).isEqualTo("in-review");
		assertThat(again.has("mergedInto")).isFalse();
		assertThat(json(call("GET", "/api/reviews/" + kept, null), 200).path("merged")).isEmpty();
	}

	@Test
	void whatWasMergedIntoAnErasedOneSaysSo() throws Exception {
		String kept = desk.received("Kilns of Amara", "PP-8QR9ST");
		String id = desk.received("Kilns for Amara", "PP-2VW3XY");
		inReview(id);
		json(merge(id, 2, "PP-8QR9ST"), 200);
		ObjectNode erased = ((ObjectNode) Topic.example("submission.erased.v1").data()).put("version", 2);
		Topic.write("submission.events", new CloudEvent(UUID.randomUUID().toString(), "/intake", "submission.erased.v1",
				kept, Instant.now(), erased));
		Desk.await(() -> desk.bean(Reviews.class).find(kept).isEmpty());
		assertThat(desk.signedIn("ana", "editor").get("/desk/reviews/" + id).body())
			.contains("has been erased", "Take it into review again")
			.doesNotContain("Kilns of Amara");
		assertThat(json(call("GET", "/api/reviews/" + id, null), 200).path("mergedInto").path("goesOn").asBoolean())
			.isFalse();
	}

	@Test
	void ofTwoThatAreMergedIntoEachOtherAtOnceOneAtMostIs() throws Exception {
		String one = desk.received("Nets of Basra", "PP-2AB3CD");
		String other = desk.received("Nets for Basra", "PP-4EF5GH");
		inReview(one);
		inReview(other);
		Reviews reviews = desk.bean(Reviews.class);
		AtomicBoolean between = new AtomicBoolean(true);
		reviews.askBeforeDeciding((id, editor) -> {
			if (id.equals(one) && between.getAndSet(false)) {
				assertThat(reviews.decide(other, 2, new Merge("PP-2AB3CD", "Twice."), "bea"))
					.isInstanceOf(Outcome.Done.class);
			}
			return false;
		});
		assertThat(reviews.decide(one, 2, new Merge("PP-4EF5GH", "Twice."), "ana")).isInstanceOfSatisfying(
				Outcome.Refused.class, (refused) -> assertThat(refused.reason()).isEqualTo(Refusal.KEPT_MERGED));
		assertThat(reviews.find(one).orElseThrow().state()).returns(Status.IN_REVIEW, ReviewState::status);
		assertThat(reviews.find(other).orElseThrow().state()).returns(one, ReviewState::mergedInto);
	}

	private static void says(String id, int version) throws Exception {
		ObjectNode words = ((ObjectNode) Topic.example("submission.message-received.v1").data()).put("version",
				version);
		Topic.write("submission.events", new CloudEvent(UUID.randomUUID().toString(), "/intake",
				"submission.message-received.v1", id, Instant.now(), words));
	}

	private static HttpResponse<String> merge(String id, int version, String into) throws Exception {
		return call("POST", "/api/reviews/" + id + "/merging",
				"{\"version\":%d,\"into\":\"%s\",\"message\":\"Twice.\"}".formatted(version, into));
	}

	private static String reason(HttpResponse<String> response, int status) {
		return json(response, status).path("reason").asString();
	}

	@Test
	void forPrograms() throws Exception {
		String id = desk.received("Bees for Ana");
		String path = "/api/reviews/" + id;
		JsonNode texts = json(call("GET", path + "/texts", null), 200);
		assertThat(texts.path("texts").findValuesAsString("kind")).contains("decline", "messages", "acceptance",
				"changes-requests");
		assertThat(texts.path("texts").path(0).path("text").asString()).contains("Bees for Ana");
		JsonNode letter = json(call("POST", path + "/decline/letter", "{\"message\":\"One\\n two\"}"), 200);
		assertThat(letter.path("lines")).extracting(JsonNode::asString).containsExactly("One", "two");
		assertThat(letter.path("direction").asString()).isEqualTo("ltr");
		JsonNode kept = json(call("POST", path + "/decline/draft", "{\"version\":1,\"message\":\"Well\"}"), 200);
		assertThat(kept.path("drafts").path(0).path("message").asString()).isEqualTo("Well");
		assertThat(json(call("GET", path + "/drafts", null), 200)).isEqualTo(kept);
		assertThat(json(call("POST", path + "/decline/draft-removal", null), 200).path("drafts")).isEmpty();
		assertThat(
				json(call("POST", path + "/decline/draft", "{\"message\":\"" + "x".repeat(Draft.LONGEST) + "\"}"), 422)
					.path("reason")
					.asString())
			.isEqualTo("message-too-long");
		json(call("POST", path + "/decline/draft", "[]"), 400);
		json(call("POST", "/api/reviews/" + UUID.randomUUID() + "/decline/draft", "{\"message\":\"x\"}"), 404);
		json(call("GET", "/api/reviews/" + UUID.randomUUID() + "/texts", null), 404);
		assertThat(ReviewApiTests.send(desk, "GET", "/api/reviews/openapi.yml", null, null).body()).contains(
				"/api/reviews/{id}/texts:", "/api/reviews/{id}/{kind}/letter:", "/api/reviews/{id}/drafts:",
				"/api/reviews/{id}/taking-back:", "/api/reviews/{id}/{kind}/draft:",
				"/api/reviews/{id}/{kind}/draft-removal:", "/api/reviews/{id}/merging:");
	}

	private static Browser inReview(String id) throws Exception {
		Browser ana = desk.signedIn("ana", "editor");
		ana.submit("/desk/reviews/" + id, "/desk/reviews/" + id + "/start", Map.of("version", "1"));
		return ana;
	}

	private static Map<String, Draft> drafts(String id, String user) {
		return desk.bean(Drafts.class).of(id, "id-of-" + user);
	}

	private static String state(String id) throws Exception {
		return json(call("GET", "/api/reviews/" + id, null), 200).path("status").asString();
	}

	private static HttpResponse<String> call(String method, String path, @Nullable String body) throws Exception {
		return ReviewApiTests.send(desk, method, path, desk.issuer().bearer("ana", "editor"), body);
	}

	private static JsonNode json(HttpResponse<String> response, int status) {
		assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
		return new EventCodec().mapper().readTree(response.body());
	}

}
