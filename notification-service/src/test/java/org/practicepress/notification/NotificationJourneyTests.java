package org.practicepress.notification;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicepress.embedded.junit.EmbeddedParts;
import org.practicepress.embedded.mail.EmbeddedMail;
import org.practicepress.messaging.aggregate.Aggregate;
import org.practicepress.messaging.event.CloudEvent;
import org.practicepress.messaging.event.EventCodec;
import org.practicepress.notification.conversation.Conversation;
import org.practicepress.notification.conversation.Conversations;
import org.practicepress.notification.conversation.Delivery;
import org.practicepress.notification.conversation.Reason;
import org.practicepress.notification.conversation.Status;
import org.practicepress.notification.letter.Kind;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/** From events on a real broker to mails in a real mailbox. */
class NotificationJourneyTests {

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private static final EventCodec CODEC = new EventCodec();

	private static final String TOKEN = "Tq7Yc0uN3vKx9sLwR2eFm5HdB8aGjZ4oPi6XnWtV1lM";

	@TempDir
	static Path directory;

	private static EmbeddedMail mail;

	private static int smtpPort;

	private static KafkaProducer<byte[], byte[]> producer;

	/** Two instances, as in a cluster. */
	private static final List<ConfigurableApplicationContext> instances = new ArrayList<>();

	private final String submission = UUID.randomUUID().toString();

	private final String contributor = UUID.randomUUID().toString();

	private final String email = this.contributor.substring(0, 8) + "@example.org";

	@BeforeAll
	static void start() {
		producer = new KafkaProducer<>(Map.of("bootstrap.servers", EmbeddedParts.kafka(), "linger.ms", 0),
				new ByteArraySerializer(), new ByteArraySerializer());
		mail = EmbeddedMail.start(directory, 0, 0);
		smtpPort = mail.smtpPort();
		instances.add(instance());
		instances.add(instance());
	}

	@AfterAll
	static void stop() {
		instances.forEach(ConfigurableApplicationContext::close);
		producer.close();
		mail.close();
	}

	@Test
	void everyEventBecomesOneMailInTheContributorsThread() throws Exception {
		contributor(1, this.email, "fr");
		byte[] incomplete = event("submission.incomplete.v1", 1, 0);
		send("submission.events", incomplete);
		send("submission.events", incomplete);
		send("review.events", event("review.started.v1", 2, 60));
		byte[] written = event("review.message-written.v1", 3, 90);
		send("review.events", written);
		send("review.events", written);
		send("review.events", event("review.accepted.v1", 4, 120));
		send("factsheet.events", event("factsheet.published.v1", 5, 180));

		List<Map<String, Object>> told = told(5);
		assertThat(told).extracting((data) -> data.get("kind"))
			.containsExactly("incomplete", "review-started", "message-written", "accepted", "published");
		assertThat(told).extracting((data) -> data.get("contributorId")).containsOnly(this.contributor);
		List<MimeMessage> mails = mails(5);
		assertThat(mails).allSatisfy((message) -> {
			assertThat(message.getSubject()).isEqualTo("Re: Good practice: support to SMEs [PP-7K3M9Q]");
			assertThat(message.getHeader("In-Reply-To", null))
				.isEqualTo("<CAF3x9-20261102@mail.tigris-enterprise.example>");
			assertThat(message.getMessageID()).endsWith("@localhost>").doesNotContain(this.submission);
		});
		assertThat(told).extracting((data) -> data.get("messageId"))
			.containsExactlyInAnyOrderElementsOf(messageIds(mails));
		assertThat(mails.stream().filter((message) -> from(message).startsWith("\"editor (")))
			.as("with something to say")
			.hasSize(2);
		assertThat(mails).allSatisfy((message) -> assertThat(from(message)).endsWith(" <practices@localhost>"));
		Conversations conversations = instances.getFirst().getBean(Conversations.class);
		assertThat(conversations.sentTo(this.contributor, Instant.now().minusSeconds(600))).hasSize(5).isSorted();
		assertThat(conversations.sentTo(this.contributor, Instant.now().plusSeconds(600))).isEmpty();
		assertThat(conversations.with(this.contributor)).containsExactly(this.submission);
	}

	/** In a conversation of its own, which quotes nothing. */
	@Test
	void aCoauthorIsAskedByTheirOwnLink() throws Exception {
		send("mail.events", event("coauthor.asked.v1", 1, 0));
		contributor(1, this.email, "es");
		MimeMessage asked = mails(1).getFirst();
		assertThat(asked.getHeader("In-Reply-To")).isNull();
		assertThat(asked.getSubject()).contains("[PP-7K3M9Q]");
		assertThat(text(asked)).contains("/submissions/co-authors/9e51c7a4-30d8-4b6f-a2c9-7f18d4e60b35/" + TOKEN)
			.doesNotContain("Rozhin");
	}

	/** In the submission's conversation, whatever the event is keyed by. */
	@Test
	void theContributorIsToldOnceThatTheMailToACoauthorCameBack() throws Exception {
		contributor(1, this.email, "fr");
		send("submission.events", event("submission.received.v1", 4, 0));
		CloudEvent released = CODEC.decode(contract("coauthor.unreached.v1"));
		ObjectNode data = (ObjectNode) released.data();
		data.put("submissionId", this.submission).put("contributorId", this.contributor);
		byte[] unreached = CODEC.encode(new CloudEvent(UUID.randomUUID().toString(), released.source(), released.type(),
				released.subject(), Instant.now().plusSeconds(60), data));
		for (int time = 0; time < 2; time++) {
			send("mail.events", released.subject(), unreached);
		}
		send("review.events", event("review.started.v1", 1, 120));
		assertThat(told(3)).extracting((one) -> one.get("kind"))
			.containsExactly("received", "coauthor-unreached", "review-started");
		assertThat(mails(3)).anySatisfy((mail) -> assertThat(text(mail)).contains("/submissions/" + TOKEN)
			.contains("solliciter à une autre adresse"));
	}

	@Test
	void anAnswerLiesUnderTheMailThatItAnswers() throws Exception {
		contributor(1, this.email, "fr");
		send("submission.events", event("submission.unreadable.v1", 1, 0));
		send("submission.events", event("submission.mail-answered.v1", 2, 60));
		assertThat(told(2)).extracting((data) -> data.get("kind")).containsExactly("unreadable", "mail-answered");
		assertThat(mails(2)).filteredOn((mail) -> from(mail).startsWith("\"Nadia Benali ("))
			.singleElement()
			.satisfies((answer) -> {
				assertThat(answer.getHeader("In-Reply-To", null))
					.isEqualTo("<CAF3x9-20261104@mail.tigris-enterprise.example>");
				assertThat(text(answer)).contains("the link is in this mail");
				assertThat(answer.getContentLanguage()).containsExactly("fr");
			});
	}

	@Test
	void waitsForTheContributorAndTheSubmissionAndKeepsTheOrder() throws Exception {
		send("factsheet.events", event("factsheet.published.v1", 1, 300));
		send("review.events", event("review.started.v1", 1, 120));
		await(2, (head) -> head.status() == Status.WAITING);
		send("submission.events", event("submission.received.v1", 1, 0));
		await(3, (head) -> head.status() == Status.WAITING && head.notice().kind() == Kind.RECEIVED);
		assertThat(received()).isEmpty();

		contributor(1, this.email, "ar");
		assertThat(told(3)).extracting((data) -> data.get("kind"))
			.containsExactly("received", "review-started", "published");
		assertThat(mails(3)).allSatisfy((message) -> assertThat(message.getContentLanguage()).containsExactly("ar"));
	}

	/** The events tell of a submission, the contributor's record alone has its link. */
	@Test
	void takesTheLinkFromTheContributorHoweverLateItComes() throws Exception {
		contributor(1, this.email, "en", null);
		send("submission.events", event("submission.received.v1", 1, 0));
		await(1, (head) -> head.status() == Status.WAITING);
		assertThat(received()).isEmpty();

		contributor(2, this.email, "en", TOKEN);
		assertThat(told(1).getFirst()).containsEntry("kind", "received");
		assertThat(text(mails(1).getFirst())).contains("/submissions/" + TOKEN);
	}

	/** As they were told before the link stood with the contributor. */
	@Test
	void takesTheLinkFromEventsThatStillTellIt() throws Exception {
		contributor(1, this.email, "en", null);
		send("submission.events", event("submission.received.v1", 1, 0, TOKEN));
		send("review.events", event("review.changes-requested.v1", 1, 60));
		assertThat(mails(2)).allSatisfy((message) -> assertThat(text(message)).contains("/submissions/" + TOKEN));
	}

	@Test
	void keepsTheMailWhileTheServerIsAway() throws Exception {
		contributor(1, this.email, "en");
		mail.close();
		send("submission.events", event("submission.received.v1", 1, 0));
		send("submission.events", event("submission.revised.v1", 2, 60));
		await(2, (head) -> head.attempts() > 1);
		mail = EmbeddedMail.start(directory, smtpPort, 0);

		assertThat(told(2)).extracting((data) -> data.get("kind")).containsExactly("received", "revised");
		assertThat(mails(2)).hasSize(2);
	}

	@Test
	void saysWhenItCannotBeDelivered() {
		contributor(1, "not an address", "en");
		send("submission.events", event("submission.received.v1", 1, 0));
		assertThat(told(1).getFirst()).containsEntry("reason", "bad-address").containsEntry("kind", "received");
	}

	@Test
	void callsOffWithoutAnAddress() {
		contributor(1, null, "en");
		send("submission.events", event("submission.received.v1", 1, -3600));
		assertThat(told(1).getFirst()).containsEntry("reason", "no-address");
	}

	@Test
	void writesNothingToTheErased() throws Exception {
		send("submission.events", event("submission.received.v1", 1, 0));
		await(1, (head) -> head.status() == Status.WAITING);
		send("contributors", this.contributor, null);
		assertThat(told(1).getFirst()).containsEntry("reason", "contributor-erased");
		send("submission.events", event("submission.withdrawn.v1", 2, 60));
		assertThat(told(2).getLast()).containsEntry("reason", "contributor-erased").containsEntry("kind", "withdrawn");
		assertThat(received()).isEmpty();
	}

	@Test
	void somebodyAtTheDeskIsToldOnceWhatWaitsAndCanEndItByOneClick() throws Exception {
		contributor(1, this.email, "en");
		send("submission.events", event("submission.received.v1", 1, 0));
		mails(1);
		String person = UUID.randomUUID().toString();
		String token = "mZ4vT0qLw2sXe8RbYk6UdA";
		String desk = person.substring(0, 8) + "@hub.example";
		editor(person, 1, desk, token);
		byte[] digest = desk("digest.due.v1", person, 2);
		send("desk.events", person, digest);
		send("desk.events", person, digest);
		send("desk.events", person, desk("news.arrived.v1", person, 3));
		send("desk.events", person, desk("news.arrived.v1", person, 4));
		Awaitility.await().atMost(PATIENCE).until(() -> received(desk).size() >= 2);
		List<MimeMessage> mails = received(desk);
		assertThat(mails).extracting(MimeMessage::getSubject)
			.containsExactly("Ce qui vous attend à la rédaction", "Nouvelle proposition PP-7K3M9Q");
		String end = "http://localhost:8080/desk/mails/end/" + token;
		assertThat(mails).allSatisfy((message) -> {
			assertThat(message.getHeader("List-Unsubscribe", null)).isEqualTo("<" + end + "?lang=fr>");
			assertThat(message.getHeader("List-Unsubscribe-Post", null)).isEqualTo("List-Unsubscribe=One-Click");
			assertThat(message.getHeader("In-Reply-To")).isNull();
			assertThat(message.getContentLanguage()).containsExactly("fr");
			assertThat(text(message)).contains("/desk/reviews/" + this.submission, "PP-7K3M9Q", end)
				.doesNotContain(this.email, "Rozhin", TOKEN);
		});
		editor(person, 5, null, null);
		send("desk.events", person, desk("digest.due.v1", person, 6));
		Conversations conversations = instances.getFirst().getBean(Conversations.class);
		Awaitility.await()
			.atMost(PATIENCE)
			.until(() -> conversations.find(person)
				.map(Aggregate::state)
				.filter((conversation) -> conversation.deliveries().getLast().reason() == Reason.NO_ADDRESS)
				.isPresent());
		assertThat(received(desk)).hasSize(2);
	}

	private static void editor(String person, int version, @Nullable String address, @Nullable String token) {
		CloudEvent released = CODEC.decode(contract("editor.updated.v1"));
		ObjectNode data = (ObjectNode) released.data();
		data.put("version", version);
		put(data, "email", address);
		put(data, "unsubscribeToken", token);
		send("editors", person, CODEC.encode(new CloudEvent(UUID.randomUUID().toString(), released.source(),
				released.type(), person, Instant.now(), data)));
	}

	/** A released example, about this test's submission. */
	private byte[] desk(String type, String person, int version) {
		CloudEvent released = CODEC.decode(contract(type));
		ObjectNode data = (ObjectNode) released.data();
		data.put("version", version);
		if (data.has("arrived")) {
			data.putArray("arrived").add(this.submission);
			// not known here
			((ObjectNode) data.path("mine").get(0)).put("submissionId", UUID.randomUUID().toString());
		}
		else {
			data.put("submissionId", this.submission);
		}
		return CODEC
			.encode(new CloudEvent(UUID.randomUUID().toString(), released.source(), type, person, Instant.now(), data));
	}

	@Test
	void isReadyAndShowsItsInstrumentsOnly() throws Exception {
		Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
			HttpResponse<String> readiness = get("/actuator/health/readiness");
			assertThat(readiness.body()).contains("\"UP\"");
			assertThat(readiness.statusCode()).isEqualTo(200);
		});
		assertThat(get("/actuator/prometheus").body()).containsPattern("practice_press_mails_waiting(\\{.*})? \\d");
		assertThat(get("/actuator/env").statusCode()).isIn(401, 403, 404);
		assertThat(get("/").statusCode()).isIn(401, 403, 404);
	}

	private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
		int port = Objects.requireNonNull(((ServletWebServerApplicationContext) instances.getFirst()).getWebServer())
			.getPort();
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
					HttpResponse.BodyHandlers.ofString());
	}

	private static String from(MimeMessage message) {
		try {
			return message.getHeader("From", null);
		}
		catch (MessagingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** In whatever order it is heard of. */
	@Test
	void theReceiptAsksWhetherItIsTheSameAndNamesWhatItsReaderMayKnowOf() throws Exception {
		NotificationJourneyTests published = new NotificationJourneyTests();
		published.contributor(1, published.email, "en");
		published.send("submission.events", published.event("submission.received.v1", 1, 0));
		published.send("factsheet.events", published.event("factsheet.published.v1", 2, 60));
		NotificationJourneyTests own = new NotificationJourneyTests();
		own.contributor(1, this.email.toUpperCase(Locale.ROOT), "en");
		own.send("submission.events", own.event("submission.incomplete.v1", 1, 0));
		NotificationJourneyTests ofAnother = new NotificationJourneyTests();
		ofAnother.contributor(1, ofAnother.email, "en");
		ofAnother.send("submission.events", ofAnother.event("submission.incomplete.v1", 1, 0));
		published.mails(2);
		ofAnother.mails(1);
		mails(1);

		contributor(1, this.email, "en");
		CloudEvent released = CODEC.decode(contract("likeness.found.v1"));
		ObjectNode data = (ObjectNode) released.data();
		data.put("contributorId", this.contributor).put("version", 1);
		ArrayNode alike = data.putArray("alike");
		for (NotificationJourneyTests other : List.of(published, own, ofAnother)) {
			alike.addObject()
				.put("submissionId", other.submission)
				.put("published", other == published)
				.put("askedBefore", false);
		}
		send("likeness.events", CODEC.encode(new CloudEvent(UUID.randomUUID().toString(), released.source(),
				released.type(), this.submission, Instant.now(), data)));
		Conversations conversations = instances.getFirst().getBean(Conversations.class);
		Awaitility.await()
			.atMost(PATIENCE)
			.until(() -> conversations.find(this.submission)
				.filter((one) -> one.state().unasked().size() == 3)
				.isPresent());
		send("submission.events", event("submission.received.v1", 1, 0));
		assertThat(text(mails(2).getLast()))
			.contains("Is it perhaps the same as one of these?", "Practice #9: ", "/factsheets/9-boosting",
					"which you sent us before (PP-7K3M9Q)", "?lang=en&likeness#likeness")
			.containsOnlyOnce("which you sent us before");
		Awaitility.await()
			.atMost(PATIENCE)
			.until(() -> conversations.find(this.submission).orElseThrow().state().unasked().isEmpty());
		send("review.events", event("review.started.v1", 1, 60));
		assertThat(text(mails(3).getLast())).doesNotContain("the same as one of these");
	}

	private static ConfigurableApplicationContext instance() {
		List<String> arguments = new ArrayList<>(List.of(EmbeddedParts.properties()));
		Collections.addAll(arguments, "spring.config.name=notification-service", "server.port=0",
				"server.address=127.0.0.1", "spring.mail.host=127.0.0.1", "spring.mail.port=" + smtpPort,
				"practice-press.mail.sweep-interval=200ms", "practice-press.mail.waiting.shortest=1s",
				"practice-press.mail.retry.first-delay=1s", "practice-press.mail.retry.longest-delay=1s",
				"practice-press.mail.editor-names=true", "practice-press.messaging.database=notification-journey");
		return new SpringApplicationBuilder(NotificationService.class)
			.run(arguments.stream().map((argument) -> "--" + argument).toArray(String[]::new));
	}

	private byte[] event(String type, int version, int second) {
		return event(type, version, second, null);
	}

	/** A released example, happened to this test's submission. */
	private byte[] event(String type, int version, int second, @Nullable String token) {
		CloudEvent released = CODEC.decode(contract(type));
		ObjectNode data = (ObjectNode) released.data();
		data.put("version", version);
		data.put("contributorId", this.contributor);
		put(data, "statusToken", token);
		return CODEC.encode(new CloudEvent(UUID.randomUUID().toString(), released.source(), type, this.submission,
				Instant.now().plusSeconds(second), data));
	}

	private void contributor(int version, @Nullable String address, String language) {
		contributor(version, address, language, TOKEN);
	}

	private void contributor(int version, @Nullable String address, String language, @Nullable String token) {
		CloudEvent released = CODEC.decode(contract("contributor.updated.v1"));
		ObjectNode data = (ObjectNode) released.data();
		data.put("version", version);
		data.put("language", language);
		put(data, "email", address);
		put(data, "statusToken", token);
		send("contributors", this.contributor, CODEC.encode(new CloudEvent(UUID.randomUUID().toString(),
				released.source(), released.type(), this.contributor, Instant.now(), data)));
	}

	private static void put(ObjectNode data, String name, @Nullable String value) {
		if (value != null) {
			data.put(name, value);
		}
		else {
			data.remove(name);
		}
	}

	private static byte[] contract(String type) {
		try {
			return new ClassPathResource("contracts/" + type + ".example.json").getContentAsByteArray();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void send(String topic, byte[] event) {
		send(topic, this.submission, event);
	}

	private static void send(String topic, String key, byte @Nullable [] value) {
		var unused = producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value));
		producer.flush();
	}

	/** What the service told of this test's submission, once it is so much. */
	private List<Map<String, Object>> told(int expected) {
		List<Map<String, Object>> told = new CopyOnWriteArrayList<>();
		try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
				Map.of("bootstrap.servers", EmbeddedParts.kafka()), new ByteArrayDeserializer(),
				new ByteArrayDeserializer())) {
			Awaitility.await().atMost(PATIENCE).until(() -> assigned(consumer));
			Awaitility.await().atMost(PATIENCE).until(() -> {
				for (ConsumerRecord<byte[], byte[]> message : consumer.poll(Duration.ofMillis(200))) {
					CloudEvent event = CODEC.decode(message.value());
					if (event.subject().equals(this.submission)) {
						assertThat(new String(message.key(), StandardCharsets.UTF_8)).isEqualTo(this.submission);
						told.add(CODEC.mapper().convertValue(event.data(), new TypeReference<>() {
						}));
					}
				}
				return told.size() >= expected;
			});
		}
		assertThat(told).hasSize(expected);
		return told;
	}

	private static boolean assigned(KafkaConsumer<byte[], byte[]> consumer) {
		List<TopicPartition> partitions = consumer.partitionsFor("notification.events")
			.stream()
			.map((partition) -> new TopicPartition(partition.topic(), partition.partition()))
			.toList();
		consumer.assign(partitions);
		consumer.seekToBeginning(partitions);
		return !partitions.isEmpty();
	}

	/** Until the first unsettled one of so many letters is as expected. */
	private void await(int letters, Predicate<Delivery> expected) {
		Conversations conversations = instances.getFirst().getBean(Conversations.class);
		Awaitility.await()
			.atMost(PATIENCE)
			.until(() -> conversations.find(this.submission)
				.map(Aggregate::state)
				.filter((conversation) -> conversation.deliveries().size() == letters)
				.flatMap(Conversation::head)
				.filter(expected)
				.isPresent());
	}

	private List<MimeMessage> mails(int expected) {
		List<MimeMessage> mails = new ArrayList<>();
		Awaitility.await().atMost(PATIENCE).until(() -> {
			mails.clear();
			mails.addAll(received());
			return mails.size() >= expected;
		});
		assertThat(mails).hasSize(expected);
		return mails;
	}

	private List<MimeMessage> received() throws MessagingException {
		return received(this.email);
	}

	private static List<MimeMessage> received(String mailbox) throws MessagingException {
		Properties properties = new Properties();
		properties.put("mail.imap.port", String.valueOf(mail.imapPort()));
		try (Store store = Session.getInstance(properties).getStore("imap")) {
			store.connect("127.0.0.1", mailbox, EmbeddedMail.PASSWORD);
			try (Folder inbox = store.getFolder("INBOX")) {
				inbox.open(Folder.READ_ONLY);
				List<MimeMessage> copies = new ArrayList<>();
				for (Message message : inbox.getMessages()) {
					copies.add(new MimeMessage((MimeMessage) message));
				}
				return copies;
			}
		}
		catch (AuthenticationFailedException ex) {
			return List.of();
		}
	}

	/** The plain part, which comes first. */
	private static String text(MimeMessage message) throws IOException, MessagingException {
		Object content = message.getContent();
		while (content instanceof Multipart parts) {
			content = parts.getBodyPart(0).getContent();
		}
		return content.toString();
	}

	private static List<Object> messageIds(List<MimeMessage> mails) throws MessagingException {
		List<Object> ids = new ArrayList<>();
		for (MimeMessage message : mails) {
			ids.addAll(Arrays.asList(message.getHeader("Message-ID")));
		}
		return ids;
	}

}
