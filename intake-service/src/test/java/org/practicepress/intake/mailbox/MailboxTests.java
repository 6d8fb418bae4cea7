package org.practicepress.intake.mailbox;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import jakarta.activation.DataHandler;
import jakarta.mail.Address;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.ByteArrayDataSource;
import org.bson.Document;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.practicepress.embedded.mail.EmbeddedMail;
import org.practicepress.form.FormLanguage;
import org.practicepress.form.PracticeForm;
import org.practicepress.intake.FilledForms;
import org.practicepress.intake.IntakeSite;
import org.practicepress.intake.contributor.Contributors;
import org.practicepress.intake.submission.Arrival;
import org.practicepress.intake.submission.Channel;
import org.practicepress.intake.submission.Identity;
import org.practicepress.intake.submission.MailThread;
import org.practicepress.intake.submission.Status;
import org.practicepress.intake.submission.Submission;
import org.practicepress.intake.submission.Submissions;
import org.practicepress.messaging.claimcheck.ClaimCheck;
import org.practicepress.messaging.claimcheck.ClaimChecks;
import org.practicepress.messaging.event.CloudEvent;
import org.practicepress.messaging.event.EventCodec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class MailboxTests {

	private static final byte[] PDF = "%PDF-1.7\n%%EOF\n".getBytes(StandardCharsets.UTF_8);

	private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

	private static IntakeSite site;

	@BeforeAll
	static void start() {
		site = IntakeSite.running();
	}

	@Test
	void aMailWithTheFormBecomesASubmissionInItsThread() throws Exception {
		String sender = sender();
		MimeMessage mail = mail(sender, "Our practice", part("formulario de práctica ñ.pdf", "application/pdf", PDF));
		send(mail);
		String id = submissionFrom(sender);
		CloudEvent event = awaitEvents("document.events", id, 1).getFirst();
		assertThat(event.type()).isEqualTo("document.received.v1");
		assertThat(event.data().path("channel").asString()).isEqualTo("email");
		assertThat(event.data().path("files").get(0).path("name").asString()).isEqualTo("formulario de práctica ñ.pdf");
		assertThat(event.data().path("thread").path("messageId").asString()).isEqualTo(mail.getMessageID());
		assertThat(event.data().path("thread").path("subject").asString()).isEqualTo("Our practice");
		await().untilAsserted(() -> assertThat(messageIds("Taken")).contains(mail.getMessageID()));
		assertThat(messageIds("INBOX")).doesNotContain(mail.getMessageID());
	}

	@Test
	void aMailWithoutAnAttachmentIsToldHow() throws Exception {
		String sender = sender();
		send(mail(sender, "Here it is"));
		String id = submissionFrom(sender);
		CloudEvent event = awaitEvents("submission.events", id, 1).getFirst();
		assertThat(event.type()).isEqualTo("submission.unreadable.v1");
		assertThat(event.data().path("reason").asString()).isEqualTo("no-attachment");
		assertThat(awaitEvents("contributors", submission(id).contributorId(), 1).getFirst()
			.data()
			.path("statusToken")
			.asString()).isEqualTo(submission(id).statusToken());
		assertThat(site.events("document.events", id)).isEmpty();
	}

	/**
	 * Nothing is fetched; the answer to that letter is told the same until there is a
	 * form.
	 */
	@Test
	void aLinkInsteadOfAFileIsToldHow() throws Exception {
		String sender = sender();
		MimeMessage mail = mail(sender, "Our practice");
		mail.setText("It is here: https://hub-my.sharepoint.com/:w:/g/personal/a", "UTF-8");
		send(mail);
		String id = submissionFrom(sender);
		CloudEvent event = awaitEvents("submission.events", id, 1).getFirst();
		assertThat(event.data().path("reason").asString()).isEqualTo("no-attachment");
		assertThat(event.data().path("instead").asString()).isEqualTo("link");
		String page = site.get("/submissions/" + submission(id).statusToken(), "Accept", "text/html").body();
		assertThat(page).contains("a link instead of a file");
		MimeMessage again = mail(sender, "Re: [" + submission(id).reference() + "]");
		again.setText("https://we.tl/t-1", "UTF-8");
		send(again);
		assertThat(awaitEvents("submission.events", id, 2).getLast().data().path("instead").asString())
			.isEqualTo("link");
	}

	@Test
	void anArchiveWithTheFormIsTheForm() throws Exception {
		String sender = sender();
		ByteArrayOutputStream zip = new ByteArrayOutputStream();
		try (ZipOutputStream out = new ZipOutputStream(zip)) {
			out.putNextEntry(new ZipEntry("forms/form.docx"));
			out.write(FilledForms.complete(sender).toBytes());
		}
		send(mail(sender, "Our practice", part("forms.zip", "application/zip", zip.toByteArray())));
		String id = submissionFrom(sender);
		CloudEvent read = awaitEvents("submission.events", id, 1).getFirst();
		assertThat(read.type()).isEqualTo("submission.received.v1");
		assertThat(read.data().path("original").path("name").asString()).isEqualTo("form.docx");
		assertThat(awaitEvents("contributors", submission(id).contributorId(), 1)).as("told once")
			.singleElement()
			.satisfies((told) -> {
				assertThat(told.data().path("email").asString()).isEqualTo(sender);
				assertThat(told.data().path("name").asString()).isNotEmpty();
				assertThat(told.data().path("statusToken").asString()).isEqualTo(submission(id).statusToken());
			});
	}

	@Test
	void theFormMayStandInTheMailItself() throws Exception {
		for (boolean html : List.of(false, true)) {
			String sender = sender();
			MimeMessage mail = mail(sender, "Our practice");
			StringBuilder body = new StringBuilder(html ? "<p>Good morning</p><table>" : "Good morning\n\n");
			PracticeForm.load().sections().forEach((section) -> {
				body.append(html ? "" : section.label(FormLanguage.FRENCH) + "\n");
				section.fields().forEach((field) -> {
					String label = field.label(FormLanguage.FRENCH);
					String answer = field.key().equals("practice.title") ? "Un four pour Kaolack" : "";
					body.append(html ? "<tr><td>" + label + "</td><td>" + answer + "</td></tr>"
							: label + " *\n" + answer + "\n");
				});
			});
			mail.setContent(body.toString(), (html ? "text/html" : "text/plain") + "; charset=UTF-8");
			mail.saveChanges();
			send(mail);
			CloudEvent event = awaitEvents("submission.events", submissionFrom(sender), 1).getFirst();
			assertThat(event.type()).isEqualTo("submission.incomplete.v1");
			assertThat(event.data().path("title").asString()).isEqualTo("Un four pour Kaolack");
			assertThat(event.data().path("formLanguage").asString()).isEqualTo("fr");
		}
	}

	@Test
	void allOfTenAttachmentsAreStoredNestedOnesToo() throws Exception {
		String sender = sender();
		List<MimeBodyPart> parts = new ArrayList<>();
		for (int i = 0; i < 9; i++) {
			parts.add(part("photo-" + i + ".jpg", "image/jpeg", new byte[] { 1, 2, (byte) i }));
		}
		MimeBodyPart forwarded = new MimeBodyPart();
		forwarded.setContent(mail("colleague@tigris.example", "Fwd", part("form.pdf", "application/pdf", PDF)),
				"message/rfc822");
		parts.add(forwarded);
		send(mail(sender, "Ten files", parts.toArray(MimeBodyPart[]::new)));
		CloudEvent event = awaitEvents("document.events", submissionFrom(sender), 1).getFirst();
		assertThat(event.data().path("files").valueStream().map((file) -> file.path("name").asString())).hasSize(10)
			.contains("form.pdf", "photo-8.jpg");
	}

	/** The first that is filled in is read; an editor finds the others beside it. */
	@Test
	void theFormSentTwiceInOneMailIsOneSubmission() throws Exception {
		String sender = sender();
		byte[] first = FilledForms.complete(sender).type("practice.place", "Mosul").toBytes();
		byte[] second = FilledForms.complete(sender).type("practice.place", "Duhok").toBytes();
		send(mail(sender, "Twice", part("blank.docx", WORD, FilledForms.blank()), part("first.docx", WORD, first),
				part("second.docx", WORD, second)));
		CloudEvent read = awaitEvents("submission.events", submissionFrom(sender), 1).getFirst();
		assertThat(read.type()).isEqualTo("submission.received.v1");
		assertThat(read.data().path("original").path("name").asString()).isEqualTo("first.docx");
		assertThat(read.data().path("answers").path("practice.place").get(0).asString()).isEqualTo("Mosul");
		assertThat(read.data().path("documents").valueStream().map((file) -> file.path("name").asString()))
			.containsExactly("blank.docx", "second.docx");
	}

	/** Nobody can tell whose photo it is: each has it, and an editor takes it out. */
	@Test
	void twoFormsInOneMailAreTwoSubmissionsInItsThread() throws Exception {
		String sender = sender();
		byte[] first = FilledForms.complete(sender).toBytes();
		byte[] second = FilledForms.almostComplete(sender).type("practice.title", "A well for Kaolack").toBytes();
		MimeMessage mail = mail(sender, "Two practices", part("photo.jpg", "image/jpeg", FilledForms.photo(0.7f)),
				part("first.docx", WORD, first), part("second.docx", WORD, second),
				part("note.txt", "text/plain", PDF));
		send(mail);
		await().untilAsserted(() -> assertThat(submissionsFrom(sender)).hasSize(2));
		List<CloudEvent> read = new ArrayList<>();
		for (String id : submissionsFrom(sender)) {
			read.addAll(awaitEvents("submission.events", id, 1));
		}
		assertThat(read).extracting(CloudEvent::type)
			.containsExactlyInAnyOrder("submission.received.v1", "submission.incomplete.v1");
		assertThat(read).allSatisfy((event) -> {
			assertThat(event.data().path("thread").path("messageId").asString()).isEqualTo(mail.getMessageID());
			assertThat(submission(event.subject()).form()).satisfies((form) -> {
				assertThat(form.photos()).extracting((photo) -> photo.file().name()).containsExactly("photo.jpg");
				assertThat(form.documents()).extracting(ClaimCheck::name).containsExactly("note.txt");
			});
		});
		send(mail);
		await().untilAsserted(
				() -> assertThat(messageIds("Taken").stream().filter(mail.getMessageID()::equals)).hasSize(2));
		assertThat(submissionsFrom(sender)).hasSize(2);
	}

	@Test
	void aDeviceWithAConstantMessageIdLosesNothing() throws Exception {
		String sender = sender();
		String constant = "<scanner." + sender + ">";
		MimeMessage first = named(constant, mail(sender, "Scan", part("form.pdf", "application/pdf", PDF)));
		byte[] other = "%PDF-1.7\nanother\n%%EOF\n".getBytes(StandardCharsets.UTF_8);
		MimeMessage second = named(constant, mail(sender, "Scan", part("form.pdf", "application/pdf", other)));
		send(first);
		submissionFrom(sender);
		send(second);
		await().untilAsserted(() -> assertThat(submissionsFrom(sender)).hasSize(2));
		first.setHeader("Received", "from elsewhere by another way; Mon, 2 Nov 2026 12:00:00 +0000");
		first.setHeader("X-Spam-Score", "0.1");
		append(first);
		await().untilAsserted(
				() -> assertThat(messageIds("Taken").stream().filter(constant::equals).count()).isEqualTo(3));
		assertThat(submissionsFrom(sender)).hasSize(2);
	}

	/** It knew mails by their Message-ID alone. */
	@Test
	void whatTheVersionBeforeHasTakenIsNotTakenAgain() throws Exception {
		String sender = sender();
		MimeMessage mail = mail(sender, "Before", part("form.pdf", "application/pdf", PDF));
		String key = HexFormat.of()
			.formatHex(
					MessageDigest.getInstance("SHA-256").digest(mail.getMessageID().getBytes(StandardCharsets.UTF_8)));
		String id = UUID.randomUUID().toString();
		ClaimCheck file = site.bean(ClaimChecks.class)
			.store(new ByteArrayInputStream(PDF), "form.pdf", "application/pdf");
		Identity identity = site.bean(Submissions.class).identityFor(id);
		site.bean(Submissions.class)
			.begin(id, identity, new Arrival(Channel.EMAIL,
					site.bean(Contributors.class).add(sender, "en", identity.statusToken()), List.of(file), null,
					new Arrival.Mail(key, new MailThread(mail.getMessageID(), List.of(), "Before")), Instant.now()));
		site.bean(MongoDatabase.class)
			.getCollection("mails")
			.insertOne(new Document("_id", key).append("submissionId", id).append("at", new Date()));
		send(mail);
		await().untilAsserted(() -> assertThat(messageIds("Taken")).contains(mail.getMessageID()));
		assertThat(submissionsFrom(sender)).containsExactly(id);
		assertThat(submission(id).revision()).isEqualTo(1);
		MimeMessage later = named(mail.getMessageID(), mail(sender, "After", part("form.pdf", "application/pdf", PDF)));
		later.setSentDate(Date.from(Instant.now().plus(Duration.ofDays(1))));
		send(later);
		await().untilAsserted(() -> assertThat(submissionsFrom(sender)).hasSize(2));
	}

	@Test
	void wordsToAClosedSubmissionReachTheEditorsAndFilesBeginANewOne() throws Exception {
		String sender = sender();
		send(mail(sender, "First", part("form.docx", WORD, FilledForms.complete(sender).toBytes())));
		String id = submissionFrom(sender);
		await().untilAsserted(() -> assertThat(submission(id).status()).isEqualTo(Status.QUEUED));
		site.bean(Submissions.class).change(id, (submission) -> submission.withdraw(Instant.now()));
		String subject = "Re: [" + submission(id).reference() + "]";
		send(mail(sender, subject));
		await().untilAsserted(() -> assertThat(submission(id).messages()).hasSize(2)
			.last()
			.satisfies((message) -> assertThat(text(message.text())).isEqualTo("Good morning")));
		assertThat(submission(id).status()).isEqualTo(Status.WITHDRAWN);
		CloudEvent told = awaitEvents("submission.events", id, 3).getLast();
		assertThat(told.type()).isEqualTo("submission.message-received.v1");
		assertThat(new String(new EventCodec().encode(told), StandardCharsets.UTF_8)).doesNotContain("Good morning");
		send(mail(sender, subject, part("large.pdf", "application/pdf", new byte[26 * 1024 * 1024])));
		await().untilAsserted(() -> assertThat(submissionsFrom(sender)).hasSize(2));
	}

	@Test
	void whatIsWrittenBesideAFormReachesTheEditorsAndWhatOnlyQuotesSaysNothing() throws Exception {
		String sender = sender();
		send(mail(sender, "First", part("form.docx", WORD, FilledForms.complete(sender).toBytes())));
		String id = submissionFrom(sender);
		CloudEvent received = awaitEvents("submission.events", id, 1).getFirst();
		assertThat(received.data().path("messages")).hasSize(1);
		String subject = "Re: [" + submission(id).reference() + "]";
		MimeMessage quotes = mail(sender, subject);
		quotes.setText("On Monday, 2 November 2026, Hub <" + IntakeSite.ADDRESS + "> wrote:\n> Good morning\n",
				"UTF-8");
		send(quotes);
		await().untilAsserted(() -> assertThat(messageIds("Taken")).contains(quotes.getMessageID()));
		send(mail(sender, subject, part("form.docx", WORD, FilledForms.complete(sender).toBytes())));
		List<CloudEvent> events = awaitEvents("submission.events", id, 3);
		assertThat(events).extracting(CloudEvent::type)
			.containsExactly("submission.received.v1", "submission.message-received.v1", "submission.revised.v1");
		assertThat(events.get(1).data().path("quiet").asBoolean()).isTrue();
		assertThat(submission(id).messages()).hasSize(2)
			.allSatisfy((message) -> assertThat(text(message.text())).isEqualTo("Good morning"));
	}

	@Test
	void aPictureThatIsNotTakenAsAPhotoIsNamed() throws Exception {
		String sender = sender();
		byte[] heic = { 0, 0, 0, 24, 'f', 't', 'y', 'p', 'h', 'e', 'i', 'c', 0, 0, 0, 0, 'm', 'i', 'f', '1', 'h', 'e',
				'i', 'c' };
		send(mail(sender, "With a picture", part("form.docx", WORD, FilledForms.complete(sender).toBytes()),
				part("IMG_0001.heic", "image/heic", heic)));
		String id = submissionFrom(sender);
		await().untilAsserted(() -> assertThat(submission(id).status()).isEqualTo(Status.QUEUED));
		String page = site.get("/submissions/" + submission(id).statusToken(), "Accept", "text/html").body();
		assertThat(page).contains("IMG_0001.heic").contains("send them as JPEG or PNG");
	}

	@Test
	void theSameMailDeliveredTwiceIsTakenOnce() throws Exception {
		String sender = sender();
		MimeMessage mail = mail(sender, "Twice", part("form.pdf", "application/pdf", PDF));
		send(mail);
		send(mail);
		String id = submissionFrom(sender);
		await().untilAsserted(
				() -> assertThat(messageIds("Taken").stream().filter(mail.getMessageID()::equals)).hasSize(2));
		assertThat(site.bean(Submissions.class).find(id))
			.hasValueSatisfying((submission) -> assertThat(submission.revision()).isEqualTo(1));
		assertThat(submissionsFrom(sender)).hasSize(1);
	}

	@Test
	void withoutAMessageIdItIsKnownByItsContent() throws Exception {
		String sender = sender();
		MimeMessage mail = mail(sender, "Nameless", part("form.pdf", "application/pdf", PDF));
		MimeMessage nameless = new MimeMessage(mail) {
			@Override
			protected void updateMessageID() throws MessagingException {
				removeHeader("Message-ID");
			}
		};
		nameless.saveChanges();
		append(nameless);
		append(nameless);
		submissionFrom(sender);
		await().untilAsserted(() -> assertThat(subjects("INBOX")).doesNotContain("Nameless"));
		assertThat(submissionsFrom(sender)).hasSize(1);
	}

	@Test
	void aReplyThatNamesTheReferenceIsARevisionIfItIsTheContributors() throws Exception {
		String sender = sender();
		send(mail(sender, "First", part("form.pdf", "application/pdf", PDF)));
		String id = submissionFrom(sender);
		send(mail(sender, "RE: [" + submission(id).reference() + "] please change",
				part("v2.pdf", "application/pdf", PDF)));
		await().untilAsserted(() -> assertThat(submission(id).revision()).isEqualTo(2));
		String stranger = sender();
		send(mail(stranger, "RE: [" + submission(id).reference() + "]", part("x.pdf", "application/pdf", PDF)));
		assertThat(awaitEvents("mail.events", id, 1).getFirst().type()).as("the contributor is asked")
			.isEqualTo("mail.held.v1");
		assertThat(submissionsFrom(stranger)).isEmpty();
		assertThat(submission(id).revision()).isEqualTo(2);
	}

	@Test
	void aWordOfThanksNeverPushesAsideTheScanBeforeIt() throws Exception {
		Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/tesseract")), "There is no Tesseract here");
		String sender = sender();
		send(mail(sender, "First", part("form.docx", WORD, FilledForms.almostComplete(sender).toBytes())));
		String id = submissionFrom(sender);
		await().untilAsserted(() -> assertThat(submission(id).status()).isEqualTo(Status.INCOMPLETE));
		String subject = "Re: [" + submission(id).reference() + "]";
		byte[] scan = Files.readAllBytes(Path.of("../reader/src/test/resources/corpus/fr/puits.scan.pdf"));
		send(mail(sender, subject, part("corrected.pdf", "application/pdf", scan)));
		MimeMessage thanks = mail(sender, subject);
		send(thanks);
		await().untilAsserted(() -> assertThat(messageIds("Taken")).contains(thanks.getMessageID()));
		await().atMost(Duration.ofMinutes(2))
			.untilAsserted(() -> assertThat(submission(id).status()).isEqualTo(Status.QUEUED));
		assertThat(site.events("submission.events", id)).extracting(CloudEvent::type)
			.containsExactly("submission.incomplete.v1", "submission.message-received.v1", "submission.received.v1");
	}

	@Test
	void automaticMailIsSetAsideAndNeverAnswered() throws Exception {
		String sender = sender();
		MimeMessage away = mail(sender, "Out of office " + sender, part("form.pdf", "application/pdf", PDF));
		away.setHeader("Auto-Submitted", "auto-replied");
		away.saveChanges();
		send(away);
		send(mail(IntakeSite.ADDRESS, "Our own " + sender, part("form.pdf", "application/pdf", PDF)));
		await().untilAsserted(
				() -> assertThat(subjects("Ignored")).contains("Out of office " + sender, "Our own " + sender));
		assertThat(submissionsFrom(sender)).isEmpty();
	}

	/** What has ended the process each time it was tried, for instance. */
	@Test
	void aPoisonMailIsGivenUpAndBlocksNobody() throws Exception {
		String poison = sender();
		String sender = sender();
		site.bean(Mailboxes.class).stop();
		try {
			append(mail(poison, "Poison " + poison, part("form.pdf", "application/pdf", PDF)));
			for (int attempt = 0; attempt < 5; attempt++) {
				site.bean(TakenMails.class).attempt(List.of(lastPlace()));
			}
			append(mail(sender, "Next", part("form.pdf", "application/pdf", PDF)));
		}
		finally {
			site.bean(Mailboxes.class).start();
		}
		submissionFrom(sender);
		await().untilAsserted(() -> assertThat(subjects("Failed")).contains("Poison " + poison));
		assertThat(subjects("INBOX")).doesNotContain("Poison " + poison);
		assertThat(submissionsFrom(poison)).isEmpty();
	}

	/** Its headers are of the kind that libraries refuse. */
	@Test
	void aMailWhoseHeadersCannotBeParsedIsTakenAtOnce() throws Exception {
		List<String> odd = List.of("Date: yesterday", "Message-ID: no brackets", "Message-ID: <a b c@\u00fc>",
				"References: <<<<", "To: <<@@>>", "Content-Type: ;;;\"", "Content-Type: text/plain; charset=klingon",
				"Content-Type: multipart/mixed", "Content-Disposition: \"", "Content-Transfer-Encoding: klingon",
				"Subject: =?klingon?b?\u00ff?=", "Subject: =?utf-8?q?a=0D=0ABcc:_b@example.org?=", "no colon",
				"Subject: " + "a".repeat(10_000), "Date: Thu, 1 Jan 1970 00:00:00 +0000");
		List<String> senders = new ArrayList<>();
		for (String header : odd) {
			String sender = sender();
			String mail = "From: " + sender + "\r\n" + header + "\r\n\r\nGood morning\r\n";
			append(new MimeMessage(session(), new ByteArrayInputStream(mail.getBytes(StandardCharsets.ISO_8859_1))));
			senders.add(sender);
		}
		for (String sender : senders) {
			CloudEvent told = awaitEvents("submission.events", submissionFrom(sender), 1).getFirst();
			assertThat(told.data().path("reason").asString()).isEqualTo("no-attachment");
			assertThat(told.data().path("thread").path("subject").asString()).doesNotContain("\n", "\r");
		}
	}

	/** Where the newest mail lies, as it is called when attempts at it are counted. */
	private static String lastPlace() throws MessagingException {
		try (Store store = store(); Folder inbox = store.getFolder("INBOX")) {
			inbox.open(Folder.READ_ONLY);
			UIDFolder uids = (UIDFolder) inbox;
			return "imap://127.0.0.1:" + site.imapPort() + "/INBOX/" + uids.getUIDValidity() + "/"
					+ uids.getUID(inbox.getMessage(inbox.getMessageCount()));
		}
	}

	/** Whoever waits with others is moved with them, and in the order they were sent. */
	@Test
	void mailsThatWaitTogetherAreTakenTogetherButForThoseThatCannotBe() throws Exception {
		String patient = sender();
		send(mail(patient, "First", part("form.pdf", "application/pdf", PDF)));
		String id = submissionFrom(patient);
		String subject = "Re: [" + submission(id).reference() + "]";
		site.bean(Mailboxes.class).stop();
		List<String> senders = new ArrayList<>();
		try {
			for (int i = 0; i < 60; i++) {
				String sender = (i % 10 == 0) ? patient : sender();
				MimeMessage mail = mail(sender, (i % 10 == 0) ? subject : "Practice",
						part(i + ".pdf", "application/pdf", PDF));
				append((i % 20 == 11) ? broken(mail) : mail);
				if (i % 10 != 0 && i % 20 != 11) {
					senders.add(sender);
				}
			}
		}
		finally {
			site.bean(Mailboxes.class).start();
		}
		for (String sender : senders) {
			submissionFrom(sender);
		}
		await().untilAsserted(() -> assertThat(submission(id).revision()).isEqualTo(7));
		assertThat(site.events("document.events", id)).extracting((event) -> event.data().path("files").get(0))
			.extracting((file) -> file.path("name").asString())
			.containsExactly("form.pdf", "0.pdf", "10.pdf", "20.pdf", "30.pdf", "40.pdf", "50.pdf");
		await().untilAsserted(() -> assertThat(messageIds("INBOX")).isEmpty());
	}

	@Test
	void aFileThatIsTooLargeIsLeftOutAndTheSenderIsTold() throws Exception {
		String sender = sender();
		send(mail(sender, "Large", part("large.pdf", "application/pdf", new byte[26 * 1024 * 1024])));
		CloudEvent event = awaitEvents("submission.events", submissionFrom(sender), 1).getFirst();
		assertThat(event.data().path("reason").asString()).isEqualTo("too-large");
		assertThat(event.data().path("fileName").asString()).isEqualTo("large.pdf");
	}

	/** What a mail's reader may fail at. */
	static MimeMessage broken(MimeMessage mail) throws MessagingException, IOException {
		String body = text(mail).replace("Content-Type: application/pdf", "Content-Type: multipart/mixed");
		return new MimeMessage(session(), new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
	}

	static String sender() {
		return "c" + UUID.randomUUID() + "@tigris.example";
	}

	static MimeMessage mail(String from, String subject, MimeBodyPart... files) throws MessagingException {
		MimeMessage mail = new MimeMessage(session());
		mail.setFrom(new InternetAddress(from));
		mail.setRecipient(Message.RecipientType.TO, new InternetAddress(IntakeSite.ADDRESS));
		mail.setSubject(subject, "UTF-8");
		mail.setSentDate(new Date());
		MimeBodyPart text = new MimeBodyPart();
		text.setText("Good morning");
		MimeMultipart content = new MimeMultipart(text);
		for (MimeBodyPart file : files) {
			content.addBodyPart(file);
		}
		mail.setContent(content);
		mail.saveChanges();
		return mail;
	}

	/** Saving it would give it a Message-ID of its own. */
	private static MimeMessage named(String messageId, MimeMessage mail) throws MessagingException {
		mail.setHeader("Message-ID", messageId);
		return mail;
	}

	private static String text(ClaimCheck file) throws IOException {
		try (InputStream in = site.bean(ClaimChecks.class).open(file)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	static MimeBodyPart part(String name, String type, byte[] content) throws MessagingException, IOException {
		MimeBodyPart part = new MimeBodyPart();
		part.setDataHandler(new DataHandler(new ByteArrayDataSource(content, type)));
		part.setDisposition(Part.ATTACHMENT);
		part.setFileName(MimeUtility.encodeText(name, "UTF-8", "B"));
		return part;
	}

	/** As it is: sending the convenient way would make a new Message-ID each time. */
	static void send(MimeMessage mail) throws MessagingException {
		try (Transport smtp = session().getTransport("smtp")) {
			smtp.connect();
			smtp.sendMessage(mail, new Address[] { new InternetAddress(IntakeSite.ADDRESS) });
		}
	}

	/** Past the SMTP server, which would add what is meant to be missing. */
	static void append(MimeMessage mail) throws MessagingException {
		try (Store store = store(); Folder inbox = store.getFolder("INBOX")) {
			inbox.open(Folder.READ_WRITE);
			inbox.appendMessages(new Message[] { mail });
		}
	}

	static List<String> messageIds(String folder) throws MessagingException {
		return headers(folder, "Message-ID");
	}

	static List<String> subjects(String folder) throws MessagingException {
		return headers(folder, "Subject");
	}

	private static List<String> headers(String name, String header) throws MessagingException {
		List<String> values = new ArrayList<>();
		try (Store store = store()) {
			Folder folder = store.getFolder(name);
			if (folder.exists()) {
				folder.open(Folder.READ_ONLY);
				for (Message message : folder.getMessages()) {
					String[] found = message.getHeader(header);
					values.add((found != null) ? found[0] : "");
				}
				folder.close(false);
			}
		}
		return values;
	}

	static Store store() throws MessagingException {
		Store store = session().getStore("imap");
		store.connect("127.0.0.1", site.imapPort(), IntakeSite.ADDRESS, EmbeddedMail.PASSWORD);
		return store;
	}

	private static Session session() {
		Properties properties = new Properties();
		properties.setProperty("mail.smtp.host", "127.0.0.1");
		properties.setProperty("mail.smtp.port", String.valueOf(site.smtpPort()));
		return Session.getInstance(properties);
	}

	private static String text(MimeMessage mail) throws MessagingException, IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		mail.writeTo(out);
		return out.toString(StandardCharsets.UTF_8);
	}

	static String submissionFrom(String sender) {
		await().untilAsserted(() -> assertThat(submissionsFrom(sender)).isNotEmpty());
		return submissionsFrom(sender).getFirst();
	}

	static List<String> submissionsFrom(String sender) {
		MongoDatabase database = site.bean(MongoDatabase.class);
		List<String> contributors = database.getCollection("contributors")
			.find(new Document("state.email", sender))
			.map((document) -> document.getString("_id"))
			.into(new ArrayList<>());
		return database.getCollection("submissions")
			.find(Filters.in("state.contributorId", contributors))
			.map((document) -> document.getString("_id"))
			.into(new ArrayList<>());
	}

	static Submission submission(String id) {
		return site.bean(Submissions.class).find(id).orElseThrow();
	}

	static List<CloudEvent> awaitEvents(String topic, String subject, int count) {
		await().untilAsserted(() -> assertThat(site.events(topic, subject)).hasSize(count));
		return site.events(topic, subject);
	}

}
