package org.practicepress.review;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.practicepress.messaging.claimcheck.ClaimCheck;
import org.practicepress.messaging.claimcheck.ClaimChecks;
import org.practicepress.messaging.event.CloudEvent;
import org.practicepress.messaging.event.EventCodec;
import org.practicepress.review.Desk.Browser;
import org.practicepress.review.queue.Reviews;
import org.practicepress.review.submission.Contributors;
import org.practicepress.review.unsorted.UnsortedMails;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Mails that nobody could make anything of, and editors who sort them. */
@Timeout(180)
class UnsortedTests {

	private static final Duration PATIENCE = Duration.ofMinutes(1);

	private static final EventCodec CODEC = new EventCodec();

	private static final String WORDS = "The bakery's <b>number</b> is 2";

	private static Desk desk;

	/** Another instance of the same service. */
	private static Desk other;

	@BeforeAll
	static void open() {
		desk = new Desk("unsorted-tests");
		other = new Desk("unsorted-tests");
	}

	@AfterAll
	static void close() {
		other.close();
		desk.close();
	}

	@Test
	void whoeverIsFasterPutsAMailToASubmission() throws Exception {
		String submission = desk.received("Support to bakeries");
		String reference = desk.bean(Reviews.class).find(submission).orElseThrow().state().reference();
		String id = mail((data) -> data);
		assertThat(json(post(desk, id, "assignment", "reference", "PP-222222"), 422).path("reason").asString())
			.isEqualTo("no-submission");
		assertThat(json(post(desk, id, "assignment", "reference", null), 422).path("reason").asString())
			.isEqualTo("no-submission");
		try (var clicks = Executors.newFixedThreadPool(4)) {
			List<Callable<Integer>> all = List.of(assigning(desk, id, reference), assigning(other, id, reference),
					assigning(desk, id, reference), assigning(other, id, reference));
			assertThat(clicks.invokeAll(all).stream().map(Future::resultNow).sorted().toList()).containsExactly(200,
					409, 409, 409);
		}
		assertThat(Topic.read("sorting.events", id, (event) -> event.type().equals("mail.assigned.v1"))).singleElement()
			.satisfies((event) -> {
				assertThat(event.data().path("submissionId").asString())
					.isEqualTo(desk.bean(Reviews.class).named(reference).orElseThrow().id());
				assertThat(event.data().path("editor").asString()).isEqualTo("ana");
				assertThat(ContractTests.errors(event.type(), new String(CODEC.encode(event), StandardCharsets.UTF_8)))
					.isEmpty();
			});
		JsonNode sorted = json(get("/" + id), 200);
		assertThat(sorted.path("waits").asBoolean()).isFalse();
		assertThat(sorted.path("sorted").path("by").asString()).isEqualTo("ana");
		assertThat(sorted.path("sorted").path("reference").asString()).isEqualTo(reference);
	}

	@Test
	void whatIsDroppedNeedsAReasonThatStaysHere() throws Exception {
		String id = mail((data) -> data);
		assertThat(json(post(desk, id, "dropping", "reason", " "), 422).path("reason").asString())
			.isEqualTo("reason-missing");
		assertThat(json(post(desk, id, "dropping", "reason", "x".repeat(501)), 422).path("reason").asString())
			.isEqualTo("reason-too-long");
		assertThat(json(post(desk, "none", "dropping", "reason", "x"), 404).path("reason").asString())
			.isEqualTo("unknown");
		assertThat(json(post(desk, id, "dropping", "reason", "an advertisement"), 200).path("sorted")
			.path("why")
			.asString()).isEqualTo("an advertisement");
		assertThat(Topic.read("sorting.events", id, (event) -> event.type().equals("mail.dropped.v1"))).singleElement()
			.satisfies((event) -> assertThat(event.data().toString()).doesNotContain("advertisement"));
		assertThat(json(post(desk, id, "assignment", "reference", "PP-7K3M9Q"), 409).path("reason").asString())
			.isEqualTo("sorted");
		assertThat(json(get("?sorted=true&size=100"), 200).path("mails").toString()).contains(id);
	}

	@Test
	void whoHasWrittenAMailIsAnsweredOnce() throws Exception {
		String contributor = contributor("omar@erbil.example");
		String id = mail((data) -> begun(data, contributor));
		String page = "/desk/unsorted/" + id;
		Browser ana = desk.signedIn("ana", "editor");
		assertThat(ana.get(page).body()).contains("omar@erbil.example", "Send the answer");
		assertThat(json(post(desk, id, "answer", "message", " "), 422).path("reason").asString())
			.isEqualTo("answer-missing");
		assertThat(json(post(desk, id, "answer", "message", "x".repeat(10_001)), 422).path("reason").asString())
			.isEqualTo("answer-too-long");
		assertThat(ana.submit(page, page + "/answer", Map.of("message", " ")).body()).contains("Write an answer");
		HttpResponse<String> done = ana.submit(page, page + "/answer", Map.of("message", "The <form> is\nonline."));
		assertThat(done.body()).contains("Your answer is on its way");
		assertThat(json(post(other, id, "answer", "message", "Again"), 409).path("reason").asString())
			.isEqualTo("sorted");
		assertThat(Topic.read("sorting.events", id, (event) -> event.type().equals("mail.answered.v1"))).singleElement()
			.satisfies((event) -> {
				assertThat(event.data().path("message").asString()).isEqualTo("The <form> is\nonline.");
				assertThat(event.data().toString()).doesNotContain("omar@erbil.example");
				assertThat(ContractTests.errors(event.type(), new String(CODEC.encode(event), StandardCharsets.UTF_8)))
					.isEmpty();
			});
		assertThat(json(get("/" + id), 200).path("sorted").path("what").asString()).isEqualTo("answered");
		assertThat(ana.get("/desk/unsorted?sorted=true").body()).contains(page);
		for (String language : List.of("en", "fr", "es", "ar")) {
			assertThat(ana.get(page + "?lang=" + language).body()).contains("The &lt;form&gt; is")
				.doesNotContain("??", "/answer\"");
		}
	}

	@Test
	void nobodyIsAnsweredWhomNoMailReaches() throws Exception {
		String contributor = contributor("omar@erbil.example");
		for (String id : List.of(mail((data) -> data), mail((data) -> begun(data, UUID.randomUUID().toString())),
				mail((data) -> begun(data, contributor).put("reason", "automatic")))) {
			assertThat(json(post(desk, id, "answer", "message", "Hello"), 422).path("reason").asString())
				.isEqualTo("nobody-to-answer");
			assertThat(desk.signedIn("ana", "editor").get("/desk/unsorted/" + id).body()).doesNotContain("/answer\"");
		}
	}

	private static ObjectNode begun(ObjectNode data, String contributor) {
		return data.put("submissionId", UUID.randomUUID().toString()).put("contributorId", contributor);
	}

	private static String contributor(String email) throws Exception {
		String id = UUID.randomUUID().toString();
		ObjectNode data = (ObjectNode) Topic.example("contributor.updated.v1").data();
		Topic.write("contributors", new CloudEvent(UUID.randomUUID().toString(), "/intake", "contributor.updated.v1",
				id, Instant.now(), data.put("email", email)));
		Awaitility.await().atMost(PATIENCE).until(() -> desk.bean(Contributors.class).find(id).isPresent());
		return id;
	}

	@Test
	void whatBringsNothingCanOnlyBeDropped() throws Exception {
		String id = mail((data) -> {
			data.remove("text");
			return data.put("reason", "not-opened");
		});
		assertThat(json(post(desk, id, "assignment", "reference", "PP-7K3M9Q"), 422).path("reason").asString())
			.isEqualTo("nothing-in-it");
		Browser ana = desk.signedIn("ana", "editor");
		assertThat(ana.get("/desk/unsorted/" + id).body()).contains("could not be opened", "/dropping")
			.doesNotContain("/assignment");
	}

	@Test
	void anEditorReadsItAndPutsItToASubmissionOnThePages() throws Exception {
		String submission = desk.received("Support to wells");
		String reference = desk.bean(Reviews.class).find(submission).orElseThrow().state().reference();
		String id = mail((data) -> data);
		Browser ana = desk.signedIn("ana", "editor");
		assertThat(ana.get("/desk").body()).contains("/desk/unsorted\">Unsorted mail: ");
		assertThat(ana.get("/desk/unsorted").body()).contains("/desk/unsorted/" + id, "There is no form in it");
		String page = "/desk/unsorted/" + id;
		assertThat(ana.get(page).body()).contains("number&lt;/b&gt; is 2", "mail.eml").doesNotContain("<b>number");
		HttpResponse<byte[]> original = ana.download(page + "/files/" + original(id));
		assertThat(original.headers().firstValue("Content-Disposition").orElseThrow()).contains("attachment");
		assertThat(original.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
		assertThat(new String(original.body(), StandardCharsets.UTF_8)).startsWith("From: ");
		assertThat(ana.download(page + "/files/" + "0".repeat(64)).statusCode()).isEqualTo(404);
		HttpResponse<String> wrong = ana.submit(page, page + "/assignment", Map.of("reference", "<PP>"));
		assertThat(wrong.statusCode()).isEqualTo(422);
		assertThat(wrong.body()).contains("No submission at the desk has this reference", "value=\"&lt;PP&gt;\"");
		assertThat(ana.submit(page, page + "/dropping", Map.of("reason", "")).body()).contains("Say why it is dropped");
		HttpResponse<String> done = ana.submit(page, page + "/assignment",
				Map.of("reference", " " + reference.toLowerCase(Locale.ROOT)));
		assertThat(done.body()).contains("It is put there");
		assertThat(ana.get("/desk/unsorted?sorted=true").body()).contains("/desk/unsorted/" + id);
		assertThat(ana.get(page).body()).contains("Put to a submission", reference).doesNotContain("/dropping");
		for (String language : List.of("fr", "es", "ar")) {
			assertThat(ana.get(page + "?lang=" + language).body()).doesNotContain("??");
			assertThat(ana.get("/desk/unsorted?lang=" + language).body()).doesNotContain("??");
		}
	}

	@Test
	void whatWasTypedOutlivesTheSession() throws Exception {
		String id = mail((data) -> data);
		Browser ana = desk.signedIn("ana", "editor");
		String page = "/desk/unsorted/" + id;
		String form = ana.filledIn(page, Map.of("reason", "an advertisement"));
		ana.isForgotten();
		HttpResponse<String> again = ana.post(page + "/dropping", form, "Origin", desk.uri());
		assertThat(again.uri()).hasPath(page + "/dropping");
		assertThat(again.body()).contains("value=\"an advertisement\"", "nothing has been sent");
		assertThat(json(get("/" + id), 200).path("waits").asBoolean()).isTrue();
	}

	@Test
	void aReaderSeesItAndSortsNothing() throws Exception {
		String id = mail((data) -> data);
		assertThat(desk.signedIn("rea", "reader").get("/desk/unsorted/" + id).body()).contains("mail.eml")
			.doesNotContain("/assignment", "/answer\"", "/dropping");
	}

	/** Its words come with the form: nobody need put them anywhere. */
	@Test
	void aMailWhoseSenderSendsTheFormSettlesItself() throws Exception {
		String submission = UUID.randomUUID().toString();
		String id = mail((data) -> data.put("submissionId", submission));
		received(submission);
		Awaitility.await()
			.atMost(PATIENCE)
			.untilAsserted(() -> assertThat(json(get("/" + id), 200).path("sorted").path("what").asString())
				.isEqualTo("arrived"));
		String late = mail((data) -> data.put("submissionId", submission));
		assertThat(json(get("/" + late), 200).path("waits").asBoolean()).isFalse();
		String quotes = mail((data) -> data.put("submissionId", submission).put("reason", "says-nothing"));
		assertThat(json(get("/" + quotes), 200).path("waits").asBoolean()).isTrue();
	}

	@Test
	void whatIsErasedOrKeptNoLongerIsGone() throws Exception {
		String submission = UUID.randomUUID().toString();
		String its = mail((data) -> data.put("submissionId", submission));
		String old = mail((data) -> data);
		ObjectNode erased = (ObjectNode) Topic.example("submission.erased.v1").data();
		Topic.write("submission.events", new CloudEvent(UUID.randomUUID().toString(), "/intake", "submission.erased.v1",
				submission, Instant.now(), erased.put("version", 2)));
		Topic.write("mail.events", new CloudEvent(UUID.randomUUID().toString(), "/intake", "mail.gone.v1", old,
				Instant.now(), ((ObjectNode) Topic.example("mail.gone.v1").data()).put("version", 2)));
		for (String id : List.of(its, old)) {
			Awaitility.await().atMost(PATIENCE).until(() -> get("/" + id).statusCode() == 404);
		}
	}

	@Test
	void theApiIsDescribed() throws Exception {
		String described = ReviewApiTests.send(desk, "GET", "/api/reviews/openapi.yml", null, null).body();
		for (String path : List.of("", "/{id}", "/{id}/assignment", "/{id}/answer", "/{id}/dropping")) {
			assertThat(described).contains("  /api/reviews/unsorted" + path + ":\n");
		}
		assertThat(json(get("?size=1000"), 400).path("reason").asString()).isEqualTo("page-out-of-range");
	}

	private static String mail(UnaryOperator<ObjectNode> change) throws Exception {
		String id = UUID.randomUUID().toString().replace("-", "").repeat(2);
		ObjectNode data = (ObjectNode) Topic.example("mail.unsorted.v1").data();
		data.remove("submissionId");
		data.set("original", file("From: omar@erbil.example " + id + "\r\n\r\n", "mail.eml", "message/rfc822"));
		data.set("text", file(WORDS, "message.txt", "text/plain"));
		Topic.write("mail.events", new CloudEvent(UUID.randomUUID().toString(), "/intake", "mail.unsorted.v1", id,
				Instant.now(), change.apply(data.put("version", 1))));
		Awaitility.await().atMost(PATIENCE).until(() -> desk.bean(UnsortedMails.class).find(id).isPresent());
		return id;
	}

	private static JsonNode file(String content, String name, String type) {
		ClaimCheck stored = desk.bean(ClaimChecks.class)
			.store(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), name, type);
		return CODEC.mapper().valueToTree(stored);
	}

	private static String original(String id) {
		return desk.bean(UnsortedMails.class).find(id).orElseThrow().original().sha256();
	}

	private static void received(String submission) throws Exception {
		ObjectNode data = (ObjectNode) Topic.example("submission.received.v1").data();
		Topic.write("submission.events", new CloudEvent(UUID.randomUUID().toString(), "/intake",
				"submission.received.v1", submission, Instant.now(), data.put("version", 1)));
		Awaitility.await().atMost(PATIENCE).until(() -> desk.bean(Reviews.class).find(submission).isPresent());
	}

	private static Callable<Integer> assigning(Desk at, String id, String reference) {
		return () -> post(at, id, "assignment", "reference", reference).statusCode();
	}

	private static HttpResponse<String> post(Desk at, String id, String command, String field, @Nullable String value)
			throws Exception {
		ObjectNode body = CODEC.mapper().createObjectNode().put(field, value);
		return ReviewApiTests.send(at, "POST", "/api/reviews/unsorted/" + id + "/" + command,
				at.issuer().bearer("ana", "editor"), body.toString());
	}

	private static HttpResponse<String> get(String path) throws Exception {
		return ReviewApiTests.send(desk, "GET", "/api/reviews/unsorted" + path, desk.issuer().bearer("rea", "reader"),
				null);
	}

	private static JsonNode json(HttpResponse<String> answer, int status) {
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
		return CODEC.mapper().readTree(answer.body());
	}

}
