package org.practicepress.review;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.practicepress.messaging.claimcheck.ClaimCheck;
import org.practicepress.messaging.claimcheck.ClaimChecks;
import org.practicepress.messaging.event.CloudEvent;
import org.practicepress.messaging.event.EventCodec;
import org.practicepress.review.Desk.Browser;
import org.practicepress.review.decision.ReviewCommand;
import org.practicepress.review.decision.Status;
import org.practicepress.review.queue.Outcome;
import org.practicepress.review.queue.Reviews;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What contributors write without a form, and what they are answered. */
@Timeout(120)
class AnswersTests {

	private static final EventCodec CODEC = new EventCodec();

	private static Desk desk;

	@BeforeAll
	static void open() {
		desk = new Desk("answers-tests");
	}

	@AfterAll
	static void close() {
		desk.close();
	}

	@Test
	void whatTheContributorAsksWaitsUntilItIsAnswered() throws Exception {
		String id = submission("Asked about");
		String review = "/desk/reviews/" + id;
		Browser ana = desk.signedIn("ana", "editor");
		assertThat(ana.get(review).body()).contains("Write to the contributor")
			.doesNotContain("waits for an answer", "No answer needed");
		asked(id, 2, "May I send a photo later?");
		Desk.await(() -> ana.get("/desk?status=to-answer").body().contains(id));
		assertThat(ana.get("/desk?status=to-answer").body()).contains("To answer", "waits for an answer");
		assertThat(ana.get(review).body()).contains("waits for an answer", "May I send a photo later?", ">Answer</");

		HttpResponse<String> answered = ana.submit(review, review + "/messages",
				Map.of("version", "2", "message", "Yes.\r\nPlease say <who> took it."));
		assertThat(answered.statusCode()).isEqualTo(200);
		assertThat(answered.body())
			.contains("Your message is on its way", "Please say &lt;who&gt; took it.", "on its way",
					"Message to the contributor", "status-queued")
			.doesNotContain("waits for an answer");
		assertThat(ana.get("/desk?status=to-answer").body()).doesNotContain(id);
		CloudEvent told = Topic.read("review.events", id, (event) -> true).getFirst();
		assertThat(told.type()).isEqualTo("review.message-written.v1");
		assertThat(told.data().path("message").asString()).isEqualTo("Yes.\nPlease say <who> took it.");
		assertThat(told.data().path("editor").asString()).isEqualTo("ana");
		assertThat(ContractTests.errors(told.type(), new String(CODEC.encode(told), StandardCharsets.UTF_8))).isEmpty();

		became(id, told, "notification.sent.v1", 1);
		Desk.await(() -> ana.get(review).body().contains("· sent<"));
		became(id, told, "notification.bounced.v1", 2);
		Desk.await(() -> ana.get(review).body().contains("· came back<"));
		asked(id, 3, "Thank you, it was Omar.");
		Desk.await(() -> ana.get(review).body().contains("waits for an answer"));
	}

	@Test
	void whatNeedsNoAnswerWaitsNoLonger() throws Exception {
		String id = submission("Thanked for");
		String review = "/desk/reviews/" + id;
		asked(id, 2, "Thank you!");
		Browser ana = desk.signedIn("ana", "editor");
		Desk.await(() -> ana.get(review).body().contains("waits for an answer"));
		String left = ana.submit(review, review + "/no-answer", Map.of("version", "2")).body();
		assertThat(left).contains("No answer is waited for any more", "No answer needed")
			.doesNotContain("waits for an answer");
		assertThat(ana.submit(review, review + "/no-answer", Map.of("version", "3")).statusCode()).isEqualTo(422);
	}

	@Test
	void aFormThatIsSentTwiceIsOneLetter() throws Exception {
		String id = submission("Sent twice");
		String review = "/desk/reviews/" + id;
		Browser ana = desk.signedIn("ana", "editor");
		String form = ana.filledIn(review, Map.of("version", "1", "message", "How many people?"));
		for (int time = 0; time < 2; time++) {
			HttpResponse<String> sent = ana.post(review + "/messages", form);
			assertThat(sent.statusCode()).isEqualTo(200);
			assertThat(sent.body()).contains("Your message is on its way");
		}
		Reviews reviews = desk.bean(Reviews.class);
		assertThat(reviews.find(id).orElseThrow().version()).isEqualTo(2);
		try (ExecutorService presses = Executors.newFixedThreadPool(4)) {
			Callable<Outcome> press = () -> reviews.decide(id, 2, new ReviewCommand.Write("And when?"), "ana");
			for (Future<Outcome> pressed : presses.invokeAll(List.of(press, press, press, press))) {
				assertThat(pressed.get()).isInstanceOf(Outcome.Done.class);
			}
		}
		assertThat(reviews.find(id).orElseThrow().version()).isEqualTo(3);
		assertThat(Topic.read("review.events", id, (event) -> event.version() == 3)).hasSize(2);
	}

	@Test
	void theSlowerOfTwoSeesWhatTheOtherWroteAndKeepsTheirWords() throws Exception {
		String id = submission("Answered by two");
		String review = "/desk/reviews/" + id;
		Browser ana = desk.signedIn("ana", "editor");
		Browser ben = desk.signedIn("ben", "editor");
		ana.submit(review, review + "/messages", Map.of("version", "1", "message", "Any time."));
		HttpResponse<String> late = ben.submit("/desk", review + "/messages",
				Map.of("version", "1", "message", "Any <time>."));
		assertThat(late.statusCode()).isEqualTo(409);
		assertThat(late.body()).contains("Somebody else was faster", "<strong>Message to the contributor</strong>",
				"<bdi>ana</bdi>", "Any &lt;time&gt;.</textarea>", ">Any time.</p>");
		assertThat(desk.bean(Reviews.class).find(id).orElseThrow().version()).isEqualTo(2);
	}

	@Test
	void whatIsNoLetterIsRefusedInWords() throws Exception {
		String id = submission("Too much to say");
		String review = "/desk/reviews/" + id;
		Browser ana = desk.signedIn("ana", "editor");
		HttpResponse<String> empty = ana.submit(review, review + "/messages", Map.of("version", "1", "message", " "));
		assertThat(empty.statusCode()).isEqualTo(422);
		assertThat(empty.body()).contains("the contributor has to know", "href=\"#messages\"", "aria-invalid=\"true\"");
		HttpResponse<String> endless = ana.submit(review, review + "/messages",
				Map.of("version", "1", "message", "x".repeat(10_001)));
		assertThat(endless.statusCode()).isEqualTo(422);
		assertThat(endless.body()).contains("too long for an email", "x".repeat(10_001) + "</textarea>");
		assertThat(desk.bean(Reviews.class).find(id).orElseThrow().version()).isEqualTo(1);
	}

	@Test
	void nobodyIsWrittenToWhomNoMailReaches() throws Exception {
		String id = submission("Out of reach");
		String review = "/desk/reviews/" + id;
		Browser ana = desk.signedIn("ana", "editor");
		String form = ana.filledIn(review, Map.of("version", "1", "message", "Are you <there>?"));
		became(id, Topic.example("review.changes-requested.v1"), "notification.bounced.v1", 1);
		Desk.await(() -> ana.get(review).body().contains("id=\"unreachable\""));
		assertThat(ana.get(review).body()).doesNotContain(review + "/messages");
		HttpResponse<String> refused = ana.post(review + "/messages", form);
		assertThat(refused.statusCode()).isEqualTo(422);
		assertThat(refused.body()).contains("No mail reaches the contributor", "Are you &lt;there&gt;?</textarea>");
		ana.submit(review, review + "/address", Map.of("email", "here@example.org"));
		assertThat(ana.post(review + "/messages", form).body()).contains("Your message is on its way");
	}

	@Test
	void whoIsErasedIsWrittenToNoMore() throws Exception {
		String contributor = UUID.randomUUID().toString();
		String id = submission("Erased meanwhile", contributor);
		Topic.erase("contributors", contributor);
		String ana = desk.issuer().bearer("ana", "editor");
		Desk.await(() -> !json(ReviewApiTests.send(desk, "GET", "/api/reviews/" + id, ana, null)).has("contributor"));
		HttpResponse<String> refused = ReviewApiTests.send(desk, "POST", "/api/reviews/" + id + "/messages", ana,
				"{\"version\":1,\"message\":\"Hello?\"}");
		assertThat(refused.statusCode()).isEqualTo(409);
		assertThat(json(refused).path("reason").asString()).isEqualTo("unreachable");
	}

	@Test
	void programsAnswerToo() throws Exception {
		String id = submission("Answered by a program");
		asked(id, 2, "Who reads this?");
		String ana = desk.issuer().bearer("ana", "editor");
		String path = "/api/reviews/" + id;
		Desk.await(() -> json(ReviewApiTests.send(desk, "GET", path, ana, null)).path("waitsForAnswer").asBoolean());
		Desk.await(() -> json(ReviewApiTests.send(desk, "GET", "/api/reviews?status=to-answer", ana, null))
			.path("reviews")
			.valueStream()
			.anyMatch((entry) -> entry.path("id").asString().equals(id) && entry.path("waitsForAnswer").asBoolean()));
		String body = "{\"version\":2,\"message\":\"We do.\"}";
		for (int time = 0; time < 2; time++) {
			HttpResponse<String> sent = ReviewApiTests.send(desk, "POST", path + "/messages", ana, body);
			assertThat(sent.statusCode()).isEqualTo(200);
			assertThat(json(sent).path("version").asLong()).isEqualTo(3);
			assertThat(json(sent).path("waitsForAnswer").asBoolean()).isFalse();
			assertThat(json(sent).path("status").asString()).isEqualTo(Status.QUEUED.code());
			assertThat(json(sent).path("history").path(2).path("what").asString()).isEqualTo("message-written");
		}
		assertThat(json(ReviewApiTests.send(desk, "POST", path + "/messages", ana,
				"{\"version\":2,\"message\":\"Other words.\"}"))
			.path("reason")
			.asString()).isEqualTo("outrun");
		assertThat(json(ReviewApiTests.send(desk, "POST", path + "/no-answer", ana, "{\"version\":3}")).path("reason")
			.asString()).isEqualTo("not-now");
		String rita = desk.issuer().bearer("rita", "reader");
		assertThat(ReviewApiTests.send(desk, "POST", path + "/messages", rita, body).statusCode()).isEqualTo(403);
	}

	@Test
	void whoOnlyReadsSeesMessagesAndWritesNone() throws Exception {
		String id = submission("Looked at");
		asked(id, 2, "Anybody there?");
		Browser rita = desk.signedIn("rita", "reader");
		Desk.await(() -> rita.get("/desk/reviews/" + id).body().contains("Anybody there?"));
		assertThat(rita.get("/desk/reviews/" + id).body()).contains("waits for an answer")
			.doesNotContain("/messages", "/no-answer");
	}

	@Test
	void aSlipIsCorrectedBesideTheContributorsWords() throws Exception {
		String id = misspelt("Boosting employement <b> of returnees");
		String review = "/desk/reviews/" + id;
		Browser ana = desk.signedIn("ana", "editor");
		assertThat(ana.get(review).body()).doesNotContain("Correct a slip");
		String page = ana.submit(review, review + "/start", Map.of("version", "1")).body();
		assertThat(page).contains("Correct a slip", "Boosting employement &lt;b&gt; of returnees</textarea>");
		String done = retitled(ana, review, 2, "Boosting employment <b> of returnees").body();
		assertThat(done).contains("Corrected. The contributor sees it", "Corrected by</strong> <bdi>ana</bdi>",
				"<bdi lang=\"en\">Boosting employment &lt;b&gt; of returnees</bdi></h1>", "removed: ", "employement",
				"Back to the contributor’s words", "Answer corrected by an editor");
		CloudEvent told = Topic.read("review.events", id, (event) -> event.version() == 3).getLast();
		assertThat(told.type()).isEqualTo("review.corrected.v1");
		assertThat(ContractTests.errors(told.type(), new String(CODEC.encode(told), StandardCharsets.UTF_8))).isEmpty();
		Desk.await(() -> ana.get("/desk?status=all&q=employement").body().contains(id));
		assertThat(ana.get("/desk?status=all&q=employement").body())
			.contains("Boosting employment &lt;b&gt; of returnees");

		Browser ben = desk.signedIn("ben", "editor");
		HttpResponse<String> late = ben.submit("/desk", review + "/corrections",
				Map.of("version", "2", "field", "practice.title", "text", "Boosting Employment of returnees"));
		assertThat(late.statusCode()).isEqualTo(409);
		assertThat(late.body()).contains("Somebody else was faster", "Boosting Employment of returnees</textarea>",
				"Corrected by</strong> <bdi>ana</bdi>");
		assertThat(ben.get(review).body()).as("kept as a draft")
			.contains("Boosting Employment of returnees</textarea>");

		HttpResponse<String> large = retitled(ana, review, 3, "Something that nobody ever wrote");
		assertThat(large.statusCode()).isEqualTo(422);
		assertThat(large.body()).contains("more words than an editor may correct",
				"Something that nobody ever wrote</textarea>");
		String back = ana.submit(review, review + "/correction-end", Map.of("version", "3", "field", "practice.title"))
			.body();
		assertThat(back).contains("own words stand again", "Boosting employement &lt;b&gt; of returnees</bdi></h1>");
	}

	@Test
	void whatIsCorrectedIsFoundByTheCorrectedTitleAloneAndByTheContributorsWords() throws Exception {
		String id = misspelt("Jobs for women in Zahko");
		String review = "/desk/reviews/" + id;
		Browser ana = desk.signedIn("ana", "editor");
		ana.submit(review, review + "/start", Map.of("version", "1"));
		assertThat(ana.get("/desk?status=all&q=Zakho").body()).doesNotContain(id);
		retitled(ana, review, 2, "Jobs for women in Zakho");
		Desk.await(() -> ana.get("/desk?status=all&q=Zakho").body().contains(id));
		assertThat(ana.get("/desk?status=all&q=Zahko").body()).contains(id);
	}

	@Test
	void aCorrectionFallsWithTheWordsItWasMadeOf() throws Exception {
		String id = misspelt("Boosting employement");
		String review = "/desk/reviews/" + id;
		Browser ana = desk.signedIn("ana", "editor");
		ana.submit(review, review + "/start", Map.of("version", "1"));
		retitled(ana, review, 2, "Boosting employment");
		revised(id, 2, "Boosting employement");
		Desk.await(() -> ana.get(review).body().contains("revision=2"));
		assertThat(ana.get(review).body()).contains("Corrected by</strong> <bdi>ana</bdi>");
		revised(id, 3, "More work");
		Desk.await(() -> ana.get(review).body().contains("revision=3"));
		assertThat(ana.get(review).body()).contains("no longer holds", "More work</bdi></h1>")
			.doesNotContain("Corrected by");
	}

	@Test
	void programsCorrectToo() throws Exception {
		String id = misspelt("Boosting employement");
		String path = "/api/reviews/" + id;
		String ana = desk.issuer().bearer("ana", "editor");
		ReviewApiTests.send(desk, "POST", path + "/start", ana, "{\"version\":1}");
		String body = "{\"version\":2,\"field\":\"practice.title\",\"text\":\"Boosting employment\"}";
		for (int time = 0; time < 2; time++) {
			JsonNode review = json(ReviewApiTests.send(desk, "POST", path + "/corrections", ana, body));
			assertThat(review.path("version").asLong()).isEqualTo(3);
			assertThat(review.path("title").asString()).isEqualTo("Boosting employment");
			assertThat(review.path("corrections").path(0).path("own").asString()).isEqualTo("Boosting employement");
			assertThat(review.path("corrections").path(0).path("editor").asString()).isEqualTo("ana");
			assertThat(review.path("revisions").path(0).path("title").asString()).isEqualTo("Boosting employement");
		}
		for (Map.Entry<String, String> wrong : Map.of("{\"version\":3,\"field\":\"contributor.name\",\"text\":\"Ana\"}",
				"not-correctable", "{\"version\":3,\"field\":\"practice.title\",\"text\":\" \"}", "correction-missing",
				"{\"version\":3,\"field\":\"practice.title\",\"text\":\"Boosting employment\"}", "nothing-corrected",
				"{\"version\":3,\"field\":\"practice.title\",\"text\":\"Nothing like it\"}", "correction-too-large",
				"{\"version\":2,\"field\":\"practice.title\",\"text\":\"Boost employment\"}", "outrun")
			.entrySet()) {
			assertThat(
					json(ReviewApiTests.send(desk, "POST", path + "/corrections", ana, wrong.getKey())).path("reason")
						.asString())
				.as(wrong.getKey())
				.isEqualTo(wrong.getValue());
		}
		assertThat(json(ReviewApiTests.send(desk, "POST", path + "/correction-end", ana,
				"{\"version\":3,\"field\":\"practice.title\"}"))
			.path("corrections")).isEmpty();
		String rita = desk.issuer().bearer("rita", "reader");
		assertThat(ReviewApiTests.send(desk, "POST", path + "/corrections", rita, body).statusCode()).isEqualTo(403);
	}

	private static HttpResponse<String> retitled(Browser editor, String review, long version, String title)
			throws Exception {
		return editor.submit(review, review + "/corrections",
				Map.of("version", String.valueOf(version), "field", "practice.title", "text", title));
	}

	private static String misspelt(String title) throws Exception {
		String id = UUID.randomUUID().toString();
		send("submission.events", "submission.received.v1", id, (data) -> titled(data, 1, title));
		Desk.await(() -> desk.bean(Reviews.class).find(id).isPresent());
		return id;
	}

	private static void revised(String id, int revision, String title) throws Exception {
		send("submission.events", "submission.revised.v1", id,
				(data) -> titled(data, revision, title).put("revision", revision));
	}

	private static ObjectNode titled(ObjectNode data, long version, String title) {
		((ObjectNode) data.path("answers")).putArray("practice.title").add(title);
		return data.put("version", version).put("title", title);
	}

	/** Its contributor is known. */
	private static String submission(String title) throws Exception {
		return submission(title, UUID.randomUUID().toString());
	}

	private static String submission(String title, String contributor) throws Exception {
		String id = UUID.randomUUID().toString();
		CloudEvent known = Topic.example("contributor.updated.v1");
		Topic.write("contributors", new CloudEvent(UUID.randomUUID().toString(), known.source(), known.type(),
				contributor, Instant.now(), known.data()));
		send("submission.events", "submission.received.v1", id,
				(data) -> data.put("version", 1).put("title", title).put("contributorId", contributor));
		Browser reader = desk.signedIn("rita", "reader");
		Desk.await(() -> reader.get("/desk/reviews/" + id).body().contains("mailto:"));
		return id;
	}

	private static void asked(String id, long version, String words) throws Exception {
		ClaimCheck text = desk.bean(ClaimChecks.class)
			.store(new ByteArrayInputStream(words.getBytes(StandardCharsets.UTF_8)), "message.txt", "text/plain");
		send("submission.events", "submission.message-received.v1", id, (data) -> {
			data.set("text", CODEC.mapper().valueToTree(text));
			return data.put("version", version);
		});
	}

	private static void became(String id, CloudEvent cause, String type, long version) throws Exception {
		send("notification.events", type, id,
				(data) -> data.put("version", version).put("cause", cause.id()).put("kind", "message-written"));
	}

	private static void send(String topic, String type, String id, UnaryOperator<ObjectNode> change) throws Exception {
		CloudEvent example = Topic.example(type);
		Topic.write(topic, new CloudEvent(UUID.randomUUID().toString(), example.source(), type, id, Instant.now(),
				change.apply((ObjectNode) example.data())));
	}

	private static JsonNode json(HttpResponse<String> response) {
		return JsonMapper.shared().readTree(response.body());
	}

}
