package org.practicepress.review;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.practicepress.messaging.aggregate.Aggregate;
import org.practicepress.messaging.claimcheck.ClaimCheck;
import org.practicepress.messaging.claimcheck.ClaimChecks;
import org.practicepress.messaging.event.CloudEvent;
import org.practicepress.messaging.event.EventCodec;
import org.practicepress.review.Desk.Browser;
import org.practicepress.review.decision.ReviewState;
import org.practicepress.review.decision.Status;
import org.practicepress.review.queue.Overdue;
import org.practicepress.review.queue.QueueEntry;
import org.practicepress.review.queue.Reviews;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.util.StringUtils;

import static org.assertj.core.api.Assertions.assertThat;

/** The whole desk: events in, pages, decisions, events out. */
@Timeout(120)
class DeskTests {

	private static final EventCodec CODEC = new EventCodec();

	private static Desk desk;

	@BeforeAll
	static void open() {
		desk = new Desk("desk-tests");
	}

	@AfterAll
	static void close() {
		desk.close();
	}

	@Test
	void strangerIsSentToSignInAndComesBack() throws Exception {
		desk.issuer().comes("ana", "editor");
		HttpResponse<String> page = desk.new Browser().get("/desk?status=all");
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.uri().getPath()).isEqualTo("/desk");
		assertThat(page.body()).contains("<h1>Submissions</h1>").contains("<bdi>ana</bdi>").contains("/desk/logout");
	}

	@Test
	void whoHasNoRoleIsTurnedAway() throws Exception {
		desk.issuer().comes("eve", "visitor");
		HttpResponse<String> page = desk.new Browser().get("/desk");
		assertThat(page.statusCode()).isEqualTo(403);
		assertThat(page.body()).contains("This is not open to you");
	}

	@Test
	void operatorComesToWhatIsStuckAndToNoSubmission() throws Exception {
		String id = received("received", "Not for operators");
		Browser ola = desk.signedIn("ola", "operator");
		HttpResponse<String> page = ola.get("/desk?status=all&page=2");
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.uri()).hasPath("/desk/operations").hasNoQuery();
		assertThat(page.body()).doesNotContain("Not for operators");
		assertThat(ola.get("/desk/reviews/" + id).statusCode()).isEqualTo(403);
	}

	@Test
	void whoOnlyReadsIsOfferedNoDecision() throws Exception {
		String review = "/desk/reviews/" + received("received", "To look at");
		Browser rita = desk.signedIn("rita", "reader");
		assertThat(rita.get(review).body()).contains("To look at", "/desk/logout")
			.doesNotContain("/start", "id=\"decide\"");
		HttpResponse<String> tried = rita.postOnly(review + "/start", rita.filledIn("/desk", Map.of("version", "1")));
		assertThat(tried.statusCode()).isEqualTo(403);
	}

	@Test
	void submissionIsReadDecidedAndTold() throws Exception {
		String id = received("received", "A practice");
		Browser ana = desk.signedIn("ana", "editor");
		String page = ana.get("/desk/reviews/" + id).body();
		assertThat(page).contains("Take it").contains("A bakery &amp; &lt;b&gt;more&lt;/b&gt;");
		HttpResponse<String> started = ana.submit("/desk/reviews/" + id, "/desk/reviews/" + id + "/start",
				Map.of("version", "1"));
		assertThat(started.statusCode()).isEqualTo(200);
		assertThat(started.uri().getPath()).as("after the redirect").isEqualTo("/desk/reviews/" + id);
		assertThat(started.body()).contains("It is yours now").contains("status-in-review");
		assertThat(ana.get("/desk/reviews/" + id).body()).as("told once").doesNotContain("It is yours now");

		HttpResponse<String> refused = ana.submit("/desk/reviews/" + id, "/desk/reviews/" + id + "/decline",
				Map.of("version", "2", "message", "  "));
		assertThat(refused.statusCode()).isEqualTo(422);
		assertThat(refused.body()).contains("the contributor has to know").contains("aria-invalid=\"true\"");

		HttpResponse<String> uncategorised = ana.submit("/desk/reviews/" + id, "/desk/reviews/" + id + "/acceptance",
				Map.of("version", "2", "message", "Well <done>"));
		assertThat(uncategorised.statusCode()).isEqualTo(422);
		assertThat(uncategorised.body()).contains("Please choose one").contains("Well &lt;done&gt;</textarea>");

		HttpResponse<String> accepted = ana.submit("/desk/reviews/" + id, "/desk/reviews/" + id + "/acceptance",
				Map.of("version", "2", "category", "good", "message", "Well done"));
		assertThat(accepted.statusCode()).isEqualTo(200);
		assertThat(accepted.body()).contains("A factsheet is being drafted").doesNotContain("name=\"category\"");

		List<CloudEvent> told = Topic.read("review.events", id, (event) -> event.type().equals("review.accepted.v1"));
		assertThat(told).extracting(CloudEvent::type).containsExactly("review.started.v1", "review.accepted.v1");
		assertThat(told).extracting(CloudEvent::version).containsExactly(2L, 3L);
		assertThat(told.getLast().source()).isEqualTo("/review");
		for (CloudEvent event : told) {
			assertThat(ContractTests.errors(event.type(), new String(CODEC.encode(event), StandardCharsets.UTF_8)))
				.isEmpty();
		}
	}

	/** What an editor has taken goes before what nobody has. */
	@Test
	void whatToDoNextIsOneClickAwayFromADecision() throws Exception {
		String first = received("received", "Taken first");
		String second = received("received", "Taken second");
		Browser nora = desk.signedIn("nora", "editor");
		for (String id : List.of(first, second)) {
			String started = nora
				.submit("/desk/reviews/" + id, "/desk/reviews/" + id + "/start", Map.of("version", "1"))
				.body();
			assertThat(started).doesNotContain("Next:");
		}
		assertThat(said(decline(nora, second))).contains("Declined.", "Next:", "href=\"/desk/reviews/" + first + "\"");
		assertThat(said(decline(nora, first))).contains("Declined.")
			.doesNotContain("href=\"/desk/reviews/" + second + "\"");
	}

	/**
	 * What a page says has been done; elsewhere on it there may be similar submissions.
	 */
	private static String said(String page) {
		int begin = page.indexOf("notice-success");
		return page.substring(begin, page.indexOf("</div>", begin));
	}

	@Test
	void whatWasDeclinedByASlipIsReviewedAgain() throws Exception {
		String id = received("received", "Not to be declined");
		Browser olga = desk.signedIn("olga", "editor");
		olga.submit("/desk/reviews/" + id, "/desk/reviews/" + id + "/start", Map.of("version", "1"));
		assertThat(decline(olga, id)).contains("Review it again", "status-declined");
		HttpResponse<String> again = olga.submit("/desk/reviews/" + id, "/desk/reviews/" + id + "/reopening",
				Map.of("version", "3"));
		assertThat(again.body()).contains("It is in review again", "status-in-review")
			.doesNotContain("Review it again");
		HttpResponse<String> twice = olga.submit("/desk/reviews/" + id, "/desk/reviews/" + id + "/reopening",
				Map.of("version", "4"));
		assertThat(twice.statusCode()).isEqualTo(422);
		List<CloudEvent> told = Topic.read("review.events", id, (event) -> event.version() == 4);
		assertThat(told).extracting(CloudEvent::type)
			.containsExactly("review.started.v1", "review.declined.v1", "review.started.v1");
	}

	@Test
	void whatIsOnHoldRestsUntilItsDayAndTheContributorHearsOnlyWhatTheyAreTold() throws Exception {
		String id = received("received", "To rest for a while");
		String page = "/desk/reviews/" + id;
		Browser hal = desk.signedIn("hal", "editor");
		hal.submit(page, page + "/start", Map.of("version", "1"));
		Desk.await(() -> hal.get("/desk?status=mine").body().contains(id));
		String day = LocalDate.now(ZoneOffset.UTC).plusDays(30).toString();
		HttpResponse<String> wrong = hal.submit(page, page + "/hold",
				Map.of("version", "2", "reason", "They <confirm> later", "until", "1970-01-01", "message", ""));
		assertThat(wrong.statusCode()).isEqualTo(422);
		assertThat(wrong.body()).contains("choose a day after today", "They &lt;confirm&gt; later</textarea>",
				"value=\"1970-01-01\"");
		HttpResponse<String> unreachable = hal.submit(page, page + "/hold",
				Map.of("version", "2", "reason", "Later", "until", day, "message", "Please wait."));
		assertThat(unreachable.statusCode()).as("nobody is known to whom it could be sent").isEqualTo(422);
		Map<String, String> sent = Map.of("version", "2", "reason", "They <confirm> later", "until", day, "message",
				"");
		assertThat(hal.submit(page, page + "/hold", sent).body()).contains("It is on hold.",
				"They &lt;confirm&gt; later", "then it comes back by itself", "status-in-review");
		HttpResponse<String> twice = hal.submit(page, page + "/hold", sent);
		assertThat(twice.statusCode()).isEqualTo(409);
		assertThat(twice.body()).contains("Put on hold", "Your reason, to use again");
		Desk.await(() -> hal.get("/desk?status=on-hold").body().contains(id));
		assertThat(hal.get("/desk?status=mine").body()).doesNotContain(id);
		assertThat(desk.bean(Reviews.class).next("hal", "")).map(QueueEntry::id).get().isNotEqualTo(id);

		desk.bean(Reviews.class).resume(LocalDate.parse(day).minusDays(1), 10);
		assertThat(review(id).state().hold()).isNotNull();
		desk.bean(Reviews.class).resume(LocalDate.parse(day), 10);
		desk.bean(Reviews.class).resume(LocalDate.parse(day), 10);
		assertThat(review(id)).returns(4L, Aggregate::version)
			.extracting(Aggregate::state)
			.returns(null, ReviewState::hold);
		assertThat(hal.get(page).body()).contains("No longer on hold").doesNotContain("/hold-end");
		List<CloudEvent> told = Topic.read("review.events", id, (event) -> event.version() == 4);
		assertThat(told).extracting(CloudEvent::type)
			.containsExactly("review.started.v1", "review.held.v1", "review.resumed.v1");
		for (CloudEvent event : told) {
			assertThat(ContractTests.errors(event.type(), new String(CODEC.encode(event), StandardCharsets.UTF_8)))
				.isEmpty();
		}
	}

	@Test
	void whatIsDueIsSeenAndMovedWithAReason() throws Exception {
		String id = received("received", "To be decided in time");
		String page = "/desk/reviews/" + id;
		Browser dora = desk.signedIn("dora", "editor");
		assertThat(dora.get(page).body()).doesNotContain("decided by");
		dora.submit(page, page + "/start", Map.of("version", "1"));
		assertThat(dora.get(page).body()).contains("To be decided by");
		HttpResponse<String> wrong = dora.submit(page, page + "/due-date",
				Map.of("version", "2", "reason", "They asked", "until", "2099-01-01"));
		assertThat(wrong.statusCode()).isEqualTo(422);
		assertThat(wrong.body()).contains("choose a day after today", "They asked</textarea>");
		LocalDate day = LocalDate.now(ZoneOffset.UTC).plusDays(40);
		assertThat(dora
			.submit(page, page + "/due-date", Map.of("version", "2", "reason", "They asked", "until", day.toString()))
			.body())
			.contains("It is to be decided by another day.", "Another due date", "They asked", "value=\"" + day + "\"");
		desk.bean(MongoDatabase.class)
			.getCollection("reviews")
			.updateOne(Filters.eq(id), Updates.set("state.due", LocalDate.now(ZoneOffset.UTC).minusDays(9).toString()));
		assertThat(dora.get(page).body()).contains("It was to be decided by");
		assertThat(desk.bean(Reviews.class).overdue().submissions()).filteredOn((late) -> late.id().equals(id))
			.singleElement()
			.returns("dora", Overdue.Late::editor)
			.returns(true, Overdue.Late::forChiefs);
		dora.submit(page, page + "/hold", Map.of("version", "3", "reason", "Later", "until", "", "message", ""));
		assertThat(desk.bean(Reviews.class).overdue().submissions()).noneMatch((late) -> late.id().equals(id));
	}

	@Test
	void whoPutsOnHoldTellsTheContributorInTheSameStroke() throws Exception {
		CloudEvent example = Topic.example("contributor.updated.v1");
		Topic.write("contributors",
				new CloudEvent(UUID.randomUUID().toString(), example.source(), example.type(),
						Topic.example("submission.received.v1").data().path("contributorId").asString(), Instant.now(),
						example.data()));
		String id = received("received", "To rest and to be told");
		String page = "/desk/reviews/" + id;
		Browser hal = desk.signedIn("hal", "editor");
		hal.submit(page, page + "/start", Map.of("version", "1"));
		Desk.await(() -> !hal.get(page).body().contains("id=\"unreachable\""));
		assertThat(hal
			.submit(page, page + "/hold",
					Map.of("version", "2", "reason", "Internal", "until", "", "message", "Please bear with us."))
			.body()).contains("Until somebody takes it off hold", "Please bear with us.");
		assertThat(hal.submit(page, page + "/hold-end", Map.of("version", "4")).body())
			.contains("It is no longer on hold");
		List<CloudEvent> told = Topic.read("review.events", id, (event) -> event.version() == 5);
		assertThat(told).extracting(CloudEvent::type)
			.containsExactly("review.started.v1", "review.held.v1", "review.message-written.v1", "review.resumed.v1");
		assertThat(review(id).state().history()).hasSize(5);
	}

	private static String decline(Browser editor, String id) throws Exception {
		return editor
			.submit("/desk/reviews/" + id, "/desk/reviews/" + id + "/decline",
					Map.of("version", "2", "message", "Too early."))
			.body();
	}

	@Test
	void editorSeesThatLettersDoNotGetThereAndCorrectsTheAddress() throws Exception {
		String id = received("received", "Not to be reached");
		String review = "/desk/reviews/" + id;
		Browser ana = desk.signedIn("ana", "editor");
		assertThat(ana.get(review).body()).doesNotContain("id=\"lost\"", "id=\"letters\"");
		CloudEvent bounced = Topic.example("notification.bounced.v1");
		Topic.write("notification.events", new CloudEvent(UUID.randomUUID().toString(), bounced.source(),
				bounced.type(), id, Instant.now(), bounced.data()));
		Desk.await(() -> ana.get(review).body().contains("id=\"lost\""));
		String page = ana.get(review).body();
		assertThat(page).contains("It came back: the address takes no mail", "Changes requested", "5.1.1",
				review + "/address");
		assertThat(desk.signedIn("rita", "reader").get(review).body()).contains("id=\"lost\"")
			.doesNotContain(review + "/address");
		for (String wrong : List.of("", "nobody", "a@b\r\nBcc: c@d", "<script>@example.org")) {
			HttpResponse<String> refused = ana.submit(review, review + "/address", Map.of("email", wrong));
			assertThat(refused.statusCode()).as(wrong).isEqualTo(422);
			assertThat(refused.body()).contains("This is not an email address").doesNotContain("<script>@");
		}
		HttpResponse<String> corrected = ana.submit(review, review + "/address",
				Map.of("email", " rozhin@example.org "));
		assertThat(corrected.statusCode()).isEqualTo(200);
		assertThat(corrected.body()).contains("What was lost is sent there", "Address corrected", "<bdi>ana</bdi>")
			.doesNotContain("id=\"lost\"");
		CloudEvent told = Topic.read("addresses", id, (event) -> true).getFirst();
		assertThat(told.data().path("email").asString()).isEqualTo("rozhin@example.org");
		assertThat(ContractTests.errors(told.type(), new String(CODEC.encode(told), StandardCharsets.UTF_8))).isEmpty();
		assertThat(review(id).version()).as("a decision on this page still counts").isEqualTo(1);
		assertThat(ana.get(review + "/address").uri()).hasPath(review);
	}

	@Test
	void slowerEditorSeesWhatHappenedAndKeepsTheirWords() throws Exception {
		String id = received("received", "Two at once");
		Browser ana = desk.signedIn("ana", "editor");
		Browser ben = desk.signedIn("ben", "editor");
		ana.submit("/desk/reviews/" + id, "/desk/reviews/" + id + "/start", Map.of("version", "1"));
		ana.submit("/desk/reviews/" + id, "/desk/reviews/" + id + "/decline",
				Map.of("version", "2", "message", "Too short a time."));
		HttpResponse<String> late = ben.submit("/desk", "/desk/reviews/" + id + "/changes-requests",
				Map.of("version", "2", "message", "Please say <who>"));
		assertThat(late.statusCode()).isEqualTo(409);
		assertThat(late.body()).contains("Somebody else was faster")
			.contains("<strong>Declined</strong>")
			.contains("<bdi>ana</bdi>")
			.contains("Please say &lt;who&gt;</textarea>");
		assertThat(review(id).state().status()).isEqualTo(Status.DECLINED);
	}

	@Test
	void searchesAreSavedSharedRenamedAndDeleted() throws Exception {
		Browser ana = desk.signedIn("ana-saves", "editor");
		Browser chief = desk.signedIn("chief", "chief-editor");
		Browser rita = desk.signedIn("rita", "reader");
		String search = "status=queued&q=loans+%26+more&country=IQ&country=SY&sort=newest";
		String name = "From <Iraq>";
		Map<String, String> fields = Map.of("status", "queued", "q", "loans & more", "country", "IQ", "sort", "newest",
				"name", name + "\n", "page", "7");
		HttpResponse<String> saved = ana.submit("/desk", "/desk/views", fields);
		assertThat(saved.uri().getRawQuery()).isEqualTo("status=queued&q=loans+%26+more&country=IQ&sort=newest");
		assertThat(saved.body()).contains("The search is saved.", "From &lt;Iraq&gt;");
		assertThat(ana.submit("/desk", "/desk/views", fields).statusCode()).as("once more").isEqualTo(200);
		assertThat(ana.get("/desk").body()).containsOnlyOnce("From &lt;Iraq&gt;").doesNotContain("for all");
		assertThat(rita.get("/desk").body()).doesNotContain("From &lt;Iraq&gt;", "/desk/views");
		assertThat(chief.get("/desk").body()).doesNotContain("From &lt;Iraq&gt;");
		assertThat(ana.get("/desk?" + search.replace("&country=SY", "")).body())
			.contains("aria-current=\"page\"><bdi>From");

		String page = "/desk/views";
		String one = found("/desk/views/[0-9a-f-]{36}", ana.get(page).body());
		assertThat(ana.get(page).body()).contains("country=IQ").doesNotContain("/sharing");
		assertThat(chief.submit("/desk", one + "/name", Map.of("name", "Mine")).body()).contains("somebody else’s");
		assertThat(chief.submit("/desk", one + "/sharing", Map.of("shared", "true")).body())
			.contains("somebody else’s");
		assertThat(ana.submit(page, one + "/name", Map.of("name", " ")).body()).contains("Please give it a name");
		assertThat(ana.submit(page, one + "/name", Map.of("name", "x".repeat(61))).body()).contains("longer than 60");
		assertThat(ana.submit(page, one + "/name", Map.of("name", "Loans")).body()).contains("Done.", "<bdi>Loans");
		String renamed = found("/desk/views/[0-9a-f-]{36}", ana.get(page).body());

		chief.submit("/desk", "/desk/views/shared", Map.of("status", "overdue", "name", "Late ones"));
		assertThat(rita.get("/desk").body()).contains("Late ones", "for all");
		assertThat(rita.get(page).body()).contains("Late ones").doesNotContain("/removal");
		assertThat(ana.get(page).body()).contains("Late ones");
		String late = found("/desk/views/[0-9a-f-]{36}", chief.get(page).body());
		assertThat(ana.submit(page, late + "/removal", Map.of()).body()).contains("somebody else’s", "Late ones");
		assertThat(chief.submit(page, late + "/sharing", Map.of("shared", "false")).body()).contains("Done.");
		assertThat(ana.get("/desk").body()).doesNotContain("Late ones");
		assertThat(chief.submit(page, late + "/removal", Map.of()).body()).contains("Done.")
			.doesNotContain("Late ones");
		ana.submit(page, renamed + "/removal", Map.of());
		assertThat(ana.submit("/desk", renamed + "/removal", Map.of()).body()).as("twice")
			.contains("Done.", "None is saved yet");
	}

	@Test
	void notManyAndNotEndlessSearchesAreSaved() throws Exception {
		Browser ana = desk.signedIn("ana-collects", "editor");
		String token = ana.filledIn("/desk", Map.of());
		for (int number = 0; number < 50; number++) {
			ana.postOnly("/desk/views", "name=n" + number + "&status=all&" + token);
		}
		assertThat(ana.get("/desk").body()).contains(">n49<");
		assertThat(ana.submit("/desk", "/desk/views", Map.of("name", "n50", "status", "all")).body())
			.contains("There are fifty already", "value=\"n50\"")
			.doesNotContain(">n50<");
		assertThat(ana.submit("/desk", "/desk/views", Map.of("name", "n49", "status", "mine")).body())
			.as("replaces one")
			.contains("The search is saved.");
		String countries = IntStream.range(0, 9)
			.mapToObj((one) -> "&country=" + "x".repeat(298) + one)
			.collect(Collectors.joining());
		assertThat(ana.post("/desk/views", "name=n1" + countries + "&" + token).body())
			.contains("too long to be saved");
		assertThat(ana.submit("/desk", "/desk/views", Map.of("name", "")).body()).contains("Please give it a name");
	}

	@Test
	void searchThatNamesAnErasedReferenceIsGone() throws Exception {
		Browser ana = desk.signedIn("ana-erases", "editor");
		ana.submit("/desk", "/desk/views", Map.of("name", "That one", "q", "\"pp-7k3m9q\" form", "status", "all"));
		ana.submit("/desk", "/desk/views", Map.of("name", "Another", "q", "pp-222222", "status", "all"));
		assertThat(ana.get("/desk").body()).contains("That one", "Another");
		send("submission.erased.v1", UUID.randomUUID().toString(), 1, (data) -> data);
		Desk.await(() -> !ana.get("/desk").body().contains("That one"));
		assertThat(ana.get("/desk").body()).contains("Another");
	}

	@Test
	void searchSentAfterTheSessionEndedIsThereAgain() throws Exception {
		Browser ana = desk.signedIn("ana-late", "editor");
		String form = ana.filledIn("/desk", Map.of("name", "Unsent one", "country", "IQ"));
		ana.isForgotten();
		HttpResponse<String> again = ana.post("/desk/views", form, "Origin", desk.uri());
		assertThat(again.uri()).hasPath("/desk/views");
		assertThat(again.body()).contains("value=\"Unsent one\"", "name=\"country\" value=\"IQ\"",
				"nothing has been sent");
		ana.submit("/desk/views", "/desk/views", Map.of("name", "Unsent one", "country", "IQ"));
		assertThat(ana.get("/desk/views").body()).contains("<bdi>Unsent one").doesNotContain("nothing has been sent");
	}

	@Test
	void severalAreTakenHandedOverAndGivenBackAtOnce() throws Exception {
		String one = received("received", "One of several");
		String two = received("received", "Another of several");
		Browser ana = desk.signedIn("ana", "editor");
		String queue = ana.get("/desk?status=queued&sort=newest").body();
		assertThat(queue).contains("value=\"" + one + "/1\"", "form=\"bulk\"");
		String form = ana.filledIn("/desk", Map.of("action", "start", "status", "queued", "q", "several {id}"))
				+ "&chosen=" + one + "/1&chosen=" + two + "/1&chosen=" + two + "/1&chosen=x/y&chosen=gone/1";
		HttpResponse<String> taken = ana.post("/desk/bulk", form);
		assertThat(taken.uri().getRawQuery()).isEqualTo("status=queued&q=several+%7Bid%7D");
		assertThat(taken.body()).contains("2 are yours now.", "is not there any more");
		assertThat(review(one).state()).returns(Status.IN_REVIEW, ReviewState::status)
			.returns("ana", ReviewState::editor);
		HttpResponse<String> twice = ana.post("/desk/bulk", form);
		assertThat(twice.body()).contains("2 are yours now.").doesNotContain("Somebody has changed");
		assertThat(review(one).version()).as("by a double click").isEqualTo(2);

		Browser ben = desk.signedIn("ben", "editor");
		assertThat(ben.post("/desk/bulk", ben.filledIn("/desk", Map.of("action", "start")) + "&chosen=" + one + "/1")
			.body()).contains("None is taken.", "PP-7K3M9Q", "Somebody has changed it");
		Desk.await(() -> ben.get("/desk?status=all").body().contains("<option value=\"ana\""));
		HttpResponse<String> nobody = ben.post("/desk/bulk",
				ben.filledIn("/desk", Map.of("action", "hand-over", "to", "nobody <b>")) + "&chosen=" + one + "/2");
		assertThat(nobody.body()).contains("None is handed over.", "choose a colleague").doesNotContain("nobody <b>");
		HttpResponse<String> handed = ben.post("/desk/bulk",
				ben.filledIn("/desk", Map.of("action", "hand-over", "to", "ben")) + "&chosen=" + one + "/2");
		assertThat(handed.body()).contains("One is handed over.");
		assertThat(review(one).state().editor()).isEqualTo("ben");
		assertThat(ben.get("/desk/reviews/" + one).body()).contains("Handed over to", "<bdi>ben</bdi></strong>");
		HttpResponse<String> returned = ben.post("/desk/bulk",
				ben.filledIn("/desk", Map.of("action", "return")) + "&chosen=" + one + "/3&chosen=" + two + "/1");
		assertThat(returned.body()).contains("One is given back.", "Somebody has changed it");
		assertThat(review(one).state()).returns(Status.QUEUED, ReviewState::status).returns(null, ReviewState::editor);
		assertThat(ana.post("/desk/bulk", ana.filledIn("/desk", Map.of("action", "start")) + "&chosen=" + one + "/4")
			.body()).contains("One is yours now.");
		assertThat(Topic.read("review.events", two, (event) -> true)).hasSize(1);
		assertThat(Topic.read("review.events", one, (event) -> true)).as("the contributor hears of it once").hasSize(1);

		assertThat(ana.submit("/desk", "/desk/bulk", Map.of("action", "return")).body())
			.contains("Nothing was chosen.");
		assertThat(ana.submit("/desk", "/desk/bulk", Map.of("action", "accept")).statusCode()).isEqualTo(400);
		Browser rita = desk.signedIn("rita", "reader");
		assertThat(rita.get("/desk").body()).doesNotContain("name=\"chosen\"", "/desk/bulk");
		assertThat(rita.postOnly("/desk/bulk", rita.filledIn("/desk", Map.of("action", "start"))).statusCode())
			.isEqualTo(403);
		String late = ana.filledIn("/desk", Map.of("action", "return", "status", "mine")) + "&chosen=" + two + "/2";
		ana.isForgotten();
		// one step more than the client goes by itself
		assertThat(ana.post("/desk/bulk", late, "Origin", desk.uri()).headers().firstValue("Location").orElseThrow())
			.endsWith("/desk?status=mine");
		assertThat(ana.get("/desk?status=mine").body()).contains("so nothing was done");
		assertThat(review(two).state().status()).isEqualTo(Status.IN_REVIEW);
	}

	private static String found(String pattern, String text) {
		Matcher matcher = Pattern.compile(pattern).matcher(text);
		assertThat(matcher.find()).isTrue();
		return matcher.group();
	}

	@Test
	void formFromElsewhereIsRefused() throws Exception {
		String id = received("received", "Forged");
		Browser ana = desk.signedIn("ana", "editor");
		HttpResponse<String> forged = ana.post("/desk/reviews/" + id + "/start", "version=1");
		assertThat(forged.statusCode()).isEqualTo(403);
		assertThat(review(id).state().status()).isEqualTo(Status.QUEUED);
	}

	@Test
	void wordsSentAfterTheSessionEndedAreThereAgainAfterSigningIn() throws Exception {
		String id = received("received", "Too late");
		String review = "/desk/reviews/" + id;
		Browser ana = desk.signedIn("ana", "editor");
		ana.submit(review, review + "/start", Map.of("version", "1"));
		String words = ana.filledIn(review, Map.of("version", "2", "message", "Please say <who> took part.",
				"question.practice.place", "Which <part>?"));
		ana.isForgotten();
		HttpResponse<String> again = ana.post(review + "/changes-requests", words, "Origin", desk.uri());
		assertThat(again.statusCode()).isEqualTo(200);
		assertThat(again.uri().getPath()).as("after signing in").startsWith(review);
		assertThat(again.body()).contains("Please say &lt;who&gt; took part.</textarea>")
			.contains("Which &lt;part&gt;?</textarea>")
			.contains("<details class=\"decision\" name=\"decision\" open=\"open\">")
			.contains("nothing has been sent");
		assertThat(review(id).state().status()).as("nothing is sent by itself").isEqualTo(Status.IN_REVIEW);
		assertThat(ana.get(review).body()).as("until they are sent").contains("Please say &lt;who&gt; took part.");
		HttpResponse<String> sent = ana.submit(review, review + "/changes-requests",
				Map.of("version", "2", "message", "Please say <who> took part."));
		assertThat(sent.body()).contains("The contributor is asked for changes");
		assertThat(ana.get(review).body()).doesNotContain("nothing has been sent");
	}

	@Test
	void wordsOfAnEarlierSessionAreShownNextToWhatHappenedMeanwhile() throws Exception {
		String id = received("received", "Much too late");
		String review = "/desk/reviews/" + id;
		Browser ana = desk.signedIn("ana", "editor");
		ana.submit(review, review + "/start", Map.of("version", "1"));
		String words = ana.filledIn(review, Map.of("version", "2", "message", "These words stay."));
		ana.isForgotten();
		// signed in again in another window: the form's token is an old session's
		ana.get("/desk");
		ana.submit(review, review + "/acceptance", Map.of("version", "2", "category", "good"));
		HttpResponse<String> again = ana.post(review + "/decline", words, "Origin", desk.uri());
		assertThat(again.uri().getPath()).startsWith(review);
		assertThat(again.body()).contains("Somebody else was faster")
			.contains("<strong>Accepted</strong>")
			.contains("These words stay.</textarea>");
		assertThat(review(id).state().status()).isEqualTo(Status.ACCEPTED);
	}

	@Test
	void wordsFromElsewhereAreNeitherKeptNorShown() throws Exception {
		String id = received("received", "Planted");
		String review = "/desk/reviews/" + id;
		Browser ana = desk.signedIn("ana", "editor");
		String words = ana.filledIn(review, Map.of("version", "1", "message", "Planted words"));
		for (String origin : List.of("https://evil.example", "null")) {
			assertThat(ana.post(review + "/decline", words.replace("_csrf=", "_csrf=x"), "Origin", origin).statusCode())
				.isEqualTo(403);
		}
		ana.isForgotten();
		assertThat(ana.post(review + "/decline", words, "Origin", "https://evil.example").statusCode()).isEqualTo(403);
		ana.get("/desk");
		assertThat(ana.get(review).body()).doesNotContain("Planted words");
	}

	@Test
	void tabOfTheQueueLeadsTheWholePageToSignIn() throws Exception {
		HttpResponse<String> tab = desk.new Browser().get("/desk?status=accepted", "HX-Request", "true", "HX-Boosted",
				"true");
		assertThat(tab.headers().firstValue("HX-Redirect")).hasValue("/desk/oauth2/authorization/desk");
		assertThat(tab.statusCode()).isEqualTo(401);
		assertThat(tab.body()).isEmpty();
	}

	@Test
	void pictureThatIsAskedForWithoutASessionBeginsNoSignIn() throws Exception {
		HttpResponse<String> picture = desk.new Browser().get("/desk/reviews/none/files/1", "Sec-Fetch-Dest", "image");
		assertThat(picture.statusCode()).isEqualTo(401);
		assertThat(picture.headers().allValues("Set-Cookie")).noneMatch((cookie) -> cookie.contains("session"));
	}

	@Test
	void signingOutLeadsThroughTheFactsheetsDeskToTheProvider() throws Exception {
		Browser ana = desk.signedIn("ana", "editor");
		HttpResponse<String> first = ana.postOnly("/desk/logout", ana.filledIn("/desk?status=all", Map.of()));
		assertThat(first.headers().firstValue("Location").orElseThrow()).endsWith("/desk/factsheets/signed-out");
		assertThat(first.headers().allValues("Set-Cookie")).anyMatch((cookie) -> cookie.startsWith("signing-out=")
				&& cookie.contains("Path=/desk;") && cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"));
		HttpResponse<String> last = ana.getOnly("/desk/signed-out");
		assertThat(last.headers().firstValue("Location").orElseThrow()).startsWith(desk.issuer().uri() + "/end?")
			.contains("id_token_hint=");
		assertThat(ana.getOnly("/desk").statusCode()).isEqualTo(302);
	}

	@Test
	void nobodyIsSignedOutByALink() throws Exception {
		Browser ana = desk.signedIn("ana", "editor");
		assertThat(ana.getOnly("/desk/signed-out").headers().firstValue("Location")).hasValue("/");
		assertThat(ana.getOnly("/desk").statusCode()).isEqualTo(200);
	}

	@Test
	void correctedFormComesBackToTheEditor() throws Exception {
		String id = received("received", "First title");
		Browser ana = desk.signedIn("ana", "editor");
		ana.submit("/desk/reviews/" + id, "/desk/reviews/" + id + "/start", Map.of("version", "1"));
		ana.submit("/desk/reviews/" + id, "/desk/reviews/" + id + "/changes-requests",
				Map.of("version", "2", "message", "Please add figures."));
		send("submission.unreadable.v1", id, 2, (data) -> data.put("revision", 2));
		send("submission.revised.v1", id, 3, (data) -> data.put("revision", 3).put("title", "Second title"));
		ReviewState state = review(id, (now) -> now.status() == Status.IN_REVIEW).state();
		assertThat(state.title()).isEqualTo("Second title");
		String page = ana.get("/desk/reviews/" + id).body();
		assertThat(page).contains("Version 3").contains("Unreadable file received").contains("password");
		assertThat(ana.get("/desk/reviews/" + id + "?revision=1").body()).contains("This is an older version")
			.contains("First title");
		assertThat(ana.get("/desk/reviews/" + id + "?revision=2").statusCode()).isEqualTo(404);
	}

	@Test
	void questionIsPutAtAnAnswerAndItIsSeenWhatBecameOfIt() throws Exception {
		String id = received("received", "Asked at the answer");
		String review = "/desk/reviews/" + id;
		Browser ana = desk.signedIn("ana", "editor");
		assertThat(ana.get(review).body()).as("before it is taken").doesNotContain("name=\"question.practice.place\"");
		ana.submit(review, review + "/start", Map.of("version", "1"));
		Map<String, String> questions = Map.of("version", "2", "message", " ", "question.practice.place",
				"Which <b>part</b>?", "question.practice.context", "Since when?", "question.practice.photos", "Who?");
		HttpResponse<String> refused = ana.submit(review, review + "/changes-requests", questions);
		assertThat(refused.statusCode()).isEqualTo(422);
		assertThat(refused.body()).contains("Which &lt;b&gt;part&lt;/b&gt;?</textarea>", "Since when?</textarea>",
				"Who?</textarea>");
		Map<String, String> tooLong = new HashMap<>(questions);
		tooLong.put("message", "Please.");
		tooLong.put("question.practice.context", "x".repeat(1_000_000));
		HttpResponse<String> longer = ana.submit(review, review + "/changes-requests", tooLong);
		assertThat(longer.statusCode()).isEqualTo(422);
		assertThat(longer.body()).contains("more than 1,000 letters", "Which &lt;b&gt;part&lt;/b&gt;?</textarea>");
		Map<String, String> sent = new HashMap<>(questions);
		sent.put("message", "Please.");
		HttpResponse<String> asked = ana.submit(review, review + "/changes-requests", sent);
		assertThat(asked.body()).contains("asked for changes", "waits for the contributor", "Since when?")
			.doesNotContain("</b>?");
		CloudEvent told = Topic.read("review.events", id, (event) -> event.type().equals("review.changes-requested.v1"))
			.getLast();
		assertThat(told.data().path("questions")).hasSize(3);
		assertThat(ContractTests.errors(told.type(), new String(CODEC.encode(told), StandardCharsets.UTF_8))).isEmpty();

		Browser ben = desk.signedIn("ben", "editor");
		HttpResponse<String> late = ben.submit(review, review + "/changes-requests", sent);
		assertThat(late.statusCode()).isEqualTo(409);
		assertThat(late.body()).contains("Somebody else was faster", "Which &lt;b&gt;part&lt;/b&gt;?</textarea>");

		JsonNode before = Topic.example("submission.received.v1").data();
		send("submission.revised.v1", id, 2, (data) -> {
			data.withObject("answers").putArray("practice.place").add("The east of it");
			data.withObject("answers").set("practice.context", before.path("answers").path("practice.context"));
			data.set("photos", before.path("photos"));
			data.putArray("replies")
				.addObject()
				.put("field", "practice.photos")
				.put("question", "Who?")
				.put("reply", "My <sister>.");
			return data;
		});
		review(id, (now) -> now.status() == Status.IN_REVIEW);
		String page = ana.get(review).body();
		assertThat(page).contains("One of 3 questions at single answers is still open", "the answer has changed",
				"A bakery &amp; &lt;b&gt;more&lt;/b&gt;", "answered in words", "My &lt;sister&gt;.");
		assertThat(page).as("the open one can be put again")
			.contains("Since when?</textarea>")
			.doesNotContain("Which &lt;b&gt;part&lt;/b&gt;?</textarea>");
	}

	@Test
	void sameEventTwiceIsOneSubmission() throws Exception {
		String id = received("received", "Once");
		send("submission.received.v1", id, 1, (data) -> data.put("title", "Twice"));
		send("submission.withdrawn.v1", id, 2, (data) -> data);
		ReviewState state = review(id, (now) -> now.status() == Status.WITHDRAWN).state();
		assertThat(state.title()).isEqualTo("Once");
		assertThat(state.history()).hasSize(2);
	}

	@Test
	void contributorIsShownUntilErased() throws Exception {
		String contributor = UUID.randomUUID().toString();
		String id = UUID.randomUUID().toString();
		send("submission.received.v1", id, 1, (data) -> data.put("contributorId", contributor));
		review(id, (now) -> true);
		Browser ana = desk.signedIn("ana", "editor");
		assertThat(ana.get("/desk/reviews/" + id).body()).contains("Nothing is known of the contributor");
		ObjectNode data = (ObjectNode) Topic.example("contributor.updated.v1").data();
		Topic.write("contributors", new CloudEvent(UUID.randomUUID().toString(), "/intake", "contributor.updated.v1",
				contributor, Instant.now(), data.put("name", "Rozhin <Karim>")));
		Desk.await(() -> ana.get("/desk/reviews/" + id).body().contains("Rozhin &lt;Karim&gt;"));
		assertThat(ana.get("/desk?status=all").body()).contains("Tigris Enterprise Network");
		Topic.erase("contributors", contributor);
		Desk.await(() -> !ana.get("/desk/reviews/" + id).body().contains("Rozhin"));
	}

	@Test
	void whatAContributorWroteWithoutAFormIsReadByTheEditor() throws Exception {
		ClaimChecks store = desk.bean(ClaimChecks.class);
		String id = received("received", "Written to");
		String hostile = "Thanks <script>alert(1)</script> ${7*7}\nالسطر الثاني\n";
		byte[] words = (hostile + "é".repeat(100_000)).getBytes(StandardCharsets.UTF_8);
		ClaimCheck text = store.store(new ByteArrayInputStream(words), "message.txt", "text/plain");
		send("submission.message-received.v1", id, 2, (data) -> {
			data.set("text", CODEC.mapper().valueToTree(text));
			return data;
		});
		assertThat(review(id, (now) -> !now.messages().isEmpty()).state().status()).isEqualTo(Status.QUEUED);
		Browser ana = desk.signedIn("ana", "editor");
		String page = ana.get("/desk/reviews/" + id).body();
		assertThat(page).contains("From the contributor")
			.contains("<p dir=\"auto\">Thanks &lt;script&gt;alert(1)&lt;/script&gt; ${7*7}</p>")
			.contains("<p dir=\"auto\">السطر الثاني</p>")
			.doesNotContain("\ufffd")
			.hasSizeLessThan(100_000);
		assertThat(ana.download("/desk/reviews/" + id + "/files/" + text.sha256()).body()).isEqualTo(words);
	}

	@Test
	void whatACoauthorSentIsTheirsAndNamelessOnceTheyAreForgotten() throws Exception {
		String coauthor = UUID.randomUUID().toString();
		String id = received("received", "Written by two");
		send("submission.message-received.v1", id, 2, (data) -> data.put("coauthorId", coauthor));
		send("submission.revised.v1", id, 3, (data) -> data.put("coauthorId", coauthor));
		review(id, (now) -> now.history().size() == 3);
		Browser ana = desk.signedIn("ana", "editor");
		assertThat(ana.get("/desk/reviews/" + id).body()).contains("Message from a co-author");
		ObjectNode known = (ObjectNode) Topic.example("contributor.updated.v1").data();
		Topic.write("contributors", new CloudEvent(UUID.randomUUID().toString(), "/intake", "contributor.updated.v1",
				coauthor, Instant.now(), known.put("name", "Omar <Haddad>").put("email", "omar@tigris.example")));
		Desk.await(() -> ana.get("/desk/reviews/" + id).body().contains("Omar"));
		String page = ana.get("/desk/reviews/" + id).body();
		assertThat(page).contains("From a co-author")
			.doesNotContain("From the contributor", "Message from the contributor");
		assertThat(StringUtils.countOccurrencesOf(page, "Omar &lt;Haddad&gt;</bdi> (co-author)"))
			.as("at the form, the message, and twice in the history")
			.isEqualTo(4);
		for (String language : List.of("fr", "es", "ar")) {
			assertThat(ana.get("/desk/reviews/" + id + "?lang=" + language).body()).contains("Omar &lt;Haddad&gt;")
				.doesNotContain("(co-author)", "??");
		}
		JsonNode told = CODEC.mapper()
			.readTree(
					ReviewApiTests.send(desk, "GET", "/api/reviews/" + id, desk.issuer().bearer("ana", "editor"), null)
						.body());
		assertThat(told.path("coauthors")).singleElement()
			.returns(coauthor, (one) -> one.path("id").asString())
			.returns("Omar <Haddad>", (one) -> one.path("name").asString());
		assertThat(told.path("history").path(2).path("coauthorId").asString()).isEqualTo(coauthor);
		Desk.await(() -> ana.get("/desk?status=all&q=omar@tigris.example").body().contains(id));
		assertThat(ana.get("/desk?status=all&q=Omar+Haddad").body()).contains(id);
		Topic.erase("contributors", coauthor);
		Desk.await(() -> !ana.get("/desk/reviews/" + id + "?lang=en").body().contains("Omar"));
		assertThat(ana.get("/desk/reviews/" + id).body()).contains("From a co-author")
			.doesNotContain("omar@tigris.example");
		Desk.await(() -> !ana.get("/desk?status=all&q=Omar+Haddad").body().contains(id));
	}

	/** The form was sent by the contributor; only the message is the co-author's. */
	@Test
	void whoWroteBeforeTheFirstFormIsFoundUntilTheyAreForgotten() throws Exception {
		String coauthor = UUID.randomUUID().toString();
		String id = UUID.randomUUID().toString();
		JsonNode text = Topic.example("submission.message-received.v1").data().path("text");
		send("submission.received.v1", id, 2, (data) -> {
			data.putArray("messages")
				.addObject()
				.put("channel", "email")
				.put("at", "2026-11-01T09:00:00Z")
				.put("coauthorId", coauthor)
				.set("text", text);
			return data;
		});
		review(id, (now) -> true);
		Browser ana = desk.signedIn("ana", "editor");
		ObjectNode known = (ObjectNode) Topic.example("contributor.updated.v1").data();
		Topic.write("contributors", new CloudEvent(UUID.randomUUID().toString(), "/intake", "contributor.updated.v1",
				coauthor, Instant.now(), known.put("name", "Zaynab Qasim").put("email", "zaynab@tigris.example")));
		Desk.await(() -> ana.get("/desk?status=all&q=Zaynab").body().contains(id));
		Topic.erase("contributors", coauthor);
		Desk.await(() -> !ana.get("/desk?status=all&q=Zaynab").body().contains(id));
	}

	@Test
	void filesAreSavedAndNeverOpened() throws Exception {
		ClaimChecks store = desk.bean(ClaimChecks.class);
		byte[] script = "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
		byte[] jpeg = { (byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 2 };
		ClaimCheck form = store.store(new ByteArrayInputStream(script), "نموذج \"x\".html", "text/html");
		ClaimCheck picture = store.store(new ByteArrayInputStream(jpeg), "a.jpg", "text/html");
		ClaimCheck others = store.store(new ByteArrayInputStream(new byte[] { 1, 2 }), "b", "application/pdf");
		String id = UUID.randomUUID().toString();
		send("submission.received.v1", id, 1, (data) -> {
			data.set("original", CODEC.mapper().valueToTree(form));
			data.putArray("photos").addObject().set("file", CODEC.mapper().valueToTree(picture));
			data.withArray("photos").addObject().set("file", CODEC.mapper().valueToTree(form));
			return data;
		});
		review(id, (now) -> true);
		Browser ana = desk.signedIn("ana", "editor");
		HttpResponse<byte[]> saved = ana.download("/desk/reviews/" + id + "/files/" + form.sha256());
		assertThat(saved.body()).isEqualTo(script);
		assertThat(saved.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
		assertThat(saved.headers().firstValue("Content-Disposition").orElseThrow()).startsWith("attachment;");
		assertThat(saved.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
		assertThat(saved.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
		assertThat(saved.headers().allValues("Content-Security-Policy")).singleElement().asString().contains("sandbox");
		HttpResponse<byte[]> shown = ana.download("/desk/reviews/" + id + "/photos/" + picture.sha256());
		assertThat(shown.body()).isEqualTo(jpeg);
		assertThat(shown.headers().firstValue("Content-Type")).hasValue("image/jpeg");
		assertThat(shown.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
		assertThat(ana.download("/desk/reviews/" + id + "/photos/" + form.sha256()).statusCode()).isEqualTo(415);
		assertThat(ana.download("/desk/reviews/" + id + "/files/" + others.sha256()).statusCode())
			.as("another submission's file")
			.isEqualTo(404);
	}

	@Test
	void warnsOfMacrosBeforeAFileIsOpened() throws Exception {
		ClaimCheck form = desk.bean(ClaimChecks.class)
			.store(new ByteArrayInputStream(new byte[] { 1 }), "form.docm",
					"application/vnd.ms-word.document.macroenabled.12");
		String id = UUID.randomUUID().toString();
		send("submission.received.v1", id, 1, (data) -> data.set("original", CODEC.mapper().valueToTree(form)));
		review(id, (now) -> true);
		Browser ana = desk.signedIn("ana", "editor");
		assertThat(ana.get("/desk/reviews/" + id).body()).contains("open it with macros switched off");
		assertThat(ana.get("/desk/reviews/" + received("received", "No macros")).body())
			.doesNotContain("open it with macros switched off");
	}

	@Test
	void queueIsFilteredAndPaged() throws Exception {
		String id = received("received", "Waiting & <i>waiting</i>");
		Browser ana = desk.signedIn("ana", "editor");
		String queue = ana.get("/desk?page=9999").body();
		assertThat(queue).contains("/desk/reviews/" + id)
			.contains("Waiting &amp; &lt;i&gt;waiting&lt;/i&gt;")
			.contains("Iraq");
		assertThat(ana.get("/desk?status=accepted").body()).doesNotContain(id);
		assertThat(ana.get("/desk?status=nonsense").statusCode()).isEqualTo(200);
	}

	@Test
	void deskSpeaksTheEditorsLanguage() throws Exception {
		String id = received("received", "عنوان");
		Browser ana = desk.signedIn("ana", "editor");
		assertThat(ana.get("/desk/reviews/" + id + "?lang=ar").body()).contains("<html lang=\"ar\" dir=\"rtl\">")
			.contains("تولّي الطلب")
			.doesNotContain("??");
		assertThat(ana.get("/desk/reviews/" + id + "?lang=fr").body()).contains("Prendre en charge")
			.doesNotContain("??");
		assertThat(ana.get("/desk?status=all&lang=es").body()).contains("Propuestas").doesNotContain("??");
	}

	@Test
	void whatWasReadFromAScanIsToBeComparedWithTheOriginal() throws Exception {
		String id = received("received", "Read from a scan");
		String page = desk.signedIn("ana", "editor").get("/desk/reviews/" + id).body();
		assertThat(page).containsOnlyOnce("read from a scan").contains("compare with the original");
	}

	@Test
	void twoHundredPhotosComeWhenTheyAreLookedAt() throws Exception {
		ClaimChecks store = desk.bean(ClaimChecks.class);
		JsonNode broken = stored(store, "broken.jpg", "image/jpeg");
		JsonNode unshown = stored(store, "scan <1>.tif", "image/tiff");
		String id = UUID.randomUUID().toString();
		send("submission.received.v1", id, 1, (data) -> {
			data.withObject("answers").putArray("consent.photos").add("no");
			ArrayNode photos = data.putArray("photos");
			IntStream.range(0, 198).forEach((number) -> photos.addObject().set("file", broken));
			photos.addObject().put("caption", "An <oven>").put("credit", "Amal <Haddad>").set("file", broken);
			photos.addObject().set("file", unshown);
			return data;
		});
		review(id, (now) -> true);
		Browser ana = desk.signedIn("ana", "editor");
		String page = ana.get("/desk/reviews/" + id).body();
		assertThat(Pattern.compile("<img loading=\"lazy\" [^>]*width=\"480\" height=\"360\"").matcher(page).results())
			.as("what no browser shows is a link alone")
			.hasSize(199);
		assertThat(page).contains("alt=\"An &lt;oven&gt;\"", "Amal &lt;Haddad&gt;", "alt=\"Photo 198\"", "No caption",
				"not told", ">broken.jpg<", ">scan &lt;1&gt;.tif<");
		assertThat(page).containsOnlyOnce("The people in the photos have not agreed");
		assertThat(ana.get("/desk/reviews/" + id + "?lang=ar").body()).contains("لم يوافق الأشخاص الظاهرون في الصور")
			.doesNotContain("??");
	}

	@Test
	void wordsAreCountedAgainstTheirLimits() throws Exception {
		String id = UUID.randomUUID().toString();
		send("submission.received.v1", id, 1, (data) -> {
			data.withObject("answers").putArray("practice.summary").add("- word\n".repeat(61));
			data.withObject("answers").putArray("practice.context").add("Three words, no more: 1. 2.");
			return data;
		});
		review(id, (now) -> true);
		assertThat(desk.signedIn("ana", "editor").get("/desk/reviews/" + id).body())
			.contains("61 words, and at most 60 are asked for", ">6 of 250 words<");
		assertThat(ReviewApiTests.send(desk, "GET", "/api/reviews/" + id, desk.issuer().bearer("ana", "editor"), null)
			.body()).contains("\"practice.summary\":{\"words\":61,\"most\":60}");
	}

	@Test
	void whatChangedBetweenTwoVersionsIsShownWordByWord() throws Exception {
		String id = received("received", "Ovens of Mosul");
		Browser ana = desk.signedIn("ana", "editor");
		String compare = "/desk/reviews/" + id + "/comparison";
		assertThat(ana.get("/desk/reviews/" + id).body()).doesNotContain("/comparison");
		assertThat(ana.get(compare).body()).contains("There is only one version");
		send("submission.revised.v1", id, 2, (data) -> {
			data.withObject("answers").putArray("practice.place").add("A mill & <b>more</b>");
			return data.put("revision", 2);
		});
		review(id, (now) -> now.latest().number() == 2);
		assertThat(ana.get("/desk/reviews/" + id).body()).contains(compare + "?to=2");
		String inline = ana.get(compare).body();
		assertThat(inline).contains("<del lang=\"", "removed: </span>bakery", "added: </span>mill",
				"&amp; &lt;b&gt;more&lt;/b&gt;", "answers are the same", "aria-current=\"page\">In one text");
		assertThat(ana.get(compare + "?from=2&to=1&view=beside").body()).contains("<th scope=\"col\">Version 1</th>",
				"removed: </span>bakery", "aria-current=\"page\">Side by side");
		assertThat(ana.get(compare + "?lang=ar").body()).contains("dir=\"rtl\"", "حُذف: </span>bakery")
			.doesNotContain("??");
		assertThat(ana.get(compare + "?from=2&to=2&lang=en").body()).contains("one and the same version");
		assertThat(ana.get(compare + "?from=1&to=7").statusCode()).isEqualTo(404);
		assertThat(ana.get(compare + "?from=one").statusCode()).isEqualTo(400);
		assertThat(ana.get("/desk/reviews/none/comparison").statusCode()).isEqualTo(404);
		HttpResponse<String> told = ReviewApiTests.send(desk, "GET", "/api/reviews/" + id + "/comparison?from=1",
				desk.issuer().bearer("rita", "reader"), null);
		assertThat(told.statusCode()).isEqualTo(200);
		assertThat(told.body()).contains("\"from\":1,\"to\":2", "{\"op\":\"removed\",\"text\":\"bakery\"}",
				"{\"op\":\"added\",\"text\":\"mill\"}");
		assertThat(ReviewApiTests
			.send(desk, "GET", "/api/reviews/" + id + "/comparison?to=9", desk.issuer().bearer("ana", "editor"), null)
			.body()).contains("unknown-revision");
		assertThat(ReviewApiTests.send(desk, "GET", "/api/reviews/openapi.yml", null, null).body())
			.contains("/api/reviews/{id}/comparison:");
	}

	@Test
	void theFormsAsTheyCameAreGoneSomeTimeAfterPublication() throws Exception {
		String id = received("received", "First title");
		send("submission.revised.v1", id, 2, (data) -> data.put("revision", 2).put("title", "Second title"));
		review(id, (now) -> now.latest().number() == 2);
		Browser ana = desk.signedIn("ana", "editor");
		String file = Objects.requireNonNull(review(id).state().latest().original()).sha256();
		assertThat(ana.get("/desk/reviews/" + id).body()).contains("/files/" + file);
		send("submission.originals-removed.v1", id, 3, (data) -> data);
		review(id, (now) -> now.latest().original() == null);
		for (String page : List.of("", "?revision=1")) {
			assertThat(ana.get("/desk/reviews/" + id + page).body())
				.contains("is no longer kept", "The bakery in Duhok")
				.doesNotContain("/files/" + file, "compare with the original", "the form as it came, ");
		}
		assertThat(ana.get("/desk/reviews/" + id).body()).contains("The forms as they came are deleted");
		assertThat(ana.download("/desk/reviews/" + id + "/files/" + file).statusCode()).isEqualTo(404);
		assertThat(desk.bean(Reviews.class).revisions(review(id))).hasSize(2)
			.allSatisfy((revision) -> assertThat(revision.original()).isNull());
	}

	@Test
	void healthSaysWhetherBrokerAndStoreAnswer() throws Exception {
		HttpResponse<String> ready = desk.new Browser().get("/actuator/health/readiness");
		assertThat(ready.statusCode()).isEqualTo(200);
		assertThat(ready.body()).contains("\"status\":\"UP\"");
		assertThat(desk.new Browser().get("/nowhere").statusCode()).isEqualTo(403);
	}

	private static String received(String how, String title) throws Exception {
		String id = UUID.randomUUID().toString();
		send("submission." + how + ".v1", id, 1, (data) -> {
			data.withObject("answers").putArray("practice.place").add("A bakery & <b>more</b>");
			data.withObject("found").put("practice.place", "ocr");
			return data.put("title", title);
		});
		review(id, (now) -> true);
		return id;
	}

	private static JsonNode stored(ClaimChecks store, String name, String type) {
		return CODEC.mapper().valueToTree(store.store(new ByteArrayInputStream(new byte[] { 1 }), name, type));
	}

	private static void send(String type, String id, long version, UnaryOperator<ObjectNode> change) throws Exception {
		ObjectNode data = ((ObjectNode) Topic.example(type).data()).put("version", version);
		Topic.write("submission.events",
				new CloudEvent(UUID.randomUUID().toString(), "/intake", type, id, Instant.now(), change.apply(data)));
	}

	private static Aggregate<ReviewState> review(String id) {
		return desk.bean(Reviews.class).find(id).orElseThrow();
	}

	private static Aggregate<ReviewState> review(String id, Predicate<ReviewState> wanted) throws Exception {
		Desk.await(() -> desk.bean(Reviews.class).find(id).map(Aggregate::state).filter(wanted).isPresent());
		return review(id);
	}

}
