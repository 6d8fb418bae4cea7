package org.practicepress.review;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import com.mongodb.client.MongoDatabase;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.practicepress.messaging.event.CloudEvent;
import org.practicepress.messaging.event.EventCodec;
import org.practicepress.review.Desk.Browser;
import org.practicepress.review.decision.ReviewCommand;
import org.practicepress.review.notes.Note;
import org.practicepress.review.notes.Notes;
import org.practicepress.review.queue.Outcome;
import org.practicepress.review.queue.Reviews;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What those at the desk write to each other about a submission. */
@Timeout(300)
class NotesTests {

	private static Desk desk;

	@BeforeAll
	static void open() {
		desk = new Desk("notes-tests");
	}

	@AfterAll
	static void close() {
		desk.close();
	}

	@Test
	void whoIsMentionedFindsItUntilTheyHaveSeenOrAnsweredIt() throws Exception {
		String id = desk.received("Bread for Mosul");
		Browser bea = signedIn("bea", "editor");
		Browser rob = signedIn("rob", "reader");
		Browser ana = signedIn("ana", "editor");
		write(ana, id, "one", "Zebra figures, @bea and @rob?\nI doubt them.");
		String page = ana.get("/desk/reviews/" + id).body();
		assertThat(page).contains("Zebra figures, <strong><bdi>@bea</bdi></strong>", "<strong>Internal note</strong>")
			.doesNotContain("A note mentions you");
		Desk.await(() -> lists(bea, "mentioned", id) && lists(rob, "mentioned", id));
		assertThat(lists(ana, "mentioned", id)).isFalse();
		Desk.await(() -> bea.get("/desk?status=all&q=zebra").body().contains(id));
		assertThat(bea.get("/desk/reviews/" + id).body()).contains("A note mentions you", "Zebra figures");
		write(bea, id, "two", "They are right.");
		assertThat(lists(bea, "mentioned", id)).isFalse();
		assertThat(rob.get("/desk/reviews/" + id).body()).contains("Zebra figures", "They are right.")
			.doesNotContain("name=\"text\"", "/removal");
		assertThat(rob.submit("/desk/reviews/" + id, "/desk/reviews/" + id + "/notes/seen", Map.of()).body())
			.contains("Noted that you have seen it")
			.doesNotContain("A note mentions you");
		assertThat(lists(rob, "mentioned", id)).isFalse();
	}

	@Test
	void isInNobodysWayWhoDecidesAndOnNoTopic() throws Exception {
		String id = desk.received("Honey for Erbil");
		Browser ana = signedIn("ana", "editor");
		write(ana, id, "one", "Quagga.");
		assertThat(desk.bean(Reviews.class).decide(id, 1, new ReviewCommand.Start(), "bea"))
			.isInstanceOf(Outcome.Done.class);
		desk.bean(Reviews.class).decide(id, 2, new ReviewCommand.Decline("No."), "bea");
		assertThat(Topic.read("review.events", id, (event) -> event.type().equals("review.declined.v1"))).hasSize(2)
			.allSatisfy((event) -> assertThat(event.data().toString()).doesNotContain("Quagga"));
	}

	@Test
	void sentTwiceItIsThereOnceAndNoOtherWordsAreTakenForIt() throws Exception {
		String id = desk.received("Wool for Duhok");
		Browser ana = signedIn("ana", "editor");
		write(ana, id, "one", "The same.");
		write(ana, id, "one", "The same.");
		write(ana, id, "one", "Something else.");
		write(ana, id, "two", "The same.");
		assertThat(notes(id)).extracting(Note::text).containsExactly("The same.", "Something else.", "The same.");
	}

	@Test
	void whatIsTypedIsShownAsItIsAndTurnsNothing() throws Exception {
		String id = desk.received("Seeds for Basra");
		Browser ana = signedIn("ana", "editor");
		write(ana, id, "one", "<script>alert(1)</script> ${7*7} \u202Edesrever\u202C\r\n[[${8*8}]]");
		assertThat(ana.get("/desk/reviews/" + id).body())
			.contains("&lt;script&gt;alert(1)&lt;/script&gt; ${7*7}", "desrever", "[[${8*8}]]")
			.doesNotContain("<script>alert", "\u202E");
	}

	@Test
	void tooLongOrEmptyIsRefusedAndStillThere() throws Exception {
		String id = desk.received("Looms for Najaf");
		Browser ana = signedIn("ana", "editor");
		String endless = "Endless ".repeat(131_072);
		HttpResponse<String> refused = write(ana, id, "one", endless);
		assertThat(refused.body()).contains("longer than 5,000 characters", endless.strip(), "id=\"note-error\"");
		assertThat(write(ana, id, "one", " \u202E\r\n").body()).contains("The note says nothing yet.");
		assertThat(notes(id)).isEmpty();
		assertThat(write(ana, id, "one", "Shorter.").body()).contains("The note is added.")
			.doesNotContain("Endless", "note-error");
		assertThat(notes(id)).hasSize(1);
	}

	@Test
	void wordsOfALostSessionAreThereAfterSigningInAgain() throws Exception {
		String id = desk.received("Ovens for Kirkuk");
		Browser ana = signedIn("ana", "editor");
		String form = ana.filledIn("/desk/reviews/" + id, Map.of("key", "one", "text", "Written in vain?"));
		ana.isForgotten();
		ana.post("/desk/reviews/" + id + "/notes", form, "Origin", desk.uri());
		assertThat(ana.get("/desk/reviews/" + id).body()).contains("Written in vain?", "nothing has been sent");
		assertThat(notes(id)).isEmpty();
		write(ana, id, "one", "Written in vain?");
		assertThat(notes(id)).hasSize(1);
		assertThat(ana.get("/desk/reviews/" + id).body()).doesNotContain("nothing has been sent");
	}

	@Test
	void onlyItsWriterTakesItBackAndThatThereWasOneStays() throws Exception {
		String id = desk.received("Bees for Amara");
		Browser ana = signedIn("ana", "editor");
		Browser bea = signedIn("bea", "editor");
		write(ana, id, "one", "Okapi, @bea.");
		String removal = "/desk/reviews/" + id + "/notes/" + notes(id).getFirst().id() + "/removal";
		Desk.await(() -> bea.get("/desk?status=all&q=okapi").body().contains(id) && lists(bea, "mentioned", id));
		assertThat(bea.submit("/desk", removal, Map.of()).statusCode()).isEqualTo(404);
		assertThat(ana.submit("/desk", removal, Map.of()).body())
			.contains("The note is taken back.", "Taken back on", "Internal note taken back")
			.doesNotContain("Okapi");
		assertThat(ana.submit("/desk", removal, Map.of()).statusCode()).isEqualTo(200);
		assertThat(bea.get("/desk?status=all&q=okapi").body()).doesNotContain(id);
		assertThat(lists(bea, "mentioned", id)).isFalse();
		write(ana, id, "one", "Okapi, @bea.");
		assertThat(notes(id)).as("sent once more by going back").singleElement().extracting(Note::text).isEqualTo("");
	}

	@Test
	void forPrograms() throws Exception {
		String id = desk.received("Goats for Samawa");
		signedIn("bea", "editor");
		String path = "/api/reviews/" + id + "/notes";
		assertThat(json(call("ana", "GET", path, null), 200).path("notes")).isEmpty();
		JsonNode written = json(call("ana", "POST", path, "{\"text\":\"Gnu, @bea\",\"key\":\"k\"}"), 200).path("notes");
		assertThat(json(call("ana", "POST", path, "{\"text\":\"Gnu, @bea\",\"key\":\"k\"}"), 200).path("notes"))
			.isEqualTo(written)
			.hasSize(1);
		JsonNode note = written.path(0);
		assertThat(note.path("editor").asString()).isEqualTo("ana");
		assertThat(note.path("own").asBoolean()).isTrue();
		assertThat(note.path("asksYou").asBoolean()).isFalse();
		assertThat(note.path("mentions").path(0).asString()).isEqualTo("bea");
		assertThat(json(call("bea", "GET", path, null), 200).path("notes").path(0).path("asksYou").asBoolean())
			.isTrue();
		assertThat(json(call("bea", "GET", "/api/reviews?status=mentioned", null), 200).path("reviews")
			.findValuesAsString("id")).contains(id);
		assertThat(
				json(call("bea", "POST", path + "/seen", null), 200).path("notes").path(0).path("asksYou").asBoolean())
			.isFalse();
		String removal = path + "/" + note.path("id").asString() + "/removal";
		json(call("bea", "POST", removal, null), 404);
		JsonNode gone = json(call("ana", "POST", removal, null), 200).path("notes").path(0);
		assertThat(gone.path("text").asString()).isEmpty();
		assertThat(gone.path("takenBackAt").asString()).isNotEmpty();
		assertThat(reason(call("ana", "POST", path, "{}"), 422)).isEqualTo("note-missing");
		assertThat(reason(call("ana", "POST", path, "{\"text\":\"" + "x".repeat(5_001) + "\"}"), 422))
			.isEqualTo("note-too-long");
		json(call("ana", "POST", path, "[]"), 400);
		json(call("ana", "POST", path, "{\"text\":{}}"), 400);
		String nowhere = "/api/reviews/" + UUID.randomUUID() + "/notes";
		json(call("ana", "GET", nowhere, null), 404);
		json(call("ana", "POST", nowhere, "{\"text\":\"x\"}"), 404);
		json(call("ana", "POST", nowhere + "/seen", null), 404);
	}

	@Test
	void thereAreNotEndlesslyMany() throws Exception {
		String id = desk.received("Mills for Hilla");
		List<Document> many = IntStream.range(0, 200)
			.mapToObj((number) -> new Document("_id", id + number).append("submissionId", id)
				.append("owner", "sub-ana")
				.append("editor", "ana")
				.append("text", "Note " + number)
				.append("mentions", List.of())
				.append("unseen", List.of())
				.append("writtenAt", Instant.EPOCH.plusMillis(number).toString()))
			.toList();
		desk.bean(MongoDatabase.class).getCollection("notes").insertMany(many);
		assertThat(notes(id)).extracting(Note::text).startsWith("Note 0", "Note 1").hasSize(200);
		assertThat(reason(call("ana", "POST", "/api/reviews/" + id + "/notes", "{\"text\":\"x\"}"), 422))
			.isEqualTo("too-many-notes");
	}

	@Test
	void goesWithTheSubmissionThatIsErased() throws Exception {
		String id = desk.received("Boats for Kufa");
		Browser ana = signedIn("ana", "editor");
		write(ana, id, "one", "Tapir.");
		Desk.await(() -> ana.get("/desk?status=all&q=tapir").body().contains(id));
		ObjectNode erased = ((ObjectNode) Topic.example("submission.erased.v1").data()).put("version", 2);
		Topic.write("submission.events", new CloudEvent(UUID.randomUUID().toString(), "/intake", "submission.erased.v1",
				id, Instant.now(), erased));
		Desk.await(() -> notes(id).isEmpty());
		Desk.await(() -> !ana.get("/desk?status=all&q=tapir").body().contains(id));
		json(call("ana", "POST", "/api/reviews/" + id + "/notes", "{\"text\":\"Tapir.\"}"), 404);
		assertThat(notes(id)).isEmpty();
	}

	private static HttpResponse<String> write(Browser editor, String id, String key, String text) throws Exception {
		return editor.submit("/desk", "/desk/reviews/" + id + "/notes", Map.of("key", key, "text", text));
	}

	/** Whose address is known may be mentioned. */
	private static Browser signedIn(String user, String role) throws Exception {
		Browser browser = desk.new Browser();
		desk.issuer().comes(user, Map.of("roles", List.of(role), "email", user + "@hub.example"));
		assertThat(browser.get("/desk").statusCode()).isEqualTo(200);
		return browser;
	}

	private static boolean lists(Browser editor, String view, String id) throws Exception {
		return editor.get("/desk?status=" + view).body().contains("/desk/reviews/" + id);
	}

	private static List<Note> notes(String id) {
		return desk.bean(Notes.class).of(id);
	}

	private static HttpResponse<String> call(String who, String method, String path, @Nullable String body)
			throws Exception {
		return ReviewApiTests.send(desk, method, path, desk.issuer().bearer(who, "editor"), body);
	}

	private static String reason(HttpResponse<String> response, int status) {
		return json(response, status).path("reason").asString();
	}

	private static JsonNode json(HttpResponse<String> response, int status) {
		assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
		return new EventCodec().mapper().readTree(response.body());
	}

}
