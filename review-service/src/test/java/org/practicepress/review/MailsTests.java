package org.practicepress.review;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.practicepress.messaging.event.CloudEvent;
import org.practicepress.messaging.event.EventCodec;
import org.practicepress.review.Desk.Browser;
import org.practicepress.review.queue.Reviews;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What the desk has told its people by mail, and how they say whether they want it. */
class MailsTests {

	private static final Pattern CHOSEN = Pattern.compile("<input[^>]* checked[^>]*>");

	private static Desk desk;

	@BeforeAll
	static void open() {
		desk = new Desk("mails-tests", "--practice-press.review.mails.look-every=200ms",
				"--practice-press.review.assignment.rules[0].name=Hills",
				"--practice-press.review.assignment.rules[0].countries=NP,BT",
				"--practice-press.review.assignment.rules[0].editors=gone,zoe,yara");
	}

	@AfterAll
	static void close() {
		desk.close();
	}

	@Test
	void whatWaitsIsToldOnceWhenItIsTimeAndAnAddressIsOnNoOtherTopic() throws Exception {
		signedIn("daily", "editor");
		String id = id("daily");
		assertThat(read("editors", id, (event) -> true).getFirst().data().path("email").asString())
			.isEqualTo("daily@hub.example");
		String arrived = received("New for the digest");
		isDue("daily");
		CloudEvent digest = read("desk.events", id, (event) -> event.type().equals("digest.due.v1")).getFirst();
		assertThat(digest.data().path("arrived").valueStream().map(JsonNode::asString)).contains(arrived);
		assertThat(digest.data().toString()).doesNotContain("New for the digest", "hub.example", "PP-");
		isDue("daily");
		String later = received("New for the next digest");
		isDue("daily");
		List<CloudEvent> both = read("desk.events", id, (event) -> event.data().toString().contains(later));
		assertThat(both).singleElement()
			.satisfies((second) -> assertThat(second.data().toString()).doesNotContain(arrived));
	}

	@Test
	void whatWasErasedKeepsNobodyFromTheirDigest() throws Exception {
		Browser editor = signedIn("after-erasure", "editor");
		String gone = received("Erased before the digest");
		Topic.write("submission.events", event("submission.erased.v1", gone, 2));
		Desk.await(() -> !editor.get("/desk?status=all&q=Erased+before+the+digest").body().contains(gone));
		String arrived = received("New after an erasure");
		isDue("after-erasure");
		assertThat(read("desk.events", id("after-erasure"),
				(event) -> event.data().path("arrived").toString().contains(arrived)))
			.hasSize(1);
	}

	@Test
	void everybodyChoosesForThemselves() throws Exception {
		Browser editor = signedIn("chooses", "editor");
		assertThat(chosen(editor)).isEqualTo("daily");
		HttpResponse<String> saved = editor.submit("/desk/mails", "/desk/mails",
				Map.of("mails", "weekly", "language", "fr"));
		assertThat(saved.body()).contains("notice-success", "chooses@hub.example", ">Français</option>");
		assertThat(chosen(editor)).isEqualTo("weekly");
		assertThat(editor.submit("/desk/mails", "/desk/mails", Map.of("mails", "hourly", "language", "fr")).body())
			.contains("notice-danger");
		assertThat(chosen(editor)).isEqualTo("weekly");
		assertThat(read("editors", id("chooses"), (event) -> event.data().path("language").asString().equals("fr")))
			.isNotEmpty();
		Browser reader = signedIn("looks", "reader");
		assertThat(chosen(reader)).isEqualTo("never");
		reader.submit("/desk/mails", "/desk/mails", Map.of("mails", "daily", "language", "en"));
		assertThat(chosen(reader)).isEqualTo("daily");
		Browser nameless = desk.signedIn("nameless", "editor");
		assertThat(nameless.get("/desk/mails").body()).contains("No mail reaches you yet");
	}

	@Test
	void programsChooseForWhoTheyComeFor() throws Exception {
		String bearer = desk.issuer().bearer("program", (claims) -> claims.claim("email", "program@hub.example"));
		assertThat(json(ReviewApiTests.send(desk, "GET", "/api/reviews/mails", bearer, null)).toString())
			.contains("\"mails\":\"daily\"", "\"chosen\":false", "\"email\":\"program@hub.example\"");
		JsonNode after = json(ReviewApiTests.send(desk, "POST", "/api/reviews/mails", bearer,
				"{\"mails\":\"at-once\",\"language\":\"es\"}"));
		assertThat(after.path("mails").asString()).isEqualTo("at-once");
		assertThat(after.path("chosen").asBoolean()).isTrue();
		assertThat(after.path("language").asString()).isEqualTo("es");
		assertThat(after.has("next")).isFalse();
		for (Map.Entry<String, String> wrong : Map
			.of("{\"mails\":\"hourly\",\"language\":\"es\"}", "unknown-rhythm",
					"{\"mails\":\"daily\",\"language\":\"xx\"}", "unknown-language", "{}", "unknown-rhythm")
			.entrySet()) {
			HttpResponse<String> refused = ReviewApiTests.send(desk, "POST", "/api/reviews/mails", bearer,
					wrong.getKey());
			assertThat(refused.statusCode()).isEqualTo(422);
			assertThat(refused.body()).contains(wrong.getValue());
		}
		assertThat(ReviewApiTests.send(desk, "GET", "/api/reviews/openapi.yml", null, null).body())
			.contains("/api/reviews/mails:");
	}

	@Test
	void newsAreToldAtOnceToThoseWhoWantItAndHoldIt() throws Exception {
		Browser ana = signedIn("at-once", "editor");
		ana.submit("/desk/mails", "/desk/mails", Map.of("mails", "at-once", "language", "en"));
		Browser ben = signedIn("another", "editor");
		ben.submit("/desk/mails", "/desk/mails", Map.of("mails", "at-once", "language", "en"));
		String submission = received("New at once");
		for (String person : List.of("at-once", "another")) {
			assertThat(news(person, submission, "received")).hasSize(1);
		}
		ana.submit("/desk/reviews/" + submission, "/desk/reviews/" + submission + "/start", Map.of("version", "1"));
		Desk.await(() -> desk.bean(Reviews.class).find(submission).orElseThrow().state().editor() != null);
		CloudEvent message = event("submission.message-received.v1", submission, 2);
		Topic.write("submission.events", message);
		// told again, it is the same by its cause
		Topic.write("submission.events", message);
		List<CloudEvent> told = news("at-once", submission, "message");
		assertThat(told).extracting((event) -> event.data().path("cause").asString()).containsOnly(message.id());
		assertThat(read("desk.events", id("another"),
				(event) -> event.data().path("submissionId").asString().equals(submission)))
			.hasSize(1);
	}

	@Test
	void whoHasWhatAnotherWasMergedIntoIsToldWhatItsContributorWrites() throws Exception {
		Browser holds = signedIn("holds-kept", "editor");
		holds.submit("/desk/mails", "/desk/mails", Map.of("mails", "at-once", "language", "en"));
		Browser daily = signedIn("holds-daily", "editor");
		String told = mergedInto(holds, "PP-2A2A2A");
		assertThat(news("holds-kept", told, "message")).isNotEmpty();
		String waits = mergedInto(daily, "PP-3B3B3B");
		isDue("holds-daily");
		assertThat(
				read("desk.events", id("holds-daily"), (event) -> event.data().path("mine").toString().contains(waits)))
			.hasSize(1);
	}

	/** One whose contributor has written since, while somebody has what goes on. */
	private static String mergedInto(Browser holder, String reference) throws Exception {
		String kept = received("Goes on", "IQ", reference);
		String merged = received("Is merged", "IQ", "PP-4C4C4C");
		holder.submit("/desk/reviews/" + kept, "/desk/reviews/" + kept + "/start", Map.of("version", "1"));
		Browser merges = signedIn("merges", "editor");
		String page = "/desk/reviews/" + merged;
		merges.submit(page, page + "/start", Map.of("version", "1"));
		merges.submit(page, page + "/merging", Map.of("version", "2", "into", reference, "message", "It is the same."));
		Topic.write("submission.events", event("submission.message-received.v1", merged, 2));
		Desk.await(() -> holder.get("/desk/reviews/" + kept).body().contains("One message or form has come to it"));
		return merged;
	}

	@Test
	void whoIsMentionedIsToldOnceAndNotOfWhatTheyHaveSeen() throws Exception {
		signedIn("asked-at-once", "editor").submit("/desk/mails", "/desk/mails",
				Map.of("mails", "at-once", "language", "en"));
		Browser daily = signedIn("asked-daily", "editor");
		Browser writer = signedIn("asks", "editor");
		String seen = received("Seen before the digest");
		note(writer, seen, "Zebra? @asked-daily");
		daily.submit("/desk", "/desk/reviews/" + seen + "/notes/seen", Map.of());
		String asked = received("Asked about");
		note(writer, asked, "Zebra, @asked-at-once and @asked-daily?");
		note(writer, asked, "Zebra, @asked-at-once and @asked-daily?");
		CloudEvent news = news("asked-at-once", asked, "mentioned").getFirst();
		assertThat(ContractTests.errors(news.type(), new String(new EventCodec().encode(news), StandardCharsets.UTF_8)))
			.isEmpty();
		isDue("asked-daily");
		isDue("asked-daily");
		String later = received("Asked about later");
		note(writer, later, "@asked-at-once, @asked-daily!");
		isDue("asked-daily");
		List<CloudEvent> digests = read("desk.events", id("asked-daily"),
				(event) -> event.data().path("mentioned").toString().contains(later));
		assertThat(digests).singleElement().satisfies((last) -> assertThat(last.data().path("mentioned")).hasSize(1));
		List<CloudEvent> all = Topic.read("desk.events", id("asked-daily"),
				(event) -> event.data().path("mentioned").toString().contains(later));
		assertThat(all).filteredOn((event) -> event.data().path("mentioned").toString().contains(asked))
			.singleElement()
			.satisfies((first) -> assertThat(ContractTests.errors(first.type(),
					new String(new EventCodec().encode(first), StandardCharsets.UTF_8)))
				.isEmpty());
		assertThat(all)
			.allSatisfy((event) -> assertThat(event.data().path("mentioned").toString()).doesNotContain(seen));
		assertThat(all).allSatisfy((event) -> assertThat(event.data().toString()).doesNotContain("Zebra"));
		news("asked-at-once", later, "mentioned");
		assertThat(news("asked-at-once", asked, "mentioned")).as("sent twice").hasSize(1);
	}

	private static void note(Browser writer, String submission, String text) throws Exception {
		assertThat(writer.submit("/desk", "/desk/reviews/" + submission + "/notes", Map.of("key", "one", "text", text))
			.statusCode()).isEqualTo(200);
	}

	@Test
	void aLinkEndsMailsByAButtonAndByOneClickWithoutSigningIn() throws Exception {
		signedIn("ends", "editor");
		String token = read("editors", id("ends"), (event) -> true).getFirst()
			.data()
			.path("unsubscribeToken")
			.asString();
		Browser stranger = desk.new Browser();
		HttpResponse<String> asked = stranger.getOnly("/desk/mails/end/" + token);
		assertThat(asked.statusCode()).isEqualTo(200);
		assertThat(asked.body()).contains("<form method=\"post\"").doesNotContain("ends@hub.example");
		assertThat(asked.headers().firstValue("Referrer-Policy")).contains("no-referrer");
		assertThat(chosen(signedIn("ends", "editor"))).as("a look ends nothing").isEqualTo("daily");
		HttpResponse<String> ended = stranger.postOnly("/desk/mails/end/" + token, "List-Unsubscribe=One-Click");
		assertThat(ended.statusCode()).isEqualTo(200);
		assertThat(chosen(signedIn("ends", "editor"))).isEqualTo("never");
		assertThat(read("editors", id("ends"), (event) -> !event.data().has("email"))).isNotEmpty();
		assertThat(stranger.postOnly("/desk/mails/end/" + token, "").statusCode()).as("again").isEqualTo(200);
		for (String wrong : List.of(token.substring(1), "x".repeat(22), "%00")) {
			assertThat(stranger.getOnly("/desk/mails/end/" + wrong).statusCode()).isIn(400, 404);
			assertThat(stranger.postOnly("/desk/mails/end/" + wrong, "").statusCode()).isIn(400, 404);
		}
	}

	@Test
	void whoIsNotLetInAnyMoreIsWrittenToNoMore() throws Exception {
		signedIn("leaves", "editor");
		assertThat(read("editors", id("leaves"), (event) -> event.data().has("email"))).isNotEmpty();
		desk.issuer().comes("leaves", Map.of("roles", List.of(), "email", "leaves@hub.example"));
		assertThat(desk.new Browser().get("/desk").statusCode()).isEqualTo(403);
		assertThat(read("editors", id("leaves"), (event) -> !event.data().has("email"))).isNotEmpty();
	}

	@Test
	void ruleGivesWhatComesToWhoIsThereAndWhatAnAbsentEditorHasGoesBack() throws Exception {
		Browser zoe = signedIn("zoe", "editor");
		Browser yara = signedIn("yara", "editor");
		Browser chief = signedIn("chief", "chief-editor");
		String back = LocalDate.now(ZoneOffset.UTC).plusDays(20).toString();
		assertThat(zoe.submit("/desk/mails", "/desk/absence", Map.of("until", "2099-01-01")).body())
			.contains("choose a day after today");
		assertThat(zoe.submit("/desk/mails", "/desk/absence", Map.of("until", back)).body())
			.contains("You are away until", "I am back");
		String id = received("Terraces in the hills", "NP");
		Desk.await(() -> "yara".equals(editor(id)));
		assertThat(yara.get("/desk/reviews/" + id).body()).contains("Given to", "by the rule “Hills”");
		CloudEvent started = Topic.read("review.events", id, (event) -> true).getFirst();
		assertThat(started.type()).isEqualTo("review.started.v1");
		assertThat(ContractTests.errors(started.type(),
				new String(new EventCodec().encode(started), StandardCharsets.UTF_8)))
			.isEmpty();
		assertThat(started.data().path("rule").asString()).isEqualTo("Hills");

		String bearer = desk.issuer().bearer("yara", "editor");
		assertThat(
				json(ReviewApiTests.send(desk, "POST", "/api/reviews/absence", bearer, "{\"until\":\"" + back + "\"}"))
					.path("away")
					.asBoolean())
			.isTrue();
		assertThat(
				ReviewApiTests.send(desk, "POST", "/api/reviews/absence", bearer, "{\"until\":\"soon\"}").statusCode())
			.isEqualTo(422);
		Desk.await(() -> editor(id) == null);
		assertThat(yara.get("/desk/reviews/" + id).body()).contains("Back to all: its editor is away");
		String later = received("More terraces", "NP");
		assertThat(editor(later)).as("both are away").isNull();

		String page = "/desk/reviews/" + later;
		assertThat(chief.get(page).body()).contains("Give it to somebody")
			.doesNotContain("<option dir=\"auto\" value=\"zoe\"");
		assertThat(zoe.get(page).body()).doesNotContain("Give it to somebody");
		assertThat(zoe.postOnly(page + "/assignment", zoe.filledIn("/desk", Map.of("version", "1", "to", "zoe")))
			.statusCode()).isEqualTo(403);
		assertThat(chief.submit(page, page + "/assignment", Map.of("version", "1", "to", "nobody")).body())
			.contains("choose somebody who is known");
		assertThat(chief.submit(page, page + "/assignment", Map.of("version", "1", "to", "yara")).body())
			.contains("yara has it now");
		assertThat(chief.submit(page, page + "/assignment", Map.of("version", "1", "to", "zoe")).body())
			.contains("Somebody else was faster");
		assertThat(json(ReviewApiTests.send(desk, "POST", "/api/reviews/" + later + "/assignment",
				desk.issuer().bearer("chief", "chief-editor"), "{\"version\":2,\"to\":\"chief\"}"))
			.path("editor")
			.asString()).isEqualTo("chief");
		assertThat(zoe.submit("/desk/mails", "/desk/absence/end", Map.of()).body()).contains("Welcome back");
	}

	private static @Nullable String editor(String id) {
		return desk.bean(Reviews.class).find(id).orElseThrow().state().editor();
	}

	/** A submission that has just come. */
	private static String received(String title) throws Exception {
		return received(title, "IQ");
	}

	private static String received(String title, String country) throws Exception {
		return received(title, country, "PP-7K3M9Q");
	}

	private static String received(String title, String country, String reference) throws Exception {
		String id = UUID.randomUUID().toString();
		CloudEvent event = event("submission.received.v1", id, 1);
		((ObjectNode) event.data()).withObject("answers").putArray("practice.country").add(country);
		((ObjectNode) event.data()).put("title", title)
			.put("reference", reference)
			.put("receivedAt", Instant.now().toString());
		Topic.write("submission.events", event);
		Desk.await(() -> desk.bean(Reviews.class).find(id).isPresent());
		return id;
	}

	private static Browser signedIn(String user, String role) throws Exception {
		Browser browser = desk.new Browser();
		desk.issuer().comes(user, Map.of("roles", List.of(role), "email", user + "@hub.example"));
		assertThat(browser.get("/desk").statusCode()).isEqualTo(200);
		return browser;
	}

	private static String chosen(Browser browser) throws Exception {
		Matcher chosen = CHOSEN.matcher(browser.get("/desk/mails").body());
		assertThat(chosen.find()).isTrue();
		String value = chosen.group().substring(chosen.group().indexOf("value=\"") + "value=\"".length());
		return value.substring(0, value.indexOf('"'));
	}

	private static List<CloudEvent> news(String person, String submission, String news) {
		return read("desk.events", id(person),
				(event) -> event.data().path("submissionId").asString().equals(submission)
						&& event.data().path("news").asString().equals(news));
	}

	/** What was told somebody, as soon as there is something of that kind. */
	private static List<CloudEvent> read(String topic, String id, Predicate<CloudEvent> wanted) {
		return Topic.read(topic, id, wanted).stream().filter(wanted).toList();
	}

	/** The hour of a digest has come. */
	private static void isDue(String person) throws Exception {
		var subscriptions = desk.bean(MongoDatabase.class).getCollection("subscriptions");
		String past = "2026-01-01T00:00:00Z";
		subscriptions.updateOne(Filters.eq("state.person", "id-of-" + person), Updates.set("state.next", past));
		Desk.await(() -> !past.equals(state(person).getString("next")));
	}

	private static Document state(String person) {
		Document found = desk.bean(MongoDatabase.class)
			.getCollection("subscriptions")
			.find(Filters.eq("state.person", "id-of-" + person))
			.first();
		assertThat(found).isNotNull();
		return found.get("state", Document.class);
	}

	private static String id(String person) {
		return UUID.nameUUIDFromBytes(("subscription of id-of-" + person).getBytes(StandardCharsets.UTF_8)).toString();
	}

	private static CloudEvent event(String type, String submission, int version) throws Exception {
		ObjectNode data = (ObjectNode) Topic.example(type).data();
		return new CloudEvent(UUID.randomUUID().toString(), "/intake", type, submission, Instant.now(),
				data.put("version", version));
	}

	private static JsonNode json(HttpResponse<String> response) {
		assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
		return JsonMapper.shared().readTree(response.body());
	}

}
