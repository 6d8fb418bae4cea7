package org.practicepress.intake.upload;

import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.practicepress.intake.IntakeSite;
import org.practicepress.intake.IntakeSite.Part;
import org.practicepress.intake.submission.Status;
import org.practicepress.intake.submission.Submission;
import org.practicepress.intake.submission.Submissions;
import org.practicepress.messaging.aggregate.Aggregate;
import org.practicepress.messaging.claimcheck.ClaimCheck;
import org.practicepress.messaging.claimcheck.ClaimChecks;
import org.practicepress.messaging.event.EventCodec;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class UploadTests {

	private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

	private static final byte[] PDF = "%PDF-1.7\n%%EOF\n".getBytes(StandardCharsets.UTF_8);

	private static final byte[] PNG = { (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D',
			'R' };

	private static final byte[] MP3 = { 'I', 'D', '3', 3, 0, 0, 0, 0, 0, 0 };

	/** What phones may keep photos as; nothing here reads it. */
	private static final byte[] HEIC = { 0, 0, 0, 24, 'f', 't', 'y', 'p', 'h', 'e', 'i', 'c', 0, 0, 0, 0, 'm', 'i', 'f',
			'1', 'h', 'e', 'i', 'c' };

	private static IntakeSite site;

	@BeforeAll
	static void start() {
		site = IntakeSite.running();
	}

	@Test
	void aBrowserIsLedToThePrivateStatusPage() {
		HttpResponse<String> sent = site.upload("/submissions", List.of(new Part("form", "form.pdf", PDF),
				new Part("photos", "", new byte[0]), new Part("email", null, new byte[0])), "Accept", BROWSER);
		assertThat(sent.statusCode()).isEqualTo(303);
		String location = sent.headers().firstValue("Location").orElseThrow();
		assertThat(location).matches("/submissions/[A-Za-z0-9_-]{43}");
		HttpResponse<String> page = site.get(location, "Accept", BROWSER);
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
		assertThat(page.headers().firstValue("X-Robots-Tag")).contains("noindex, nofollow");
		assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
		assertThat(page.body()).containsPattern("PP-[2-9A-Z]{6}").doesNotContain("??");
	}

	@Test
	void aProgramIsToldReferenceAndAddressWhenAllIsDurable() throws Exception {
		HttpResponse<String> sent = site.upload("/submissions",
				List.of(new Part("form", "C:\\forms\\form.pdf", PDF), new Part("photos", "bakery.png", PNG),
						new Part("email", null, "rozhin@tigris.example".getBytes(StandardCharsets.UTF_8))),
				"Accept", "application/json");
		assertThat(sent.statusCode()).isEqualTo(202);
		JsonNode accepted = json(sent);
		assertThat(accepted.propertyNames()).containsExactly("reference", "statusUrl");
		String url = accepted.path("statusUrl").asString();
		assertThat(url).startsWith("http://practices.example/submissions/");
		Aggregate<Submission> submission = submission(url.substring(url.lastIndexOf('/') + 1));
		assertThat(submission.state().reference()).isEqualTo(accepted.path("reference").asString());
		await().untilAsserted(() -> assertThat(site.events("document.events", submission.id())).hasSize(1));
		JsonNode data = site.events("document.events", submission.id()).getFirst().data();
		assertThat(data.path("channel").asString()).isEqualTo("upload");
		assertThat(data.path("files").valueStream().map((file) -> file.path("name").asString()))
			.containsExactly("form.pdf", "bakery.png");
		try (InputStream in = site.bean(ClaimChecks.class)
			.open(new EventCodec().mapper().treeToValue(data.path("files").get(0), ClaimCheck.class))) {
			assertThat(in.readAllBytes()).isEqualTo(PDF);
		}
		await().untilAsserted(() -> assertThat(site.events("contributors", submission.state().contributorId()))
			.singleElement()
			.satisfies(
					(event) -> assertThat(event.data().path("email").asString()).isEqualTo("rozhin@tigris.example")));
	}

	@Test
	void theStatusIsJsonForPrograms() {
		JsonNode status = json(site.get("/submissions/" + sendForm(), "Accept", "application/json"));
		assertThat(status.propertyNames()).containsExactly("reference", "status", "title", "answers", "problems",
				"history");
		assertThat(status.path("history").get(0).path("status").asString()).isEqualTo("received");
		assertThat(status.path("history").get(0).path("at").asString()).endsWith("Z");
	}

	@Test
	void aWrongTokenIsAFriendly404() {
		HttpResponse<String> page = site.get("/submissions/" + "A".repeat(43), "Accept", BROWSER);
		assertThat(page.statusCode()).isEqualTo(404);
		assertThat(page.body()).contains("This link leads nowhere");
		assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
		problem(site.get("/submissions/wrong", "Accept", "application/json"), 404, "no-such-link");
		assertThat(site.get("/submissions/" + "A".repeat(43), "Accept", BROWSER, "Accept-Language", "ar").body())
			.contains("dir=\"rtl\"")
			.contains("هذا الرابط");
	}

	@Test
	void anUnknownAcceptIs406BeforeAnythingIsStored() {
		HttpResponse<String> sent = site.upload("/submissions", form(), "Accept", "application/xml");
		problem(sent, 406, "not-acceptable");
		problem(site.get("/submissions/" + sendForm(), "Accept", "text/csv"), 406, "not-acceptable");
	}

	@Test
	void withoutAFileOrWithAnEmptyOneIs400() {
		problem(site.upload("/submissions", List.of(new Part("form", "", new byte[0])), "Accept", "application/json"),
				400, "no-file");
		problem(site.upload("/submissions", List.of(new Part("form", "form.docx", new byte[0])), "Accept",
				"application/json"), 400, "empty-file");
		HttpResponse<String> page = site.upload("/submissions", List.of(new Part("form", "form.docx", new byte[0])),
				"Accept", BROWSER, "Accept-Language", "fr");
		assertThat(page.statusCode()).isEqualTo(400);
		assertThat(page.body()).contains("Le fichier est vide");
	}

	@Test
	void whatIsSurelyNotTheFormIs415() {
		for (byte[] other : List.of(MP3, HEIC)) {
			problem(site.upload("/submissions", List.of(new Part("form", "form.docx", other)), "Accept",
					"application/json"), 415, "wrong-type");
		}
		problem(site.upload("/submissions",
				List.of(new Part("form", "form.pdf", PDF), new Part("photos", "photo.jpg", PDF)), "Accept",
				"application/json"), 415, "not-a-photo");
		problem(site.post("/submissions", HttpRequest.BodyPublishers.ofString("{}"), "Content-Type", "application/json",
				"Accept", "application/json"), 415, "not-multipart");
	}

	@Test
	void picturesOfThePagesAreTakenForTheForm() {
		String url = json(site.upload("/submissions",
				List.of(new Part("form", "page-1.png", PNG), new Part("form", "page-2.png", PNG)), "Accept",
				"application/json"))
			.path("statusUrl")
			.asString();
		Aggregate<Submission> submission = submission(url.substring(url.lastIndexOf('/') + 1));
		await().untilAsserted(() -> assertThat(site.events("document.events", submission.id())).first()
			.satisfies((event) -> assertThat(
					event.data().path("files").valueStream().map((file) -> file.path("name").asString()))
				.containsExactly("page-1.png", "page-2.png")));
		problem(site.upload("/submissions", Collections.nCopies(13, new Part("form", "page.png", PNG)), "Accept",
				"application/json"), 400, "too-many-files");
	}

	@Test
	void tooManyPhotosAndBadAddressesAre400() {
		List<Part> parts = new ArrayList<>(form());
		for (int i = 0; i < 9; i++) {
			parts.add(new Part("photos", i + ".png", PNG));
		}
		problem(site.upload("/submissions", parts, "Accept", "application/json"), 400, "too-many-photos");
		problem(site.upload("/submissions",
				List.of(new Part("form", "form.pdf", PDF),
						new Part("email", null, "nobody".getBytes(StandardCharsets.UTF_8))),
				"Accept", "application/json"), 400, "not-an-email");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a", "a.", "a@", "@a." })
	void anAddressOfAHundredKilobytesIs400(String part) {
		problem(site.upload("/submissions",
				List.of(new Part("form", "form.pdf", PDF),
						new Part("email", null, ("a@a" + part.repeat(50_000)).getBytes(StandardCharsets.UTF_8))),
				"Accept", "application/json"), 400, "not-an-email");
	}

	@Test
	void aFileThatIsTooLargeIs413() {
		byte[] large = new byte[26 * 1024 * 1024];
		problem(site.upload("/submissions", List.of(new Part("form", "form.pdf", large)), "Accept", "application/json"),
				413, "too-large");
	}

	@Test
	void twoHundredMegabytesAreRefusedInWordsAndNeverStored() {
		HttpResponse<String> sent = site.post("/submissions",
				HttpRequest.BodyPublishers.ofInputStream(() -> InputStream.nullInputStream()), "Content-Type",
				"multipart/form-data; boundary=x", "Accept", BROWSER);
		assertThat(sent.statusCode()).isEqualTo(400);
		byte[] chunk = new byte[1024 * 1024];
		List<byte[]> body = new ArrayList<>();
		for (int i = 0; i < 200; i++) {
			body.add(chunk);
		}
		HttpResponse<String> refused = site.post("/submissions", HttpRequest.BodyPublishers
			.fromPublisher(HttpRequest.BodyPublishers.ofByteArrays(body), 200L * chunk.length), "Content-Type",
				"multipart/form-data; boundary=x", "Accept", BROWSER);
		assertThat(refused.statusCode()).isEqualTo(413);
		assertThat(refused.body()).contains("This is too large").contains("25 MB");
	}

	/** A name says nothing, and what may tell a place or hold a script is no photo. */
	@Test
	void photosAreJudgedByTheirContent() {
		byte[] svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"
			.getBytes(StandardCharsets.UTF_8);
		byte[] noise = new byte[3000];
		new Random(4711).nextBytes(noise);
		noise[0] = 0;
		for (String name : List.of("photo.jpg", "photo.svg", "photo.heic")) {
			for (byte[] other : List.of(svg, HEIC, noise)) {
				problem(site.upload("/submissions",
						List.of(new Part("form", "form.pdf", PDF), new Part("photos", name, other)), "Accept",
						"application/json"), 415, "not-a-photo");
			}
		}
		problem(site.upload("/submissions", List.of(new Part("form", "form.jpg", svg)), "Accept", "application/json"),
				415, "wrong-type");
		assertThat(site
			.upload("/submissions", List.of(new Part("form", "form.pdf", PDF), new Part("photos", "no-name", PNG)),
					"Accept", "application/json")
			.statusCode()).isEqualTo(202);
	}

	@Test
	void whoSendsTooMuchInAnHourIsAskedToWaitAndNobodyElse() {
		String[] client = { "Accept", "application/json", "X-Forwarded-For", "192.0.2.77" };
		for (int i = 0; i < IntakeSite.UPLOADS_PER_HOUR; i++) {
			assertThat(site.upload("/submissions", List.of(), client).statusCode()).isEqualTo(400);
		}
		HttpResponse<String> refused = site.upload("/submissions", form(), client);
		problem(refused, 429, "too-much");
		assertThat(Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow())).isBetween(1, 3600);
		for (String language : List.of("en", "fr", "es", "ar")) {
			assertThat(site
				.upload("/submissions", form(), "Accept", BROWSER, "Accept-Language", language, "X-Forwarded-For",
						"192.0.2.77")
				.body()).contains("lang=\"" + language + "\"").doesNotContain("??");
		}
		assertThat(site.upload("/submissions", form(), "Accept", "application/json", "X-Forwarded-For", "192.0.2.78")
			.statusCode()).isEqualTo(202);
	}

	@Test
	void anUploadFromAForeignPageIsRefused() {
		problem(site.upload("/submissions", form(), "Accept", "application/json", "Sec-Fetch-Site", "cross-site"), 403,
				"foreign-page");
		problem(site.upload("/submissions", form(), "Accept", "application/json", "Origin", "https://evil.example"),
				403, "foreign-page");
		// a name of somebody else's may lead here, and to a browser all that is one site
		problem(site.upload("/submissions", form(), "Accept", "application/json", "Origin", site.url()), 403,
				"foreign-page");
		problem(site.upload("/submissions", form(), "Accept", "application/json", "Origin", site.url(),
				"Sec-Fetch-Site", "same-origin"), 403, "foreign-page");
		assertThat(
				site.upload("/submissions", form(), "Accept", "application/json", "Origin", "http://practices.example")
					.statusCode())
			.isEqualTo(202);
	}

	@Test
	void aCorrectedFormIsTakenUntilTheSubmissionIsWithdrawn() {
		String token = sendForm();
		assertThat(site.upload("/submissions/" + token + "/revisions", form(), "Accept", BROWSER, "Origin", "null")
			.statusCode()).isEqualTo(303);
		assertThat(submission(token).state().revision()).isEqualTo(2);
		HttpResponse<String> withdrawn = site.post("/submissions/" + token + "/withdrawal",
				HttpRequest.BodyPublishers.noBody(), "Accept", BROWSER);
		assertThat(withdrawn.statusCode()).isEqualTo(303);
		assertThat(submission(token).state().status()).isEqualTo(Status.WITHDRAWN);
		problem(site.upload("/submissions/" + token + "/revisions", form(), "Accept", "application/json"), 409,
				"closed");
		problem(site.upload("/submissions/wrong/revisions", form(), "Accept", "application/json"), 404, "no-such-link");
		await().untilAsserted(
				() -> assertThat(site.events("submission.events", submission(token).id())).last().satisfies((event) -> {
					assertThat(event.type()).isEqualTo("submission.withdrawn.v1");
				}));
	}

	@Test
	void anUploadSentAgainByTheSameBrowserIsTheSameSubmissionAndSaysSo() {
		String cookie = cookie();
		HttpResponse<String> sent = site.upload("/submissions", form(), "Accept", BROWSER, "Cookie", cookie);
		String location = sent.headers().firstValue("Location").orElseThrow();
		HttpResponse<String> again = site.upload("/submissions", form(), "Accept", BROWSER, "Cookie", cookie);
		assertThat(again.statusCode()).isEqualTo(303);
		assertThat(again.headers().firstValue("Location")).hasValue(location + "?again");
		for (String language : List.of("en", "fr", "es", "ar")) {
			assertThat(site.get(location + "?again&lang=" + language, "Accept", BROWSER).body()).contains("notice-info")
				.doesNotContain("??");
		}
		assertThat(site.get(location + "?again", "Accept", BROWSER, "Accept-Language", "en").body())
			.contains("You have sent us this already");
		assertThat(submission(location.substring("/submissions/".length())).state().revision()).isEqualTo(1);
	}

	@Test
	void theHomePageIsTheSameForAllWhoAreKnown() {
		HttpResponse<String> page = site.get("/", "Accept", BROWSER, "Cookie", cookie());
		assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
		assertThat(page.headers().firstValue("Cache-Control"))
			.hasValue("max-age=0, must-revalidate, public, s-maxage=1");
		assertThat(page.body()).isEqualTo(site.get("/", "Accept", BROWSER, "Cookie", cookie()).body());
		assertThat(site.get("/?lang=fr", "Accept", BROWSER, "Cookie", cookie()).headers().firstValue("Cache-Control"))
			.as("a language is chosen")
			.hasValue("no-cache, private");
	}

	@Test
	void aProgramThatNamesItsRequestMaySendItAgain() {
		String key = UUID.randomUUID().toString();
		String[] headers = { "Accept", "application/json", "Idempotency-Key", key };
		HttpResponse<String> sent = site.upload("/submissions", form(), headers);
		HttpResponse<String> again = site.upload("/submissions", form(), headers);
		assertThat(again.statusCode()).isEqualTo(202);
		assertThat(again.body()).isEqualTo(sent.body());
		HttpResponse<String> other = site.upload("/submissions",
				List.of(form().getFirst(), new Part("photos", "bakery.png", PNG)), headers);
		assertThat(other.statusCode()).isEqualTo(202);
		assertThat(reference(other)).isNotEqualTo(reference(sent));
	}

	/** The link is a secret: to have the same file is not to be the same person. */
	@Test
	void aStrangerWithTheSameFileGetsASubmissionAndALinkOfTheirOwn() {
		HttpResponse<String> sent = site.upload("/submissions", form(), "Accept", "application/json", "Cookie",
				cookie());
		for (String[] stranger : List.of(new String[] { "Cookie", cookie() },
				new String[] { "Cookie", "sender=0." + "0".repeat(36) }, new String[] { "Idempotency-Key", "1" },
				new String[] { "X-Nothing", "of the kind" })) {
			HttpResponse<String> other = site.upload("/submissions", form(), "Accept", "application/json", stranger[0],
					stranger[1]);
			assertThat(reference(other)).isNotEqualTo(reference(sent));
			assertThat(json(other).path("statusUrl")).isNotEqualTo(json(sent).path("statusUrl"));
			assertThat(reference(
					site.upload("/submissions", form(), "Accept", "application/json", "Idempotency-Key", "1")))
				.isNotEqualTo(reference(other));
		}
	}

	@Test
	void whatWasTakenBackMayBeSentAgain() {
		String[] headers = { "Accept", "application/json", "Cookie", cookie() };
		HttpResponse<String> sent = site.upload("/submissions", form(), headers);
		String url = json(sent).path("statusUrl").asString();
		site.post(url.substring(url.indexOf("/submissions/")) + "/withdrawal", HttpRequest.BodyPublishers.noBody(),
				"Accept", "application/json");
		HttpResponse<String> anew = site.upload("/submissions", form(), headers);
		assertThat(reference(anew)).isNotEqualTo(reference(sent));
		assertThat(reference(site.upload("/submissions", form(), headers))).isEqualTo(reference(anew));
	}

	@Test
	void aCorrectionSentAgainIsTakenOnce() {
		String token = sendForm();
		String path = "/submissions/" + token + "/revisions";
		List<Part> corrected = List
			.of(new Part("form", "form.pdf", "%PDF-1.7\n%%EOF\n%".getBytes(StandardCharsets.UTF_8)));
		assertThat(site.upload(path, corrected, "Accept", BROWSER).headers().firstValue("Location"))
			.hasValue("/submissions/" + token);
		assertThat(site.upload(path, corrected, "Accept", BROWSER).headers().firstValue("Location"))
			.hasValue("/submissions/" + token + "?again");
		assertThat(submission(token).state().revision()).isEqualTo(2);
		assertThat(site.upload(path, form(), "Accept", "application/json").statusCode()).isEqualTo(202);
		assertThat(submission(token).state().revision()).isEqualTo(3);
	}

	@Test
	void theHomePageOffersTheFormInEveryLanguageAndEachIsThere() {
		String page = site.get("/", "Accept", BROWSER).body();
		for (String language : List.of("en", "fr", "es", "ar")) {
			String form = "/form/practice-form." + language + ".docx";
			assertThat(page).contains(form);
			assertThat(site.get(form, "Accept", BROWSER).statusCode()).isEqualTo(200);
			assertThat(site.get("/?lang=" + language, "Accept", BROWSER).body()).doesNotContain("??")
				.contains("lang=\"" + language + "\"");
		}
	}

	@Test
	void isHealthyWithoutSayingMore() {
		await().atMost(Duration.ofMinutes(1))
			.untilAsserted(() -> assertThat(site.get("/actuator/health/readiness").statusCode()).isEqualTo(200));
		assertThat(site.get("/actuator/metrics").statusCode()).isIn(401, 403, 404);
	}

	private static List<Part> form() {
		return List.of(new Part("form", "form.pdf", PDF));
	}

	/** As a browser has it after it was shown the home page. */
	private static String cookie() {
		HttpResponse<String> page = site.get("/", "Accept", BROWSER);
		assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-cache, private");
		String cookie = page.headers().firstValue("Set-Cookie").orElseThrow();
		assertThat(cookie).contains("HttpOnly", "SameSite=Lax", "Max-Age=172800");
		return cookie.substring(0, cookie.indexOf(';'));
	}

	private static String reference(HttpResponse<String> sent) {
		return json(sent).path("reference").asString();
	}

	private static String sendForm() {
		String url = json(site.upload("/submissions", form(), "Accept", "application/json")).path("statusUrl")
			.asString();
		return url.substring(url.lastIndexOf('/') + 1);
	}

	private static Aggregate<Submission> submission(String token) {
		return site.bean(Submissions.class).findByToken(token).orElseThrow();
	}

	private static JsonNode json(HttpResponse<String> response) {
		return new EventCodec().mapper().readTree(response.body());
	}

	private static void problem(HttpResponse<String> response, int status, String code) {
		assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
		assertThat(response.headers().firstValue("Content-Type"))
			.hasValueSatisfying((type) -> assertThat(type).startsWith("application/problem+json"));
		assertThat(json(response).path("code").asString()).isEqualTo(code);
		assertThat(json(response).path("status").asInt()).isEqualTo(status);
	}

}
