package org.practicepress.intake.mailbox;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import jakarta.mail.internet.MimeMessage;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.practicepress.embedded.junit.EmbeddedParts;
import org.practicepress.intake.ContractTests;
import org.practicepress.intake.FilledForms;
import org.practicepress.intake.IntakeSite;
import org.practicepress.intake.erasure.Erasures;
import org.practicepress.intake.submission.Status;
import org.practicepress.intake.submission.Submission;
import org.practicepress.intake.submission.Written;
import org.practicepress.intake.unsorted.UnsortedMails;
import org.practicepress.messaging.claimcheck.ClaimCheck;
import org.practicepress.messaging.claimcheck.ClaimChecks;
import org.practicepress.messaging.event.CloudEvent;
import org.practicepress.messaging.event.EventCodec;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Mails that nobody can make anything of, and what becomes of them. */
class UnsortedMailTests {

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

	/** Its sender is told how to send a form, and an editor sees what they meant. */
	@Test
	void aMailWithoutAFormIsKeptWithItsOriginal() throws Exception {
		MimeMessage mail = MailboxTests.mail(this.sender, "A number for the bakery");
		MailboxTests.send(mail);
		String submission = MailboxTests.submissionFrom(this.sender);
		String id = unsortedFrom(this.sender);
		CloudEvent told = MailboxTests.awaitEvents("mail.events", id, 1).getFirst();
		String event = new String(CODEC.encode(told), StandardCharsets.UTF_8);
		assertThat(ContractTests.errors("mail.unsorted.v1", event)).isEmpty();
		assertThat(event).doesNotContain(this.sender, "Good morning");
		assertThat(told.data().path("reason").asString()).isEqualTo("no-form");
		assertThat(told.data().path("submissionId").asString()).isEqualTo(submission);
		assertThat(text(told, "text")).isEqualTo("Good morning");
		assertThat(text(told, "original")).contains("From: " + this.sender, "Subject: A number for the bakery");
		assertThat(MailboxTests.awaitEvents("submission.events", submission, 1).getFirst().type())
			.isEqualTo("submission.unreadable.v1");
		MailboxTests.append(mail);
		await().untilAsserted(
				() -> assertThat(MailboxTests.messageIds("Taken").stream().filter(mail.getMessageID()::equals))
					.hasSize(2));
		assertThat(site.events("mail.events", id)).hasSize(1);
	}

	/** A scanner, or a list that the mailbox is on. */
	@Test
	void whatAProgramSendsIsKeptIfItBringsSomething() throws Exception {
		for (boolean brings : List.of(false, true)) {
			String machine = MailboxTests.sender();
			MimeMessage mail = brings
					? MailboxTests.mail(machine, "Scan", MailboxTests.part("scan.pdf", "application/pdf", PDF))
					: MailboxTests.mail(machine, "News");
			mail.setHeader("List-Id", "<practices.office.example>");
			mail.saveChanges();
			MailboxTests.send(mail);
			await().untilAsserted(() -> assertThat(MailboxTests.messageIds("Ignored")).contains(mail.getMessageID()));
			assertThat(MailboxTests.submissionsFrom(machine)).isEmpty();
			assertThat(unsorted(machine)).hasSize(brings ? 1 : 0);
			if (brings) {
				CloudEvent told = MailboxTests.awaitEvents("mail.events", unsorted(machine).getFirst(), 1).getFirst();
				assertThat(told.data().path("reason").asString()).isEqualTo("automatic");
				assertThat(told.data().path("files").path(0).path("name").asString()).isEqualTo("scan.pdf");
			}
		}
	}

	@Test
	void anAnswerThatOnlyQuotesIsNotLost() throws Exception {
		String id = atTheDesk();
		MimeMessage quotes = MailboxTests.mail(this.sender, "Re: [" + submission(id).reference() + "]");
		quotes.setText("On Monday, 2 November 2026, Hub <" + IntakeSite.ADDRESS + "> wrote:\n> Good morning\n",
				"UTF-8");
		MailboxTests.send(quotes);
		CloudEvent told = MailboxTests.awaitEvents("mail.events", unsortedFrom(this.sender), 1).getFirst();
		assertThat(told.data().path("reason").asString()).isEqualTo("says-nothing");
		assertThat(told.data().path("reference").asString()).isEqualTo(submission(id).reference());
		assertThat(submission(id).messages()).hasSize(1);
	}

	@Test
	void whatAnEditorPutsToASubmissionIsTakenOnceAndAnswersNobody() throws Exception {
		String id = atTheDesk();
		String colleague = MailboxTests.sender();
		MailboxTests.send(MailboxTests.mail(colleague, "For [" + submission(id).reference() + "]"));
		String words = unsortedFrom(colleague);
		for (int time = 1; time <= 2; time++) {
			tell("mail.assigned.v1", words, time + 1, (data) -> data.put("submissionId", id));
		}
		await().untilAsserted(() -> assertThat(submission(id).messages()).hasSize(2));
		CloudEvent heard = MailboxTests.awaitEvents("submission.events", id, 2).getLast();
		assertThat(heard.type()).isEqualTo("submission.message-received.v1");
		assertThat(heard.data().path("quiet").asBoolean()).isTrue();
		assertThat(heard.data().path("thread").path("messageId").asString())
			.isEqualTo(Objects.requireNonNull(submission(id).thread()).messageId());

		String scanner = MailboxTests.sender();
		MimeMessage scan = MailboxTests.mail(scanner, "Scan",
				MailboxTests.part("form.docx", WORD, FilledForms.complete(this.sender).toBytes()));
		scan.setHeader("Precedence", "bulk");
		scan.saveChanges();
		MailboxTests.send(scan);
		tell("mail.assigned.v1", unsortedFrom(scanner), 2, (data) -> data.put("submissionId", id));
		await().untilAsserted(() -> assertThat(submission(id).completeRevision()).isEqualTo(2));
		assertThat(status(unsortedFrom(scanner))).isEqualTo("assigned");
	}

	@Test
	void whoHasWrittenAMailIsAnsweredUnderIt() throws Exception {
		MimeMessage mail = MailboxTests.mail(this.sender, "How do I begin?");
		MailboxTests.send(mail);
		String id = unsortedFrom(this.sender);
		String submission = MailboxTests.submissionFrom(this.sender);
		MailboxTests.awaitEvents("submission.events", submission, 1);
		tell("mail.answered.v1", id, 2, (data) -> data.put("message", "With the form."));
		await().untilAsserted(() -> assertThat(status(id)).isEqualTo("answered"));
		CloudEvent told = MailboxTests.awaitEvents("submission.events", submission, 2).getLast();
		assertThat(told.type()).isEqualTo("submission.mail-answered.v1");
		assertThat(ContractTests.errors(told.type(), new String(CODEC.encode(told), StandardCharsets.UTF_8))).isEmpty();
		assertThat(told.data().path("message").asString()).isEqualTo("With the form.");
		assertThat(told.data().path("thread").path("messageId").asString()).isEqualTo(mail.getMessageID());
		assertThat(told.toString()).doesNotContain(this.sender);
		assertThat(submission(submission).written()).extracting(Written::text).contains("With the form.");
	}

	/** And nobody else's, though it was put to the same submission. */
	@Test
	void aContributorTakesAwayTheMailsThatTheyWrote() throws Exception {
		String id = atTheDesk();
		MimeMessage own = MailboxTests.mail(this.sender, "A number for the bakery");
		MailboxTests.send(own);
		String mine = unsortedFrom(this.sender);
		String colleague = MailboxTests.sender();
		MailboxTests.send(MailboxTests.mail(colleague, "For [" + submission(id).reference() + "]"));
		String theirs = unsortedFrom(colleague);
		for (String mail : List.of(mine, theirs)) {
			tell("mail.assigned.v1", mail, 2, (data) -> data.put("submissionId", id));
			await().untilAsserted(() -> assertThat(status(mail)).isEqualTo("assigned"));
		}
		String page = "/submissions/" + submission(id).statusToken() + "/data";
		List<String> mails = new ArrayList<>();
		try (ZipInputStream zip = new ZipInputStream(URI.create(site.url() + page).toURL().openStream())) {
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				if (entry.getName().endsWith(".eml")) {
					mails.add(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
				}
			}
		}
		assertThat(mails).singleElement()
			.satisfies((mail) -> assertThat(mail).contains("From: " + this.sender, "A number for the bakery"));
	}

	@Test
	void whatIsDroppedChangesNothing() throws Exception {
		MailboxTests.send(MailboxTests.mail(this.sender, "Cheap watches"));
		String id = unsortedFrom(this.sender);
		tell("mail.dropped.v1", id, 2, (data) -> data);
		await().untilAsserted(() -> assertThat(status(id)).isEqualTo("dropped"));
	}

	/** By their time, and with whoever has sent them; neither comes again. */
	@Test
	void theyAreKeptNoLongerThanTheyMayBe() throws Exception {
		MimeMessage mail = MailboxTests.mail(this.sender, "Long ago");
		MailboxTests.send(mail);
		String old = unsortedFrom(this.sender);
		String other = MailboxTests.sender();
		MailboxTests.send(MailboxTests.mail(other, "Erased"));
		String erased = unsortedFrom(other);
		site.bean(MongoDatabase.class)
			.getCollection("unsorted-mails")
			.updateOne(Filters.eq(old), Updates.set("state.at", "2025-11-02T10:00:00Z"));
		site.bean(UnsortedMails.class).sweep();
		site.bean(Erasures.class).erase(MailboxTests.submissionFrom(other), "an operator", null);
		for (String id : List.of(old, erased)) {
			assertThat(MailboxTests.awaitEvents("mail.events", id, 2).getLast().type()).isEqualTo("mail.gone.v1");
		}
		MailboxTests.append(mail);
		await().untilAsserted(
				() -> assertThat(MailboxTests.messageIds("Taken").stream().filter(mail.getMessageID()::equals))
					.hasSize(2));
		assertThat(unsorted(this.sender)).isEmpty();
	}

	@Test
	void thePrivacyPageTellsHowLong() {
		for (String language : List.of("en", "fr", "es", "ar")) {
			assertThat(site.get("/privacy?lang=" + language, "Accept", "text/html").body()).doesNotContain("??");
		}
		assertThat(site.get("/privacy?lang=en", "Accept", "text/html").body()).contains("could not be made anything of",
				"6 months");
	}

	/** A submission of this test's sender that can be judged. */
	private String atTheDesk() throws Exception {
		MailboxTests.send(MailboxTests.mail(this.sender, "First",
				MailboxTests.part("form.docx", WORD, FilledForms.complete(this.sender).toBytes())));
		String id = MailboxTests.submissionFrom(this.sender);
		await().untilAsserted(() -> assertThat(submission(id).status()).isEqualTo(Status.QUEUED));
		return id;
	}

	private static Submission submission(String id) {
		return MailboxTests.submission(id);
	}

	private static String unsortedFrom(String sender) {
		await().untilAsserted(() -> assertThat(unsorted(sender)).hasSize(1));
		return unsorted(sender).getFirst();
	}

	private static List<String> unsorted(String sender) {
		return mails().find(Filters.eq("state.from", sender))
			.map((mail) -> mail.getString("_id"))
			.into(new ArrayList<>());
	}

	private static String status(String id) {
		return Objects.requireNonNull(mails().find(Filters.eq(id)).first())
			.get("state", Document.class)
			.getString("status");
	}

	private static MongoCollection<Document> mails() {
		return site.bean(MongoDatabase.class).getCollection("unsorted-mails");
	}

	private static String text(CloudEvent told, String field) throws Exception {
		ClaimCheck file = CODEC.mapper().treeToValue(told.data().path(field), ClaimCheck.class);
		try (var in = site.bean(ClaimChecks.class).open(file)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	private static void tell(String type, String mail, int version, UnaryOperator<ObjectNode> change) throws Exception {
		CloudEvent released = CODEC
			.decode(ContractTests.contract(type + ".example.json").getBytes(StandardCharsets.UTF_8));
		byte[] event = CODEC.encode(new CloudEvent(UUID.randomUUID().toString(), released.source(), released.type(),
				mail, Instant.now(), change.apply(((ObjectNode) released.data()).put("version", version))));
		producer.send(new ProducerRecord<>("sorting.events", mail.getBytes(StandardCharsets.UTF_8), event)).get();
	}

}
