package org.practicepress.intake.webform;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.practicepress.form.Field;
import org.practicepress.form.FormLanguage;
import org.practicepress.form.PracticeForm;
import org.practicepress.intake.ContractTests;
import org.practicepress.intake.FilledForms;
import org.practicepress.intake.IntakeSite;
import org.practicepress.intake.IntakeSite.Part;
import org.practicepress.intake.submission.Question;
import org.practicepress.intake.submission.Status;
import org.practicepress.intake.submission.Submissions;
import org.practicepress.messaging.aggregate.Aggregate;
import org.practicepress.intake.submission.Submission;
import org.practicepress.messaging.claimcheck.ClaimCheck;
import org.practicepress.messaging.claimcheck.ClaimChecks;
import org.practicepress.messaging.event.CloudEvent;
import org.practicepress.messaging.event.EventCodec;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The form on the site, as a browser without any script uses it. */
class WebFormTests {

	private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

	private static final EventCodec CODEC = new EventCodec();

	private static IntakeSite site;

	@BeforeAll
	static void start() {
		site = IntakeSite.running();
	}

	@ParameterizedTest
	@EnumSource(FormLanguage.class)
	void asksEveryQuestionInEveryLanguage(FormLanguage language) {
		HttpResponse<String> page = site.get("/form?lang=" + language.code(), "Accept", BROWSER);
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.body()).contains("lang=\"" + language.code() + "\" dir=\"" + language.direction() + "\"")
			.doesNotContain("??");
		for (Field field : PracticeForm.load().fields()) {
			assertThat(page.body()).contains(field.label(language).replace("'", "&#39;"))
				.contains(field.type() == org.practicepress.form.FieldType.PHOTOS ? "photo~1"
						: "name=\"" + field.key() + "\"");
		}
	}

	@Test
	void whatWasTypedIsReadWithoutADoubtAndEditorsGetItInWord() throws Exception {
		byte[] photo = FilledForms.photo(0.2f);
		String status = sent(TypedPractice.complete(address())
			.type("consent.photos", "yes")
			.file("photo~2", "bakery.jpg", photo)
			.type("photo~2~caption", "A bakery in Erbil")
			.type("photo~2~credit", "Amal Haddad")
			.file("practice.documents", "study.pdf", "%PDF-1.7\n%%EOF\n".getBytes(StandardCharsets.UTF_8)));
		CloudEvent received = told(status, "submission.received.v1");
		assertThat(ContractTests.errors(received.type(), text(received))).isEmpty();
		JsonNode data = received.data();
		assertThat(data.path("channel").asString()).isEqualTo("web");
		assertThat(data.path("found").valueStream().map(JsonNode::asString)).isNotEmpty().containsOnly("web-form");
		assertThat(data.path("found").propertyNames()).containsAll(data.path("answers").propertyNames());
		JsonNode answers = data.path("answers");
		assertThat(answers.path("practice.country").toString()).isEqualTo("[\"IQ\",\"SY\"]");
		assertThat(answers.path("practice.end").toString()).isEqualTo("[\"ongoing\"]");
		assertThat(answers.path("practice.people-reached").toString()).isEqualTo("[\"1402\"]");
		assertThat(answers.path("practice.budget").toString()).isEqualTo("[\"120000 EUR\"]");
		assertThat(answers.path("practice.context").toString())
			.isEqualTo("[\"Jobs are few.\\nBanks ask for guarantees.\"]");
		assertThat(answers.path("practice.description").toString())
			.isEqualTo("[\"A panel chose enterprises.\\n- It signs.\\n- It receives half.\"]");
		assertThat(answers.path("practice.links").toString()).isEqualTo("[\"https://www.example.org/report\"]");
		assertThat(data.path("photos").get(0).path("caption").asString()).isEqualTo("A bakery in Erbil");
		assertThat(data.path("photos").get(0).path("credit").asString()).isEqualTo("Amal Haddad");
		assertThat(data.path("documents").get(0).path("name").asString()).isEqualTo("study.pdf");

		// the law: whichever way it comes in, it says the same
		ClaimCheck original = CODEC.mapper().treeToValue(data.path("original"), ClaimCheck.class);
		assertThat(original.name()).endsWith(".docx");
		byte[] word;
		try (InputStream in = site.bean(ClaimChecks.class).open(original)) {
			word = in.readAllBytes();
		}
		HttpResponse<String> again = site.upload("/submissions", List.of(new Part("form", "form.docx", word)), "Accept",
				BROWSER);
		CloudEvent uploaded = told(again.headers().firstValue("Location").orElseThrow(), "submission.received.v1");
		assertThat(uploaded.data().path("answers")).isEqualTo(answers);
	}

	@Test
	void whatIsMissingIsAskedForAndNothingTypedOrSentIsLost() {
		TypedPractice practice = TypedPractice.complete(address())
			.type("practice.results", "  ")
			.type("practice.start", "spring")
			.type("practice.budget", "about <b>a</b> million")
			.file("photo~1", "bakery.jpg", FilledForms.photo(0.4f))
			.type("photo~1~caption", "The \"bakery\"")
			.type("photo~2~caption", "a caption without a photo");
		HttpResponse<String> answer = site.upload("/form", practice.press("send"), "Accept", BROWSER);
		assertThat(answer.statusCode()).isEqualTo(303);
		String location = answer.headers().firstValue("Location").orElseThrow();
		assertThat(location).matches("/form/[A-Za-z0-9_-]{43}\\?lang=en&check=yes");
		HttpResponse<String> page = site.get(location, "Accept", BROWSER);
		assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
		assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
		assertThat(page.body())
			.contains("role=\"alert\"", "href=\"#practice.results\"", "href=\"#practice.start\"",
					"href=\"#consent.photos-yes\"", "value=\"spring\"", "about &lt;b&gt;a&lt;/b&gt; million",
					"The &quot;bakery&quot;", "bakery.jpg", "a caption without a photo", "Banks ask for guarantees.")
			.doesNotContain("href=\"#practice.budget\"");

		String path = location.substring(0, location.indexOf('?'));
		String kept = page.body().replaceAll("(?s).*name=\"(kept~[0-9a-f]{64})~caption\".*", "$1");
		String status = sent(path,
				TypedPractice.complete(address())
					.type("consent.photos", "yes")
					.type(kept + "~caption", "The old bakery"));
		CloudEvent received = told(status, "submission.received.v1");
		assertThat(status).as("one secret for one practice").isEqualTo(path.replace("/form/", "/submissions/"));
		assertThat(received.data().path("photos").get(0).path("caption").asString()).isEqualTo("The old bakery");
		assertThat(site.get(path, "Accept", BROWSER).headers().firstValue("Location").orElseThrow())
			.startsWith(status + "/form");
	}

	@Test
	void whatWasUnderstoodIsToldWhereItDiffersFromWhatWasWritten() throws Exception {
		TypedPractice practice = TypedPractice.complete(address())
			.type("practice.people-reached", "Word 10 <b>text")
			.type("contributor.email", "Rozhin <rozhin@tigris.example>");
		String draft = answer(practice.type("practice.results", "").press("send")).replaceFirst("#.*", "");
		assertThat(site.get(draft, "Accept", BROWSER).body().replaceAll("<[^>]+>", ""))
			.contains("You wrote Word 10 &lt;b&gt;text; this was understood: 10");
		String status = sent(practice.type("practice.results", "74 per cent"));
		CloudEvent received = told(status, "submission.received.v1");
		assertThat(ContractTests.errors(received.type(), text(received))).isEmpty();
		assertThat(received.data().path("written").toString())
			.isEqualTo("{\"practice.people-reached\":\"Word 10 <b>text\"}");
		assertThat(received.data().path("answers").path("practice.people-reached").get(0).asString()).isEqualTo("10");
		for (FormLanguage language : FormLanguage.values()) {
			assertThat(site.get(status + "?lang=" + language.code(), "Accept", BROWSER).body())
				.contains("id=\"understood\"", "Word 10 &lt;b&gt;text", "Rozhin &lt;rozhin@tigris.example&gt;")
				.doesNotContain("??");
			assertThat(site.get(status + "/form?lang=" + language.code(), "Accept", BROWSER).body())
				.contains("practice.people-reached-understood", "Word 10 &lt;b&gt;text")
				.doesNotContain("??");
		}
		assertThat(site.get(status, "Accept", "application/json").body()).contains(
				"\"practice.people-reached\":\"Word 10 <b>text\"",
				"\"contributor.email\":\"Rozhin <rozhin@tigris.example>\"");
	}

	@Test
	void aConsentThatContradictsItselfIsAskedFor() {
		for (String consent : List.of("consent.publish", "consent.contact", "consent.photos")) {
			String draft = answer(TypedPractice.complete(address()).type(consent, "yes", "no").press("send"));
			assertThat(draft).as(consent).startsWith("/form/");
			assertThat(site.get(draft, "Accept", BROWSER).body()).contains("href=\"#" + consent + "-yes\"");
		}
	}

	@Test
	void aTextThatIsTooLongIsSentAllTheSame() {
		String status = sent(TypedPractice.complete(address()).type("practice.summary", "word ".repeat(100_000)));
		JsonNode data = told(status, "submission.received.v1").data();
		assertThat(data.path("problems").toString())
			.isEqualTo("[{\"field\":\"practice.summary\",\"problem\":\"too-long\"}]");
		assertThat(data.path("answers").path("practice.summary").get(0).asString()).hasSize(499_999);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a", "a.", "1", "a@" })
	void whatNobodyTypesIsRefusedBeforeAnythingLooksAtIt(String part) {
		for (String field : List.of("contributor.email", "practice.budget", "practice.links", "practice.start")) {
			HttpResponse<String> answer = site.upload("/form",
					TypedPractice.complete(address()).type(field, part.repeat(40_000)).press("send"), "Accept",
					BROWSER);
			assertThat(answer.statusCode()).as(field).isEqualTo(413);
			assertThat(answer.body()).contains("An answer is too long", "href=\"/form\"");
		}
	}

	@Test
	void twoMillionLettersAre413() {
		HttpResponse<String> answer = site.upload("/form",
				TypedPractice.complete(address()).type("contributor.email", "a".repeat(2_000_000)).press("later"),
				"Accept", "application/json");
		assertThat(answer.statusCode()).isEqualTo(413);
		assertThat(answer.body()).contains("\"code\":\"too-long\"");
	}

	@Test
	void aFileThatCannotBeTakenIsNamedAndTheRestIsKept() {
		HttpResponse<String> answer = site.upload("/form",
				TypedPractice.complete(address())
					.file("photo~1", "photo.jpg", "no photo".getBytes(StandardCharsets.UTF_8))
					.press("send"),
				"Accept", BROWSER);
		String location = answer.headers().firstValue("Location").orElseThrow();
		assertThat(location).contains("file=not-a-photo");
		assertThat(site.get(location, "Accept", BROWSER).body()).contains("One of the photos is not a photo",
				"Tigris Enterprise Network");
	}

	@Test
	void aFileThatIsTooLargeTakesNothingElseAlong() {
		HttpResponse<String> answer = site.upload("/form",
				TypedPractice.complete(address())
					.file("practice.documents", "study.pdf", new byte[26 * 1024 * 1024])
					.press("send"),
				"Accept", BROWSER);
		String location = answer.headers().firstValue("Location").orElseThrow();
		assertThat(location).contains("file=too-large");
		assertThat(site.get(location, "Accept", BROWSER).body()).contains("This is too large",
				"Tigris Enterprise Network");
	}

	@Test
	void nobodysMailboxIsFilledWithLinks() {
		String email = address();
		List<String> outcomes = IntStream.range(0, 7)
			.mapToObj((time) -> site.upload("/form", TypedPractice.complete(email).press("later"), "Accept", BROWSER)
				.headers()
				.firstValue("Location")
				.orElseThrow()
				.replaceFirst(".*link=", ""))
			.toList();
		assertThat(outcomes).filteredOn("mailed"::equals).hasSize(5);
		assertThat(outcomes.getLast()).isEqualTo("too-often");
	}

	@Test
	void onlyTheAnswerToASendingNamesIt() {
		TypedPractice practice = TypedPractice.complete(address()).type("sent", "0af9");
		assertThat(answer(practice.press("later"))).startsWith("/form/").endsWith("#sent=0af9");
		assertThat(answer(practice.press("send"))).matches("/submissions/[A-Za-z0-9_-]{43}#sent=0af9");
		assertThat(answer(practice.type("practice.results", "").press("send"))).contains("check=yes#sent=0af9");
		for (String hostile : List.of("", "a b", "<script>", "//evil.example", "\r\nSet-Cookie: a=b",
				"a".repeat(5000))) {
			assertThat(answer(practice.type("sent", hostile).press("later"))).as(hostile).doesNotContain("#");
		}
	}

	private static String answer(List<Part> parts) {
		return site.upload("/form", parts, "Accept", BROWSER).headers().firstValue("Location").orElseThrow();
	}

	@Test
	void aButtonPressedTwiceSendsOnce() {
		TypedPractice practice = TypedPractice.complete(address()).type("key", "k".repeat(20) + UUID.randomUUID());
		String status = sent(practice);
		told(status, "submission.received.v1");
		assertThat(sent(practice)).isEqualTo(status);
		assertThat(submission(status).state().revision()).isEqualTo(1);
		assertThat(sent(practice.type("practice.place", "Erbil"))).isEqualTo(status);
		assertThat(told(status, "submission.revised.v1").data().path("answers").has("practice.place")).isTrue();
	}

	@Test
	void onlyItsOwnPagesMaySendIt() {
		assertThat(site
			.upload("/form", TypedPractice.complete(address()).press("send"), "Accept", BROWSER, "Sec-Fetch-Site",
					"cross-site")
			.statusCode()).isEqualTo(403);
		assertThat(site
			.upload("/form", TypedPractice.complete(address()).press("send"), "Accept", BROWSER, "Origin",
					"https://evil.example")
			.statusCode()).isEqualTo(403);
		assertThat(site.get("/form/" + "A".repeat(43), "Accept", BROWSER).statusCode()).isEqualTo(404);
	}

	@Test
	void aFormThatLacksSomethingIsMendedWhereItWasRead() throws Exception {
		String email = address();
		HttpResponse<String> upload = site.upload("/submissions",
				List.of(new Part("form", "form.docx", FilledForms.almostComplete(email).toBytes()),
						new Part("photos", "bakery.jpg", FilledForms.photo(0.6f))),
				"Accept", BROWSER);
		String status = upload.headers().firstValue("Location").orElseThrow();
		told(status, "submission.incomplete.v1");
		assertThat(site.get(status, "Accept", BROWSER).body()).contains("href=\"" + status + "/form\"");
		HttpResponse<String> form = site.get(status + "/form", "Accept", BROWSER);
		assertThat(form.body()).contains("href=\"#practice.results\"", "Rozhin Karim", email, "value=\"2020-09\"",
				"A mentor visits every second week.", "bakery.jpg");
		String mended = sent(status + "/form",
				TypedPractice.complete(email).type("practice.results", "74 per cent").type("consent.photos", "yes"));
		assertThat(mended).isEqualTo(status);
		CloudEvent received = told(status, "submission.received.v1");
		assertThat(received.data().path("channel").asString()).isEqualTo("upload");
		assertThat(received.data().path("photos").size()).as("photos of before").isEqualTo(1);
		assertThat(received.data().path("answers").path("practice.results").get(0).asString()).isEqualTo("74 per cent");
	}

	@Test
	void whatAnEditorAsksStandsAtItsFieldAndIsAnsweredOrLeftOpenKnowingly() throws Exception {
		String email = address();
		String status = sent(TypedPractice.complete(email));
		told(status, "submission.received.v1");
		String id = submission(status).id();
		site.bean(Submissions.class)
			.change(id, (submission) -> submission.reviewed(Status.CHANGES_REQUESTED, 1,
					site.bean(Clock.class).instant(), "Please.",
					List.of(new Question("practice.results", "How <b>many</b>?"),
							new Question("practice.place", "كم مدينة؟"), new Question("practice.budget", "In all?"),
							new Question("practice.colour", "Of before?"))));
		assertThat(site.get(status, "Accept", BROWSER).body()).contains("How &lt;b&gt;many&lt;/b&gt;?", "كم مدينة؟",
				"Of before?", status + "/form.docx");
		assertThat(site.get(status + "/form", "Accept", BROWSER).body()).contains("How &lt;b&gt;many&lt;/b&gt;?",
				"name=\"practice.results~reply\"", "href=\"#practice.place\"", "Of before?");

		TypedPractice practice = TypedPractice.complete(email)
			.type("practice.results", "Of 412 people hired, 171 were women; 305 still work there.")
			.type("practice.place~reply", "Two <cities>.");
		HttpResponse<String> answer = site.upload(status + "/form", practice.press("send"), "Accept", BROWSER);
		String check = answer.headers().firstValue("Location").orElseThrow();
		assertThat(check).contains("check=yes");
		String page = site.get(check, "Accept", BROWSER).body();
		assertThat(page).contains("these questions are still open", "name=\"knowing\"",
				"Two &lt;cities&gt;.</textarea>", "305 still work there.");
		assertThat(page.substring(page.indexOf("id=\"left-open\""), page.indexOf("class=\"lead\"")))
			.contains("href=\"#practice.budget\"")
			.doesNotContain("href=\"#practice.place\"", "href=\"#practice.results\"");

		String longer = "x".repeat(1001);
		assertThat(site.upload(status + "/form",
				practice.type("practice.budget~reply", longer).type("knowing", "yes").press("send"), "Accept", BROWSER)
			.headers()
			.firstValue("Location")
			.orElseThrow()).as("longer than a reply is").contains("check=yes");
		assertThat(site.get(check, "Accept", BROWSER).body()).contains(longer);

		sent(status + "/form",
				practice.type("practice.budget~reply")
					.type("practice.donor~reply", "Nobody asked.")
					.type("knowing", "yes"));
		CloudEvent revised = told(status, "submission.revised.v1");
		assertThat(ContractTests.errors(revised.type(), text(revised))).isEmpty();
		assertThat(revised.data().path("replies").toString())
			.isEqualTo("[{\"field\":\"practice.place\",\"question\":\"كم مدينة؟\",\"reply\":\"Two <cities>.\"}]");
		assertThat(submission(status).state().questions()).filteredOn(Question::open)
			.extracting(Question::field)
			.containsExactly("practice.budget", "practice.colour");
	}

	@Test
	void whatAnEditorCorrectedStandsInTheFormBesideTheContributorsWords() throws Exception {
		String status = sent(TypedPractice.complete(address()).type("practice.title", "Employement <of> returnees"));
		told(status, "submission.received.v1");
		site.bean(Submissions.class)
			.change(submission(status).id(), (submission) -> Optional.of(submission.corrected("practice.title",
					"Employement <of> returnees", "Employment <of> returnees", site.bean(Clock.class).instant())));
		assertThat(site.get(status, "Accept", BROWSER).body()).contains("The editors have corrected a slip",
				"Employement &lt;of&gt; returnees", "Employment &lt;of&gt; returnees");
		assertThat(site.get(status, "Accept", "application/json").body()).contains("\"corrections\":[{");
		assertThat(site.get(status + "/form", "Accept", BROWSER).body()).contains("id=\"practice.title-corrected\"",
				"value=\"Employment &lt;of&gt; returnees\"", "Employement &lt;of&gt; returnees</bdi>");
	}

	@Test
	void theFilledFormInWordHasTheContributorsWordsAndACorrectionAsAComment() throws Exception {
		String email = address();
		String status = sent(TypedPractice.complete(email).type("practice.title", "Employement <of> returnees"));
		told(status, "submission.received.v1");
		Instant at = site.bean(Clock.class).instant();
		site.bean(Submissions.class)
			.change(submission(status).id(), (submission) -> Optional.of(submission.corrected("practice.title",
					"Employement <of> returnees", "Employment <of> returnees", at)));
		site.bean(Submissions.class)
			.change(submission(status).id(), (submission) -> submission.reviewed(Status.CHANGES_REQUESTED, 1, at,
					"Please.", List.of(new Question("practice.title", "Where?"))));
		Map<String, String> parts = new HashMap<>();
		byte[] word;
		try (InputStream in = URI.create(site.url() + status + "/form.docx").toURL().openStream()) {
			word = in.readAllBytes();
		}
		try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(word))) {
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
			}
		}
		assertThat(parts.get("word/document.xml")).contains("Employement &lt;of&gt; returnees")
			.doesNotContain("Employment &lt;of&gt;");
		assertThat(parts.get("word/comments.xml")).containsOnlyOnce("<w:comment ")
			.containsSubsequence("Where?", "An editor has corrected a slip", "Employment &lt;of&gt; returnees",
					"Your own words stand in this file");
		site.upload(status + "/revisions", List.of(new Part("form", "form.docx", word)), "Accept", BROWSER);
		CloudEvent revised = told(status, "submission.revised.v1");
		assertThat(revised.data().path("answers").path("practice.title").path(0).asString())
			.isEqualTo("Employement <of> returnees");
		assertThat(revised.data().has("refused")).as("nobody has said no").isFalse();
		assertThat(submission(status).state().corrections()).hasSize(1);
	}

	@Test
	void theFilledFormInWordIsReadAsTheSameAnswers() throws Exception {
		String status = sent(TypedPractice.complete(address()));
		CloudEvent received = told(status, "submission.received.v1");
		site.bean(Submissions.class)
			.change(submission(status).id(), (submission) -> submission.reviewed(Status.CHANGES_REQUESTED, 1,
					site.bean(Clock.class).instant(), "Please.",
					List.of(new Question("practice.results", "How many?"), new Question("consent.publish", "Sure?"))));
		byte[] word;
		try (InputStream in = URI.create(site.url() + status + "/form.docx").toURL().openStream()) {
			word = in.readAllBytes();
		}
		site.upload(status + "/revisions", List.of(new Part("form", "form.docx", word)), "Accept", BROWSER);
		CloudEvent revised = told(status, "submission.revised.v1");
		assertThat(revised.data().path("answers")).isEqualTo(received.data().path("answers"));
		assertThat(revised.data().has("replies")).isFalse();
		assertThat(submission(status).state().questions()).as("unanswered").allMatch(Question::open);
		assertThat(site.get("/submissions/" + "A".repeat(43) + "/form.docx", "Accept", BROWSER).statusCode())
			.isEqualTo(404);
	}

	@Test
	void aLinkToGoOnLaterIsAskedForByMailAndForgottenInTime() throws Exception {
		String email = address();
		HttpResponse<String> answer = site.upload("/form?lang=fr",
				TypedPractice.complete(email).type("practice.results", "").press("later"), "Accept", BROWSER);
		String location = answer.headers().firstValue("Location").orElseThrow();
		assertThat(location).endsWith("?lang=fr&link=mailed");
		assertThat(site.get(location, "Accept", BROWSER).body()).contains("Vos réponses sont conservées", email)
			.doesNotContain("role=\"alert\"");
		String token = location.substring("/form/".length(), location.indexOf('?'));
		var drafts = site.bean(MongoDatabase.class).getCollection("drafts");
		String id = String.valueOf(drafts.find(Filters.eq("state.token", token)).first().getString("_id"));
		await().untilAsserted(() -> assertThat(site.events("draft.events", id)).hasSize(1));
		CloudEvent saved = site.events("draft.events", id).getFirst();
		assertThat(ContractTests.errors(saved.type(), text(saved))).isEmpty();
		assertThat(text(saved)).doesNotContain(token, email);
		String contributor = saved.data().path("contributorId").asString();
		await().untilAsserted(
				() -> assertThat(site.events("contributors", contributor)).singleElement().satisfies((event) -> {
					assertThat(event.data().path("email").asString()).isEqualTo(email);
					assertThat(event.data().path("language").asString()).isEqualTo("fr");
					assertThat(event.data().path("statusToken").asString()).isEqualTo(token);
				}));
		assertThat(site.upload("/form", TypedPractice.complete("nobody").press("later"), "Accept", BROWSER)
			.headers()
			.firstValue("Location")
			.orElseThrow()).contains("link=no-address");

		drafts.updateOne(Filters.eq(id),
				Updates.set("state.expiresAt", site.bean(Clock.class).instant().minus(Duration.ofDays(1)).toString()));
		assertThat(site.get("/form/" + token, "Accept", BROWSER).statusCode()).isEqualTo(404);
	}

	private static String address() {
		return "rozhin." + UUID.randomUUID() + "@tigris.example";
	}

	private static String sent(TypedPractice practice) {
		return sent("/form", practice);
	}

	private static String sent(String path, TypedPractice practice) {
		HttpResponse<String> answer = site.upload(path, practice.press("send"), "Accept", BROWSER, "Sec-Fetch-Site",
				"same-origin");
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
		String location = answer.headers().firstValue("Location").orElseThrow();
		assertThat(location).matches("/submissions/[A-Za-z0-9_-]{43}");
		return location;
	}

	private static Aggregate<Submission> submission(String status) {
		return site.bean(Submissions.class).findByToken(status.substring("/submissions/".length())).orElseThrow();
	}

	private static CloudEvent told(String status, String type) {
		String id = submission(status).id();
		await().atMost(Duration.ofMinutes(2))
			.untilAsserted(() -> assertThat(site.events("submission.events", id)).last()
				.satisfies((event) -> assertThat(event.type()).as(text(event)).isEqualTo(type)));
		return site.events("submission.events", id).getLast();
	}

	private static String text(CloudEvent event) {
		return new String(CODEC.encode(event), StandardCharsets.UTF_8);
	}

}
