package org.practicepress.intake;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.apache.commons.codec.digest.DigestUtils;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.practicepress.embedded.junit.EmbeddedParts;
import org.practicepress.intake.contributor.Contributors;
import org.practicepress.intake.submission.Arrival;
import org.practicepress.intake.submission.Channel;
import org.practicepress.intake.submission.Identity;
import org.practicepress.intake.submission.Submission;
import org.practicepress.intake.submission.Submissions;
import org.practicepress.messaging.claimcheck.ClaimCheck;
import org.practicepress.messaging.claimcheck.ClaimChecks;
import org.practicepress.messaging.event.CloudEvent;
import org.practicepress.messaging.event.EventCodec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A form that cannot be read for a fault of ours: here, its file is not in the store.
 */
class StuckReadingTests {

	private static final String DEAD = "document.events.intake-reading.dlq";

	private final IntakeSite site = IntakeSite.running();

	@Test
	void itsContributorIsToldAndItIsReadWhenAnOperatorPutsItBack() throws Exception {
		String email = UUID.randomUUID() + "@tigris.example";
		byte[] form = FilledForms.complete(email).toBytes();
		String id = UUID.randomUUID().toString();
		Submissions submissions = this.site.bean(Submissions.class);
		Identity identity = submissions.identityFor(id);
		Submission begun = submissions.begin(id, identity, arrivalOf(form, email, identity));

		await().until(() -> this.site.events("submission.events", id).size() == 1);
		CloudEvent delayed = this.site.events("submission.events", id).getFirst();
		assertThat(delayed.type()).isEqualTo("submission.delayed.v1");
		assertThat(ContractTests.errors(delayed.type(),
				new String(new EventCodec().encode(delayed), StandardCharsets.UTF_8)))
			.isEmpty();
		String page = this.site.get("/submissions/" + begun.statusToken(), "Accept", "text/html").body();
		assertThat(page).contains("takes longer than usual").doesNotContain("every 2s");
		assertThat(status(id)).isEqualTo("received");

		this.site.bean(ClaimChecks.class)
			.store(new ByteArrayInputStream(form), "form.docx", "application/octet-stream");
		putBack(deadLetter(id));
		await().until(() -> status(id).equals("queued"));
		assertThat(this.site.events("submission.events", id)).extracting(CloudEvent::type)
			.containsExactly("submission.delayed.v1", "submission.received.v1");
		assertThat(this.site.get("/submissions/" + begun.statusToken(), "Accept", "text/html").body())
			.doesNotContain("takes longer than usual");
	}

	@Test
	void whatComesAfterItIsReadAllTheSame() throws Exception {
		String email = UUID.randomUUID() + "@tigris.example";
		byte[] lost = FilledForms.complete(email).type("practice.place", "Erbil").toBytes();
		byte[] corrected = FilledForms.complete(email).type("practice.place", "Duhok").toBytes();
		String id = UUID.randomUUID().toString();
		Submissions submissions = this.site.bean(Submissions.class);
		Identity identity = submissions.identityFor(id);
		submissions.begin(id, identity, arrivalOf(lost, email, identity));
		this.site.bean(ClaimChecks.class)
			.store(new ByteArrayInputStream(corrected), "form.docx", "application/octet-stream");
		Arrival correction = arrivalOf(corrected, email, identity);
		submissions.change(id, (submission) -> submission.arrive(correction));
		await().until(() -> status(id).equals("queued"));

		this.site.bean(ClaimChecks.class)
			.store(new ByteArrayInputStream(lost), "form.docx", "application/octet-stream");
		putBack(deadLetter(id));
		await().until(() -> submissions.find(id).orElseThrow().unread().isEmpty());
		assertThat(submissions.find(id).orElseThrow().form()).isNotNull()
			.extracting((form) -> form.answers().get("practice.place"))
			.isEqualTo(List.of("Duhok"));
	}

	private Arrival arrivalOf(byte[] form, String email, Identity identity) {
		ClaimCheck file = new ClaimCheck(DigestUtils.sha256Hex(form), form.length, "application/octet-stream",
				"form.docx");
		return new Arrival(Channel.UPLOAD, this.site.bean(Contributors.class).add(email, "en", identity.statusToken()),
				List.of(file), null, null, Instant.now());
	}

	private String status(String id) {
		return this.site.bean(Submissions.class).find(id).orElseThrow().status().code();
	}

	private static ConsumerRecord<byte[], byte[]> deadLetter(String id) {
		try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(Map.of("bootstrap.servers",
				EmbeddedParts.kafka(), "group.id", UUID.randomUUID().toString(), "auto.offset.reset", "earliest"),
				new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
			consumer.subscribe(List.of(DEAD));
			ConsumerRecord<byte[], byte[]> found = null;
			while (found == null) {
				for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
					found = new String(record.key(), StandardCharsets.UTF_8).equals(id) ? record : found;
				}
			}
			return found;
		}
	}

	private static void putBack(ConsumerRecord<byte[], byte[]> letter) {
		try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
				Map.of("bootstrap.servers", EmbeddedParts.kafka()), new ByteArraySerializer(),
				new ByteArraySerializer())) {
			var unused = producer.send(new ProducerRecord<>("document.events", letter.key(), letter.value()));
		}
	}

}
