package org.practicepress.review;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

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

/** What an editor is told of other submissions before they decide. */
@Timeout(300)
class SimilarTests {

	private static final Instant FIRST = Instant.parse("2026-11-02T09:12:44Z");

	/** They come one after the other. */
	private static final AtomicInteger later = new AtomicInteger();

	private static Desk desk;

	@BeforeAll
	static void open() {
		desk = new Desk("similar-tests");
	}

	@AfterAll
	static void close() {
		desk.close();
	}

	@Test
	void theSameFormSentTwiceIsShownAtEachWithReasonsAndNothingFollows() throws Exception {
		String first = desk.received("Ovens of <b>Mosul</b>");
		String second = desk.received("Bread ovens of Mosul");
		Browser rob = desk.signedIn("rob", "reader");
		Desk.await(() -> rob.get("/desk/reviews/" + second).body().contains("href=\"/desk/reviews/" + first));
		String page = rob.get("/desk/reviews/" + second).body();
		assertThat(page).contains("May be the same as", "Ovens of &lt;b&gt;Mosul&lt;/b&gt;",
				"Almost certainly the same", "the same file", "nearly the same text", "country: Iraq",
				"words of the title: ovens, Mosul");
		Desk.await(() -> {
			String arabic = rob.get("/desk/reviews/" + second + "?lang=ar").body();
			return arabic.contains("الملف نفسه") && arabic.contains("البلد: العراق");
		});
		HttpResponse<String> found = ReviewApiTests.send(desk, "GET", "/api/reviews/" + second + "/similar",
				desk.issuer().bearer("rob", "reader"), null);
		JsonNode same = new EventCodec().mapper().readTree(found.body()).path("same");
		assertThat(same.valueStream().map((one) -> one.path("review").path("id").asString())).contains(first);
		assertThat(same.path(0).path("degree").asString()).isEqualTo("same");
		assertThat(rob.get("/desk?status=queued").body()).contains(first, second);
		ObjectNode erased = ((ObjectNode) Topic.example("submission.erased.v1").data()).put("version", 2);
		Topic.write("submission.events", new CloudEvent(UUID.randomUUID().toString(), "/intake", "submission.erased.v1",
				first, Instant.now(), erased));
		Desk.await(() -> !rob.get("/desk/reviews/" + second).body().contains(first));
	}

	@Test
	void contributorsAreAskedAboutWhatTheyMayKnowOfAndNothingElse() throws Exception {
		String published = sent("Seed banks of Kirkuk", "pia@seeds.example");
		event("factsheet.events", "factsheet.published.v1", published, 1, (data) -> data);
		Desk.await(() -> desk.bean(Reviews.class).find(published).orElseThrow().state().published() != null);
		String ofAnother = sent("Seed banks in Kirkuk", "otto@seeds.example");
		String mine = sent("Seed banks around Kirkuk", "amal@seeds.example");
		assertThat(asked(mine, (alike) -> alike.size() > 0)).containsExactly(published + " published");
		String again = sent("Kirkuk and its seed banks", "Amal@Seeds.example");
		assertThat(asked(again, (alike) -> alike.size() > 0)).containsExactlyInAnyOrder(published + " published",
				mine + " mine");
		assertThat(desk.bean(Reviews.class).find(again).orElseThrow().version()).as("nobody is outrun").isEqualTo(1);

		Browser ana = desk.signedIn("ana", "editor");
		assertThat(ana.get("/desk/reviews/" + again + "?lang=en").body()).contains("The contributor was asked about",
				"no answer yet");
		event("submission.events", "submission.message-received.v1", again, 2, (data) -> data.put("likeness", true));
		Desk.await(
				() -> ana.get("/desk/reviews/" + again).body().contains("it is another one, they said on 4 Nov 2026"));
		JsonNode told = new EventCodec().mapper()
			.readTree(ReviewApiTests
				.send(desk, "GET", "/api/reviews/" + again + "/similar", desk.issuer().bearer("ana", "editor"), null)
				.body())
			.path("asked");
		assertThat(told.valueStream().map((one) -> one.path("review").path("id").asString()))
			.containsExactlyInAnyOrder(published, mine)
			.doesNotContain(ofAnother);
		assertThat(told.valueStream()
			.map((one) -> one.path("review"))
			.filter((one) -> one.path("published").asBoolean())
			.map((one) -> one.path("id").asString())).containsExactly(published);

		event("submission.events", "submission.erased.v1", mine, 2, (data) -> data);
		assertThat(asked(again, (alike) -> alike.size() == 1)).containsExactly(published + " published before");
		event("submission.events", "submission.revised.v1", again, 3, SimilarTests::somethingElse);
		assertThat(asked(again, (alike) -> alike.size() == 0)).isEmpty();
		Desk.await(() -> ana.get("/desk/reviews/" + again).body().contains("not asked any more")
				|| ana.get("/desk/reviews/" + again).body().contains("it is another one, they said"));
	}

	/** What the latest event says that is as wanted. */
	private static List<String> asked(String id, Predicate<JsonNode> wanted) {
		List<CloudEvent> events = Topic.read("likeness.events", id, (event) -> wanted.test(event.data().path("alike")));
		return events.getLast()
			.data()
			.path("alike")
			.valueStream()
			.map((one) -> one.path("submissionId").asString()
					+ (one.path("published").asBoolean() ? " published" : " mine")
					+ (one.path("askedBefore").asBoolean() ? " before" : ""))
			.toList();
	}

	private static String sent(String title, String email) throws Exception {
		String contributor = UUID.randomUUID().toString();
		event("contributors", "contributor.updated.v1", contributor, 1, (data) -> data.put("email", email));
		String id = UUID.randomUUID().toString();
		event("submission.events", "submission.received.v1", id, 1,
				(data) -> data.put("title", title)
					.put("contributorId", contributor)
					.put("receivedAt", FIRST.plusSeconds(later.incrementAndGet()).toString()));
		Desk.await(() -> desk.bean(Reviews.class).find(id).isPresent());
		return id;
	}

	private static ObjectNode somethingElse(ObjectNode data) {
		data.put("revision", 2).put("title", "Evening classes for nurses");
		((ObjectNode) data.path("original")).put("sha256", "e".repeat(64));
		((ObjectNode) data.path("answers")).removeAll()
			.putArray("practice.summary")
			.add("Nurses learn what they need for their next grade after their shifts.");
		return data;
	}

	private static void event(String topic, String type, String subject, int version, UnaryOperator<ObjectNode> change)
			throws Exception {
		ObjectNode data = (ObjectNode) Topic.example(type).data();
		Topic.write(topic, new CloudEvent(UUID.randomUUID().toString(), "/test", type, subject, Instant.now(),
				change.apply(data).put("version", version)));
	}

	@Test
	void unknownIsNotFound() throws Exception {
		assertThat(ReviewApiTests
			.send(desk, "GET", "/api/reviews/" + UUID.randomUUID() + "/similar", desk.issuer().bearer("ana", "editor"),
					null)
			.statusCode()).isEqualTo(404);
	}

}
