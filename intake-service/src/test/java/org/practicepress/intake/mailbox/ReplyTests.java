package org.practicepress.intake.mailbox;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.zip.ZipInputStream;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import jakarta.mail.internet.MimeMessage;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.practicepress.embedded.junit.EmbeddedParts;
import org.practicepress.intake.ContractTests;
import org.practicepress.intake.FilledForms;
import org.practicepress.intake.IntakeSite;
import org.practicepress.intake.contributor.Contributor;
import org.practicepress.intake.contributor.Contributors;
import org.practicepress.intake.submission.Channel;
import org.practicepress.intake.submission.Likeness;
import org.practicepress.intake.submission.Step;
import org.practicepress.intake.submission.Submission;
import org.practicepress.messaging.event.CloudEvent;
import org.practicepress.messaging.event.EventCodec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Which mail belongs to which submission, and whom that is told. */
class ReplyTests {

	private static final byte[] PDF = "%PDF-1.7\n%%EOF\n".getBytes(StandardCharsets.UTF_8);

	private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

	private static final EventCodec CODEC = new EventCodec();

	private static IntakeSite site;

	private static KafkaProducer<byte[], byte[]> producer;

	private final String sender = MailboxTests.sender();

	@BeforeAll
	static void start() {
		site = IntakeSite.running();
		MailboxTests.start();
		producer = new KafkaProducer<>(Map.of("bootstrap.servers", EmbeddedParts.kafka(), "linger.ms", 0),
				new ByteArraySerializer(), new ByteArraySerializer());
	}

	@AfterAll
	static void stop() {
		producer.close();
	}

	@Test
	void anAnswerToALetterOfOursIsARevision() throws Exception {
		String id = submission();
		String letter = letter(id, "<1f0k3z8q2w9e4r6t@practices.example>");
		send(this.sender, "Quite another subject", "In-Reply-To", letter);
		awaitRevision(id, 2);
		send(this.sender, "Quite another subject", "References", "<theirs@x.example> " + letter);
		awaitRevision(id, 3);
	}

	/** What is sent is kept by its kind only: the words would stand on a topic. */
	@Test
	void whatWasSentAndWrittenIsTakenAwayToo() throws Exception {
		String id = submission();
		letter(id, "<3h2m5b0s4y1g6t8v@practices.example>");
		for (String type : List.of("review.changes-requested.v1", "review.message-written.v1")) {
			CloudEvent said = CODEC
				.decode(ContractTests.contract(type + ".example.json").getBytes(StandardCharsets.UTF_8));
			byte[] event = CODEC.encode(new CloudEvent(UUID.randomUUID().toString(), said.source(), said.type(), id,
					Instant.now(), said.data()));
			producer.send(new ProducerRecord<>("review.events", id.getBytes(StandardCharsets.UTF_8), event)).get();
		}
		await().untilAsserted(() -> assertThat(submission(id).history()).extracting(Step::said)
			.anySatisfy((said) -> assertThat(said).contains("How many of the 412 people are still employed today?")));
		await().untilAsserted(() -> assertThat(submission(id).written()).hasSize(1));
		String page = "/submissions/" + submission(id).statusToken() + "/data?lang=fr";
		try (ZipInputStream zip = new ZipInputStream(URI.create(site.url() + page).toURL().openStream())) {
			assertThat(zip.getNextEntry().getName()).isEqualTo("what-is-kept.txt");
			assertThat(new String(zip.readAllBytes(), StandardCharsets.UTF_8)).contains(
					"changes-requested\r\n\tThank you for this practice.", "Les courriels que nous", "Z  incomplete",
					"Z  L’équipe de rédaction vous a écrit\u00A0:\r\n\tYes, a photo that you send");
			assertThat(zip.getNextEntry().getName()).isEqualTo("what-is-kept.json");
			JsonNode kept = CODEC.mapper().readTree(zip.readAllBytes());
			assertThat(kept.at("/letters/0/messageId").stringValue()).isEqualTo("<3h2m5b0s4y1g6t8v@practices.example>");
			assertThat(kept.at("/written/0/text").stringValue()).startsWith("Yes, a photo that you send");
			assertThat(kept.at("/letters/0/kind").stringValue()).isEqualTo("incomplete");
		}
	}

	@Test
	void anAnswerIsKnownWhateverAMailProgramDidToLongIds() throws Exception {
		String id = submission();
		String digits = "cf3352e2fac560f263ea66ee4cf72a45";
		letter(id, "<" + id + "." + digits + "@practices.example>");
		send(this.sender, "Python", "In-Reply-To", "=?utf-8?q?=3C" + id + "=2Ecf3352e2fac?=\r\n"
				+ " =?utf-8?q?560f263ea66ee4cf72a45=40practices=2Eexample=3E?=");
		awaitRevision(id, 2);
		send(this.sender, "Folded", "References", "<" + id + ".\r\n " + digits + "@practices.example>");
		awaitRevision(id, 3);
	}

	/**
	 * Whoever reads a letter over the contributor's shoulder knows all of this. What they
	 * send changes nothing, and tells them nothing.
	 */
	@Test
	void aStrangerTakesNothingOver() throws Exception {
		String id = submission();
		String letter = letter(id, "<2g1l4a9r3x0f5s7u@practices.example>");
		String reference = submission(id).reference();
		int held = 0;
		for (String header : List.of("<" + id + "." + "0".repeat(32) + "@localhost>", letter)) {
			String stranger = MailboxTests.sender();
			MimeMessage mail = MailboxTests.mail(stranger, "Re: [" + reference + "]",
					MailboxTests.part("form.docx", WORD, FilledForms.complete(stranger).toBytes()));
			mail.setHeader("In-Reply-To", header);
			mail.setHeader("References", header);
			mail.saveChanges();
			MailboxTests.send(mail);
			CloudEvent told = MailboxTests.awaitEvents("mail.events", id, ++held).getLast();
			assertThat(told.type()).isEqualTo("mail.held.v1");
			assertThat(told.toString()).doesNotContain(stranger);
			await().untilAsserted(() -> assertThat(MailboxTests.messageIds("Taken")).contains(mail.getMessageID()));
			assertThat(MailboxTests.submissionsFrom(stranger)).isEmpty();
		}
		assertThat(submission(id).revision()).isEqualTo(1);
		assertThat(contributor(id).email()).isEqualTo(this.sender);
	}

	/** Nor does who may be somebody else than they say: nobody is asked about those. */
	@Test
	void aForgedStrangerBeginsAPracticeOfTheirOwn() throws Exception {
		String id = submission();
		String stranger = MailboxTests.sender();
		send(stranger, "Re: [" + submission(id).reference() + "]", "Authentication-Results",
				"mx.practices.example; dmarc=fail header.from=tigris.example");
		String own = MailboxTests.submissionFrom(stranger);
		assertThat(own).isNotEqualTo(id);
		await().untilAsserted(() -> assertThat(site.events("submission.events", own)).isNotEmpty());
		assertThat(site.events("submission.events", own).toString()).doesNotContain(submission(id).statusToken());
		assertThat(site.events("contributors", submission(own).contributorId()).toString()).doesNotContain(this.sender);
		assertThat(site.events("mail.events", id)).isEmpty();
		assertThat(submission(id).revision()).isEqualTo(1);
	}

	/** Anybody can write what our Message-IDs look like. */
	@Test
	void aMessageIdThatWeNeverIssuedProvesNothing() throws Exception {
		String id = submission();
		MimeMessage mail = MailboxTests.mail(this.sender, "No reference",
				MailboxTests.part("form.pdf", "application/pdf", PDF));
		mail.setHeader("In-Reply-To", "<" + id + "." + "0".repeat(32) + "@localhost>");
		mail.saveChanges();
		MailboxTests.send(mail);
		await().untilAsserted(() -> assertThat(MailboxTests.submissionsFrom(this.sender)).hasSize(2));
		assertThat(submission(id).revision()).isEqualTo(1);
	}

	/** The link that the answer brings is for the address it has always gone to. */
	@Test
	void aFormThatComesByMailDoesNotSendTheLinkElsewhere() throws Exception {
		String upload = site
			.upload("/submissions",
					List.of(new IntakeSite.Part("form", "form.docx", FilledForms.complete(this.sender).toBytes())),
					"Accept", "application/json")
			.body();
		String token = CODEC.mapper().readTree(upload).path("statusUrl").asString().replaceAll(".*/", "");
		await().untilAsserted(() -> assertThat(MailboxTests.submissionsFrom(this.sender)).hasSize(1));
		String id = MailboxTests.submissionsFrom(this.sender).getFirst();
		assertThat(submission(id).statusToken()).isEqualTo(token);
		MailboxTests.send(MailboxTests.mail(this.sender, "Re: [" + submission(id).reference() + "]",
				MailboxTests.part("form.docx", WORD, FilledForms.complete("elsewhere@evil.example").toBytes())));
		await().untilAsserted(() -> assertThat(submission(id).completeRevision()).isEqualTo(2));
		assertThat(contributor(id).email()).isEqualTo(this.sender);
	}

	@Test
	void whatMayBeForgedWaitsForTheContributorsWord() throws Exception {
		String id = submission();
		String letter = letter(id, "<3h2m5b0s4y1g6t8v@practices.example>");
		MimeMessage mail = MailboxTests.mail(this.sender, "<b>Forwarded</b> & \"quoted\"",
				MailboxTests.part("corrected.pdf", "application/pdf", PDF));
		mail.setHeader("In-Reply-To", letter);
		mail.setHeader("Authentication-Results",
				"mx.practices.example; dmarc=fail (p=REJECT) header.from=tigris.example");
		mail.saveChanges();
		MailboxTests.send(mail);
		MailboxTests.send(mail);
		CloudEvent held = MailboxTests.awaitEvents("mail.events", id, 1).getFirst();
		assertThat(ContractTests.errors("mail.held.v1", new String(CODEC.encode(held), StandardCharsets.UTF_8)))
			.isEmpty();
		assertThat(held.data().path("reference").asString()).isEqualTo(submission(id).reference());
		await().untilAsserted(
				() -> assertThat(MailboxTests.messageIds("Taken").stream().filter(mail.getMessageID()::equals))
					.hasSize(2));
		assertThat(submission(id).revision()).isEqualTo(1);
		assertThat(MailboxTests.submissionsFrom(this.sender)).hasSize(1);

		String page = "/submissions/" + submission(id).statusToken() + "/mails/" + held.data().path("mail").asString();
		for (String language : List.of("en", "fr", "es", "ar")) {
			assertThat(site.get(page + "?lang=" + language, "Accept", "text/html")).satisfies((answer) -> {
				assertThat(answer.statusCode()).isEqualTo(200);
				assertThat(answer.body()).contains("corrected.pdf", "lang=\"" + language + "\"", "&lt;b&gt;Forwarded")
					.doesNotContain("<b>Forwarded", "??");
				assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
			});
		}
		assertThat(submission(id).revision()).isEqualTo(1);
		assertThat(confirm(page + "0")).isEqualTo(404);
		assertThat(confirm("/submissions/" + UUID.randomUUID() + page.substring(page.indexOf("/mails/"))))
			.isEqualTo(404);
		assertThat(confirm(page)).isEqualTo(303);
		awaitRevision(id, 2);
		assertThat(confirm(page)).isEqualTo(303);
		assertThat(submission(id).revision()).isEqualTo(2);
		assertThat(MailboxTests.awaitEvents("document.events", id, 2)
			.getLast()
			.data()
			.path("files")
			.get(0)
			.path("name")
			.asString()).isEqualTo("corrected.pdf");
	}

	@Test
	void wordsThatMayBeForgedWaitToo() throws Exception {
		String id = submission();
		MimeMessage mail = MailboxTests.mail(this.sender, "Re: [" + submission(id).reference() + "]");
		mail.setHeader("Authentication-Results", "mx.practices.example; dmarc=fail header.from=tigris.example");
		mail.saveChanges();
		MailboxTests.send(mail);
		CloudEvent held = MailboxTests.awaitEvents("mail.events", id, 1).getFirst();
		assertThat(submission(id).messages()).hasSize(1);
		assertThat(confirm(
				"/submissions/" + submission(id).statusToken() + "/mails/" + held.data().path("mail").asString()))
			.isEqualTo(303);
		assertThat(submission(id).messages()).hasSize(2);
		assertThat(submission(id).revision()).isEqualTo(1);
	}

	@Test
	void whatWasForwardedByOthersThanOurServerIsNoReasonToWait() throws Exception {
		String id = submission();
		send(this.sender, "Re: [" + submission(id).reference() + "]", "Authentication-Results",
				"mx.elsewhere.example; dmarc=fail header.from=tigris.example");
		awaitRevision(id, 2);
	}

	private static int confirm(String page) {
		return site
			.post(page, HttpRequest.BodyPublishers.noBody(), "Content-Type", "application/x-www-form-urlencoded",
					"Accept", "text/html")
			.statusCode();
	}

	@Test
	void whomLettersDoNotReachIsToldSoAndGivesAnotherAddress() throws Exception {
		String id = submission();
		String letter = letter(id, "<" + UUID.randomUUID() + "@practices.example>");
		String page = "/submissions/" + submission(id).statusToken();
		assertThat(page(page)).doesNotContain("do not reach you");
		tell("notification.events", "notification.bounced.v1", id, (data) -> data.put("messageId", letter));
		await().untilAsserted(() -> assertThat(page(page)).contains("Our mails do not reach you", page + "/address"));
		for (String wrong : List.of("", "nobody", "a%40b%0D%0ABcc%3A+c%40d", "a%40" + "b".repeat(300))) {
			assertThat(address(page, wrong).statusCode()).as(wrong).isEqualTo(400);
		}
		HttpResponse<String> given = address(page, "+new.address%40tigris.example");
		assertThat(given.statusCode()).isEqualTo(303);
		assertThat(page(page + "?addressed")).contains("what you have missed").doesNotContain("do not reach you");
		assertThat(contributor(id).email()).isEqualTo("new.address@tigris.example");
		assertThat(
				site.events("contributors", submission(id).contributorId()).getLast().data().path("email").asString())
			.isEqualTo("new.address@tigris.example");

		letter(id, letter);
		await().untilAsserted(() -> assertThat(page(page)).doesNotContain("do not reach you"));
		tell("notification.events", "notification.bounced.v1", id,
				(data) -> data.put("messageId", letter).put("permanent", false));
		await().untilAsserted(
				() -> assertThat(page(page)).contains("We go on writing to you").doesNotContain(page + "/address"));
	}

	@Test
	void anEditorKnowsTheAddressBetter() throws Exception {
		String id = submission();
		tell("addresses", "address.corrected.v1", id,
				(data) -> data.put("email", "right@tigris.example").put("version", 1));
		await().untilAsserted(() -> assertThat(contributor(id).email()).isEqualTo("right@tigris.example"));
		producer.send(new ProducerRecord<>("addresses", id.getBytes(StandardCharsets.UTF_8), null)).get();
		tell("addresses", "address.corrected.v1", id,
				(data) -> data.put("email", "late@tigris.example").put("version", 1));
		tell("addresses", "address.corrected.v1", UUID.randomUUID().toString(), (data) -> data);
		tell("addresses", "address.corrected.v1", id,
				(data) -> data.put("email", "better@tigris.example").put("version", 2));
		await().untilAsserted(() -> assertThat(contributor(id).email()).isEqualTo("better@tigris.example"));
		assertThat(site.events("contributors", submission(id).contributorId()))
			.extracting((event) -> event.data().path("email").asString())
			.doesNotContain("late@tigris.example");
	}

	@Test
	void whoIsAskedToLookAtTheDraftAnswersOnTheirPage() throws Exception {
		String id = submission();
		String token = submission(id).statusToken();
		String page = "/submissions/" + token;
		tell("review.events", "review.accepted.v1", id, (data) -> data.put("version", 2));
		await().untilAsserted(() -> assertThat(page(page)).contains("status-accepted").doesNotContain("id=\"draft\""));
		String path = "/factsheets/drafts/" + id;
		tell("factsheet.events", "factsheet.shown.v1", id, (data) -> data.put("version", 2).put("path", path));
		await().untilAsserted(() -> assertThat(page(page)).contains("id=\"draft\"",
				"href=\"" + path + "/" + token + "\"", "href=\"" + path + "/" + token + "/factsheet.pdf\""));

		assertThat(write(page + "/messages", "message=+").statusCode()).isEqualTo(400);
		assertThat(write(page + "/messages", "message=" + "x".repeat(10_001)).statusCode()).isEqualTo(413);
		for (int time = 0; time < 2; time++) {
			HttpResponse<String> said = write(page + "/messages", "message=The+%3Csecond%3E+figure+is+wrong.");
			assertThat(said.statusCode()).isEqualTo(303);
			assertThat(page(said.headers().firstValue("Location").orElseThrow())).contains("The editors read");
		}
		assertThat(submission(id).messages()).filteredOn((message) -> message.channel() == Channel.WEB).hasSize(1);
		await().untilAsserted(() -> assertThat(site.events("submission.events", id))
			.filteredOn((event) -> event.type().equals("submission.message-received.v1"))
			.filteredOn((event) -> event.data().path("channel").asString().equals("web"))
			.hasSize(1));
		for (int time = 0; time < 2; time++) {
			assertThat(write(page + "/approval", "").statusCode()).isEqualTo(303);
		}
		assertThat(page(page)).contains("id=\"approved\"").doesNotContain(page + "/approval");
		await().untilAsserted(() -> assertThat(site.events("submission.events", id)).extracting(CloudEvent::type)
			.containsOnlyOnce("submission.draft-approved.v1"));
		tell("factsheet.events", "factsheet.published.v1", id, (data) -> data.put("version", 3));
		await().untilAsserted(() -> assertThat(page(page)).contains("status-published").doesNotContain("id=\"draft\""));
	}

	@Test
	void whoMayHaveSentWhatIsPublishedAnswersOnTheirPage() throws Exception {
		String id = submission();
		String page = "/submissions/" + submission(id).statusToken();
		CloudEvent example = CODEC
			.decode(ContractTests.contract("likeness.found.v1.example.json").getBytes(StandardCharsets.UTF_8));
		String published = example.data().path("alike").path(0).path("submissionId").asString();
		tell("likeness.events", "likeness.found.v1", id, (data) -> data);
		await().untilAsserted(() -> assertThat(submission(id).mayBe()).containsExactly(published));
		assertThat(page(page)).as("nobody has heard of it yet").doesNotContain("id=\"likeness\"");
		assertThat(page(page + "?likeness")).as("who comes from the mail")
			.contains("id=\"likeness\"", "you sent us before");
		tell("factsheet.events", "factsheet.published.v1", published, (data) -> data.put("version", 1));
		await().untilAsserted(() -> assertThat(page(page)).contains("same as a practice we have published?",
				"action=\"" + page + "/withdrawal\"", "href=\"/factsheets/9"));
		tell("factsheet.events", "factsheet.withdrawn.v1", published, (data) -> data.put("version", 2));
		await().untilAsserted(() -> assertThat(page(page)).doesNotContain("id=\"likeness\""));
		tell("factsheet.events", "factsheet.published.v1", published, (data) -> data.put("version", 3));
		await().untilAsserted(() -> assertThat(page(page)).contains("id=\"likeness\""));

		HttpResponse<String> said = write(page + "/messages", "about=likeness&message=Another+%3Ctown%3E.");
		assertThat(page(said.headers().firstValue("Location").orElseThrow())).contains("The editors read")
			.doesNotContain("id=\"likeness\"");
		await().untilAsserted(() -> assertThat(site.events("submission.events", id))
			.filteredOn((event) -> event.type().equals("submission.message-received.v1"))
			.singleElement()
			.satisfies((event) -> assertThat(event.data().path("likeness").asBoolean()).isTrue()));
		tell("likeness.events", "likeness.found.v1", id, (data) -> {
			data.put("version", 4).putArray("alike");
			return data;
		});
		await()
			.untilAsserted(() -> assertThat(submission(id).likeness()).isEqualTo(new Likeness(List.of(), List.of())));
		tell("factsheet.events", "factsheet.withdrawn.v1", published, (data) -> data.put("version", 4));
	}

	private static HttpResponse<String> write(String path, String body) {
		return site.post(path, HttpRequest.BodyPublishers.ofString(body), "Content-Type",
				"application/x-www-form-urlencoded", "Accept", "text/html");
	}

	private static String page(String path) {
		return site.get(path, "Accept", "text/html").body();
	}

	private static HttpResponse<String> address(String page, String email) {
		return site.post(page + "/address", HttpRequest.BodyPublishers.ofString("email=" + email), "Content-Type",
				"application/x-www-form-urlencoded", "Accept", "text/html");
	}

	/** A submission of this test's sender, with one file. */
	private String submission() throws Exception {
		MailboxTests
			.send(MailboxTests.mail(this.sender, "First", MailboxTests.part("form.pdf", "application/pdf", PDF)));
		return MailboxTests.submissionFrom(this.sender);
	}

	/** A letter to the contributor goes out, and intake has heard of it. */
	private static String letter(String submissionId, String messageId) throws Exception {
		tell("notification.events", "notification.sent.v1", submissionId, (data) -> data.put("messageId", messageId));
		await().untilAsserted(() -> assertThat(
				site.bean(MongoDatabase.class).getCollection("issued-mails").countDocuments(Filters.eq(messageId)))
			.isEqualTo(1));
		return messageId;
	}

	private static void tell(String topic, String type, String submissionId, UnaryOperator<ObjectNode> change)
			throws Exception {
		CloudEvent released = CODEC
			.decode(ContractTests.contract(type + ".example.json").getBytes(StandardCharsets.UTF_8));
		byte[] event = CODEC.encode(new CloudEvent(UUID.randomUUID().toString(), released.source(), released.type(),
				submissionId, Instant.now(), change.apply((ObjectNode) released.data())));
		producer.send(new ProducerRecord<>(topic, submissionId.getBytes(StandardCharsets.UTF_8), event)).get();
	}

	private static void send(String from, String subject, String header, String value) throws Exception {
		MimeMessage mail = MailboxTests.mail(from, subject, MailboxTests.part("form.pdf", "application/pdf", PDF));
		mail.setHeader(header, value);
		mail.saveChanges();
		MailboxTests.send(mail);
	}

	private static void awaitRevision(String id, int revision) {
		await().untilAsserted(() -> assertThat(submission(id).revision()).isEqualTo(revision));
	}

	private static Submission submission(String id) {
		return MailboxTests.submission(id);
	}

	private static Contributor contributor(String id) {
		return site.bean(Contributors.class).find(submission(id).contributorId()).orElseThrow();
	}

}
