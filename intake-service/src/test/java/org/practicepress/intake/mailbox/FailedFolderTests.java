package org.practicepress.intake.mailbox;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.practicepress.embedded.junit.EmbeddedParts;
import org.practicepress.intake.ContractTests;
import org.practicepress.intake.IntakeSite;
import org.practicepress.messaging.event.CloudEvent;
import org.practicepress.messaging.event.EventCodec;
import org.practicepress.messaging.inbox.Incoming;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Mails that could not be taken, on a real server, and what an operator wants of them.
 */
class FailedFolderTests {

	private static final byte[] PDF = "%PDF-1.7\n%%EOF\n".getBytes(StandardCharsets.UTF_8);

	/** So many wait for one contributor's word. */
	private static final int MOST_HELD = 20;

	private static final EventCodec CODEC = new EventCodec();

	private static IntakeSite site;

	@BeforeAll
	static void start() {
		site = IntakeSite.running();
		MailboxTests.start();
	}

	@Test
	void whatCannotBeTakenIsToldAndTriedOnceMoreAndToldAgain() throws Exception {
		String subject = failed();
		String id = stuck(subject);
		CloudEvent told = MailboxTests.awaitEvents("trouble.events", id, 1).getFirst();
		assertThat(told.type()).isEqualTo("mail.stuck.v1");
		assertThat(told.data().path("reason").asString()).isEqualTo("too-many-held");
		assertThat(told.data().path("attempts").asInt()).isEqualTo(2);
		assertThat(told.data().path("size").asLong()).isPositive();
		assertThat(told.data().path("reference").asString()).isEqualTo(subject.substring(1, 10));
		String event = new String(CODEC.encode(told), StandardCharsets.UTF_8);
		assertThat(ContractTests.errors(told.type(), event)).isEmpty();
		assertThat(event).doesNotContain("tigris", "please read");

		asks("retry.asked.v1", id, 1);
		List<CloudEvent> all = MailboxTests.awaitEvents("trouble.events", id, 3);
		assertThat(all).extracting(CloudEvent::type)
			.containsExactly("mail.stuck.v1", "trouble.over.v1", "mail.stuck.v1");
		assertThat(all).extracting(CloudEvent::version).isSorted().doesNotHaveDuplicates();
		await().untilAsserted(() -> assertThat(MailboxTests.subjects("Failed")).containsOnlyOnce(subject));
		asks("discard.asked.v1", id, 1);
		asks("discard.asked.v1", id, 2);
		MailboxTests.awaitEvents("trouble.events", id, 4);
		assertThat(MailboxTests.subjects("Failed")).doesNotContain(subject);
		assertThat(MailboxTests.subjects("Ignored")).containsOnlyOnce(subject);
		assertThat(MailboxTests.subjects("INBOX")).doesNotContain(subject);
	}

	@Test
	void whatSomebodyTakesAwayByHandIsTroubleNoMore() throws Exception {
		String subject = failed();
		String id = stuck(subject);
		try (Store store = MailboxTests.store(); Folder folder = store.getFolder("Failed")) {
			folder.open(Folder.READ_WRITE);
			for (Message message : folder.getMessages()) {
				message.setFlag(Flags.Flag.DELETED, subject.equals(message.getSubject()));
			}
		}
		site.bean(Mailboxes.class).wake();
		assertThat(MailboxTests.awaitEvents("trouble.events", id, 2).getLast().type()).isEqualTo("trouble.over.v1");
		asks("retry.asked.v1", id, 1);
		asks("retry.asked.v1", UUID.randomUUID().toString(), 1);
		await().untilAsserted(() -> assertThat(MailboxTests.subjects("INBOX")).isEmpty());
		assertThat(MailboxTests.subjects("INBOX")).doesNotContain(subject);
	}

	/** It was put there by the version before, or by hand. */
	@Test
	void whatLiesThereIsToldWhoeverHasPutItThere() throws Exception {
		String reference = reference(MailboxTests.sender());
		MimeMessage mail = MailboxTests.mail(MailboxTests.sender(), "Re: [" + reference + "]");
		try (Store store = MailboxTests.store(); Folder folder = store.getFolder("Failed")) {
			if (!folder.exists()) {
				folder.create(Folder.HOLDS_MESSAGES);
			}
			folder.open(Folder.READ_WRITE);
			folder.appendMessages(new Message[] { mail });
		}
		site.bean(Mailboxes.class).wake();
		String id = known(reference);
		CloudEvent told = MailboxTests.awaitEvents("trouble.events", id, 1).getFirst();
		assertThat(told.data().path("reason").asString()).isEqualTo("unknown");
		asks("retry.asked.v1", id, 1);
		MailboxTests.awaitEvents("trouble.events", id, 2);
		await().untilAsserted(() -> assertThat(MailboxTests.messageIds("Taken")).contains(mail.getMessageID()));
	}

	/** It was in the settings when the mail was set aside. */
	@Test
	void whatIsWantedOfAMailWaitsForNoMailboxThatThereIsNotAnyMore() {
		StuckMails stuck = site.bean(StuckMails.class);
		Mailboxes none = MailboxesTests.mailboxes(MailboxesTests.properties(Map.of()), Map.of(), Clock.systemUTC());
		String asked = UUID.randomUUID().toString();
		String lies = UUID.randomUUID().toString();
		for (String id : List.of(asked, lies)) {
			stuck.found(id,
					new StuckMail(StuckMail.Status.LIES, StuckMail.Reason.FAULT, Instant.EPOCH, 5, null, 9, null));
		}
		stuck.asked(new Incoming("intake", "operator.events", new CloudEvent("1", "/review", "retry.asked.v1", asked,
				Instant.EPOCH, CODEC.mapper().createObjectNode().put("version", 1))), StuckMail.Status.RETRY);
		none.wake();
		assertThat(stuck.lying()).containsKey(lies).doesNotContainKey(asked);
	}

	/** One more that may be forged, about a submission for which as many wait as may. */
	private static String failed() throws Exception {
		String sender = MailboxTests.sender();
		String reference = reference(sender);
		String subject = "[" + reference + "] please read this";
		for (int number = 0; number < MOST_HELD; number++) {
			MailboxTests.append(forged(sender, "[" + reference + "] the same, part " + number));
		}
		MailboxTests.append(forged(sender, subject));
		return subject;
	}

	private static MimeMessage forged(String sender, String subject) throws Exception {
		MimeMessage mail = MailboxTests.mail(sender, subject, MailboxTests.part("form.pdf", "application/pdf", PDF));
		mail.setHeader("Authentication-Results",
				"mx.practices.example; dmarc=fail (p=REJECT) header.from=tigris.example");
		mail.saveChanges();
		return mail;
	}

	private static String reference(String sender) throws Exception {
		MailboxTests.send(MailboxTests.mail(sender, "First", MailboxTests.part("form.pdf", "application/pdf", PDF)));
		return MailboxTests.submission(MailboxTests.submissionFrom(sender)).reference();
	}

	private static String stuck(String subject) {
		return known(subject.substring(1, 10));
	}

	private static String known(String reference) {
		return await().until(() -> found(reference), (mail) -> mail != null).getString("_id");
	}

	private static @Nullable Document found(String reference) {
		return site.bean(MongoDatabase.class)
			.getCollection("stuck-mails")
			.find(Filters.eq("state.reference", reference))
			.first();
	}

	private static void asks(String type, String id, long version) throws Exception {
		ObjectNode data = CODEC.mapper().createObjectNode().put("version", version).put("kind", "mail");
		data.put("operator", "ola");
		CloudEvent event = new CloudEvent(UUID.randomUUID().toString(), "/review", type, id, Instant.now(), data);
		try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
				Map.of("bootstrap.servers", EmbeddedParts.kafka()), new ByteArraySerializer(),
				new ByteArraySerializer())) {
			producer
				.send(new ProducerRecord<>("operator.events", id.getBytes(StandardCharsets.UTF_8), CODEC.encode(event)))
				.get();
		}
	}

}
