package org.practicepress.notification.post;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.practicepress.embedded.junit.EmbeddedParts;
import org.practicepress.messaging.event.CloudEvent;
import org.practicepress.messaging.event.EventCodec;
import org.practicepress.notification.NotificationService;
import org.practicepress.notification.conversation.Address;
import org.practicepress.notification.conversation.Conversation;
import org.practicepress.notification.conversation.Conversations;
import org.practicepress.notification.conversation.Delivery;
import org.practicepress.notification.conversation.Status;
import org.practicepress.notification.heard.Contributors;
import org.practicepress.notification.heard.Editors;
import org.practicepress.notification.letter.Letters;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/** The whole service before a relay that wants nothing of us, and then does. */
class RelayTests {

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private static final EventCodec CODEC = new EventCodec();

	private static KafkaProducer<byte[], byte[]> producer;

	private static ScriptedSmtp smtp;

	private static ConfigurableApplicationContext service;

	private final String submission = UUID.randomUUID().toString();

	private final String contributor = UUID.randomUUID().toString();

	@BeforeAll
	static void start() throws IOException {
		producer = new KafkaProducer<>(Map.of("bootstrap.servers", EmbeddedParts.kafka(), "linger.ms", 0),
				new ByteArraySerializer(), new ByteArraySerializer());
		smtp = new ScriptedSmtp(Map.of());
		List<String> arguments = new ArrayList<>(List.of(EmbeddedParts.properties()));
		Collections.addAll(arguments, "spring.config.name=notification-service", "server.port=0",
				"server.address=127.0.0.1", "spring.mail.host=127.0.0.1", "spring.mail.port=" + smtp.port(),
				"practice-press.mail.sweep-interval=200ms", "practice-press.mail.retry.first-delay=1s",
				"practice-press.mail.retry.longest-delay=1s", "practice-press.mail.retry.give-up-after=1s",
				"practice-press.messaging.database=notification-relay");
		service = new SpringApplicationBuilder(NotificationService.class)
			.run(arguments.stream().map((argument) -> "--" + argument).toArray(String[]::new));
	}

	@AfterAll
	static void stop() throws IOException {
		service.close();
		smtp.close();
		producer.close();
	}

	@Test
	void aRelayThatRefusesEverybodyEndsNoLetterHoweverLong() throws Exception {
		smtp.mails.clear();
		smtp.answers.put("RCPT", "554 5.7.1 <ana@example.org>: Relay access denied");
		send("contributors", this.contributor, example("contributor.updated.v1", this.contributor));
		send("submission.events", this.submission, example("submission.received.v1", this.submission));
		send("review.events", this.submission, example("review.started.v1", this.submission));
		Awaitility.await().atMost(PATIENCE).until(() -> letters().size() == 2 && letters().getFirst().attempts() > 2);
		assertThat(letters()).allSatisfy((letter) -> assertThat(letter.status().settled()).isFalse());
		assertThat(get("/actuator/health/letters").body()).contains("DOWN");
		assertThat(get("/actuator/health/relays").body()).contains("\"relays\":{\"main\":\"RCPT 554 5.7.1\"}",
				"\"stuck\":{\"RCPT 554 5.7.1\":2}");
		assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(200);
		assertThat(get("/actuator/prometheus").body()).containsPattern("practice_press_mails_stuck(\\{.*})? 2");

		smtp.answers.remove("RCPT");
		Awaitility.await()
			.atMost(PATIENCE)
			.until(() -> letters().stream().allMatch((letter) -> letter.status() == Status.SENT));
		assertThat(smtp.mails).hasSize(2);
		assertThat(get("/actuator/health/letters").body()).contains("UP");
	}

	@Test
	void anOperatorIsToldOfWhatDoesNotGoOutAndFreesIt() throws Exception {
		smtp.answers.put("RCPT", "550 5.1.1 <ana@example.org>: No such user here");
		send("contributors", this.contributor, example("contributor.updated.v1", this.contributor));
		send("submission.events", this.submission, example("submission.received.v1", this.submission));
		Awaitility.await()
			.atMost(PATIENCE)
			.until(() -> letters().size() == 1 && letters().getFirst().status() == Status.FAILED);
		String letter = letters().getFirst().id();
		CloudEvent told = trouble(1).getFirst();
		assertThat(told.type()).isEqualTo("letter.stuck.v1");
		assertThat(told.data().path("letter").asString()).isEqualTo(letter);
		assertThat(told.data().path("reason").asString()).isEqualTo("rejected");
		assertThat(told.data().path("answer").asString()).isEqualTo("550 5.1.1 … No such user here");

		asks("retry.asked.v1", letter, 1);
		asks("retry.asked.v1", letter, 1);
		assertThat(trouble(3)).extracting(CloudEvent::type)
			.containsExactly("letter.stuck.v1", "trouble.over.v1", "letter.stuck.v1");
		assertThat(letters().getFirst().attempts()).isEqualTo(2);
		asks("discard.asked.v1", "another", 2);
		smtp.answers.remove("RCPT");
		asks("retry.asked.v1", letter, 3);
		Awaitility.await().atMost(PATIENCE).until(() -> letters().getFirst().status() == Status.SENT);
		asks("discard.asked.v1", letter, 4);
		asks("retry.asked.v1", letter, 5);
		Awaitility.await()
			.atMost(PATIENCE)
			.until(() -> service.getBean(MongoDatabase.class)
				.getCollection("conversations")
				.countDocuments(Filters.and(Filters.eq(this.submission),
						Filters.eq("applied.notification.operator．events", 5L))) == 1);
		assertThat(letters()).singleElement().satisfies((late) -> assertThat(late.status()).isEqualTo(Status.SENT));
		assertThat(trouble(4).getLast().type()).isEqualTo("trouble.over.v1");
	}

	@Test
	void anAddressThatTakesNoMailIsNotWrittenToUntilItIsCorrected() throws Exception {
		send("contributors", this.contributor, contributor("lost@example.org", 1));
		send("submission.events", this.submission, example("submission.received.v1", this.submission));
		Awaitility.await().atMost(PATIENCE).until(() -> statuses().equals(List.of(Status.SENT)));
		String messageId = Objects.requireNonNull(letters().getFirst().messageId());
		send("mail.events", messageId, bounced(messageId, "another@example.org", 1));
		send("mail.events", messageId, bounced(messageId, "lost@example.org", 2));
		send("mail.events", messageId, bounced(messageId, "lost@example.org", 3));
		assertThat(told(2)).extracting(CloudEvent::type)
			.containsExactly("notification.sent.v1", "notification.bounced.v1");
		send("review.events", this.submission, example("review.started.v1", this.submission));
		Awaitility.await().atMost(PATIENCE).until(() -> statuses().equals(List.of(Status.SENT, Status.CANCELLED)));
		assertThat(smtp.mails).filteredOn((mail) -> mail.contains("lost@example.org")).hasSize(1);

		send("contributors", this.contributor, contributor("found@example.org", 2));
		Awaitility.await().atMost(PATIENCE).until(() -> statuses().equals(List.of(Status.SENT, Status.SENT)));
		assertThat(smtp.mails).filteredOn((mail) -> mail.contains("found@example.org")).hasSize(2);
		assertThat(told(5)).extracting(CloudEvent::type)
			.containsExactly("notification.sent.v1", "notification.bounced.v1", "notification.failed.v1",
					"notification.sent.v1", "notification.sent.v1");
	}

	@Test
	void anOperatorHasSentAgainWhatCameBack() throws Exception {
		send("contributors", this.contributor, contributor("mended@example.org", 1));
		send("submission.events", this.submission, example("submission.received.v1", this.submission));
		Awaitility.await().atMost(PATIENCE).until(() -> statuses().equals(List.of(Status.SENT)));
		String messageId = Objects.requireNonNull(letters().getFirst().messageId());
		send("mail.events", messageId, bounced(messageId, "mended@example.org", 1));
		assertThat(trouble(1)).singleElement().satisfies((told) -> {
			assertThat(told.data().path("reason").asString()).isEqualTo("bounced");
			assertThat(told.toString()).doesNotContain("mended", "@");
		});
		send("review.events", this.submission, example("review.started.v1", this.submission));
		Awaitility.await().atMost(PATIENCE).until(() -> statuses().equals(List.of(Status.SENT, Status.CANCELLED)));
		asks("retry.asked.v1", letters().getFirst().id(), 1);
		Awaitility.await().atMost(PATIENCE).until(() -> statuses().equals(List.of(Status.SENT, Status.SENT)));
		assertThat(smtp.mails).filteredOn((mail) -> mail.contains("mended@example.org")).hasSize(3);
		assertThat(trouble(2).getLast().type()).isEqualTo("trouble.over.v1");
	}

	@Test
	void whoWritesFromAnAddressThatTookNoMailIsThereAgain() throws Exception {
		send("contributors", this.contributor, contributor("back@example.org", 1));
		send("submission.events", this.submission, example("submission.received.v1", this.submission));
		Awaitility.await().atMost(PATIENCE).until(() -> statuses().equals(List.of(Status.SENT)));
		String messageId = Objects.requireNonNull(letters().getFirst().messageId());
		send("mail.events", messageId, bounced(messageId, "back@example.org", 1));
		told(2);
		send("submission.events", this.submission, example("submission.message-received.v1", this.submission));
		// the letter that was lost follows the one that has shown that somebody is there
		Awaitility.await()
			.atMost(PATIENCE)
			.untilAsserted(
					() -> assertThat(smtp.mails).filteredOn((mail) -> mail.contains("back@example.org")).hasSize(3));
		Awaitility.await().atMost(PATIENCE).until(() -> statuses().equals(List.of(Status.SENT, Status.SENT)));
		assertThat(service.getBean(Conversations.class).bouncedAt(Address.digest("back@example.org"))).isEmpty();
	}

	@Test
	void looksAgainWhateverHappenedBefore() throws Exception {
		AtomicInteger looks = new AtomicInteger();
		Postman postman = postman(new SimpleMeterRegistry(), new Clock() {
			@Override
			public Instant instant() {
				if (Thread.currentThread().getName().equals("post-sweep") && looks.incrementAndGet() < 3) {
					throw new LinkageError("thrown by this test");
				}
				return Instant.now();
			}

			@Override
			public ZoneId getZone() {
				return ZoneOffset.UTC;
			}

			@Override
			public Clock withZone(ZoneId zone) {
				return this;
			}
		});
		assertThat(postman.looks()).isFalse();
		postman.start();
		Awaitility.await().atMost(PATIENCE).until(() -> looks.get() > 4);
		assertThat(postman.looks()).isTrue();
		postman.stop();
		assertThat(postman.looks()).isFalse();
	}

	@Test
	void isNotReadyWhileNobodyLooksForLetters() throws Exception {
		service.getBean(Postman.class).stop();
		assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(503);
		service.getBean(Postman.class).start();
		assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(200);
	}

	@Test
	void takesNoMoreInHandThanItHasRoomFor() throws Exception {
		MeterRegistry meters = new SimpleMeterRegistry();
		Postman postman = postman(meters, Clock.systemUTC());
		postman.start();
		for (int i = 0; i < 20_000; i++) {
			postman.wake(UUID.randomUUID().toString());
		}
		assertThat(meters.get("practice_press.mails.in_hand").gauge().value()).isLessThanOrEqualTo(1000);
		postman.stop();
	}

	private static Postman postman(MeterRegistry meters, Clock clock) {
		return new Postman(service.getBean(Conversations.class), service.getBean(Contributors.class),
				service.getBean(Editors.class), service.getBean(Letters.class), service.getBean(MailServer.class),
				service.getBean(MailProperties.class), meters, clock);
	}

	private List<Status> statuses() {
		return letters().stream().map(Delivery::status).toList();
	}

	private byte[] contributor(String email, int version) throws IOException {
		CloudEvent released = CODEC.decode(example("contributor.updated.v1", this.contributor));
		((ObjectNode) released.data()).put("email", email).put("version", version);
		return CODEC.encode(released);
	}

	private static byte[] bounced(String messageId, String address, int version) throws IOException {
		CloudEvent released = CODEC
			.decode(new ClassPathResource("contracts/mail.reported.v1.example.json").getContentAsByteArray());
		ObjectNode data = (ObjectNode) released.data();
		data.put("version", version).put("messageId", messageId);
		((ObjectNode) data.path("recipients").get(0)).put("recipient",
				DigestUtils.sha256Hex(messageId + Address.digest(address)).substring(0, 5));
		return CODEC.encode(new CloudEvent(UUID.randomUUID().toString(), released.source(), released.type(), messageId,
				Instant.now(), data));
	}

	/** What the others are told of the submission, as soon as it is so much. */
	private List<CloudEvent> told(int events) {
		return events("notification.events", events);
	}

	private List<Delivery> letters() {
		return service.getBean(Conversations.class)
			.find(this.submission)
			.map((found) -> found.state())
			.map(Conversation::deliveries)
			.orElse(List.of());
	}

	/** A released example, happened just now to this test's submission. */
	private byte[] example(String type, String subject) throws IOException {
		CloudEvent released = CODEC
			.decode(new ClassPathResource("contracts/" + type + ".example.json").getContentAsByteArray());
		ObjectNode data = (ObjectNode) released.data();
		if (data.has("contributorId")) {
			data.put("contributorId", this.contributor);
		}
		return CODEC.encode(
				new CloudEvent(UUID.randomUUID().toString(), released.source(), type, subject, Instant.now(), data));
	}

	private void asks(String type, String letter, long version) {
		ObjectNode data = CODEC.mapper().createObjectNode().put("version", version).put("kind", "letter");
		data.put("letter", letter).put("operator", "ola");
		send("operator.events", this.submission, CODEC.encode(
				new CloudEvent(UUID.randomUUID().toString(), "/review", type, this.submission, Instant.now(), data)));
	}

	/** What operators are told of the submission, as soon as it is so much. */
	private List<CloudEvent> trouble(int events) {
		return events("trouble.events", events);
	}

	private List<CloudEvent> events(String topic, int events) {
		try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(Map.of("bootstrap.servers",
				EmbeddedParts.kafka(), "group.id", UUID.randomUUID().toString(), "auto.offset.reset", "earliest"),
				new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
			consumer.subscribe(List.of(topic));
			List<CloudEvent> told = new ArrayList<>();
			Awaitility.await().atMost(PATIENCE).until(() -> {
				consumer.poll(Duration.ofMillis(100)).forEach((record) -> {
					CloudEvent event = CODEC.decode(record.value());
					if (event.subject().equals(this.submission)) {
						told.add(event);
					}
				});
				return told.size() >= events;
			});
			return told;
		}
	}

	private static void send(String topic, String key, byte[] value) {
		var unused = producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value));
		producer.flush();
	}

	private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
		int port = Objects.requireNonNull(((ServletWebServerApplicationContext) service).getWebServer()).getPort();
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
					HttpResponse.BodyHandlers.ofString());
	}

}
