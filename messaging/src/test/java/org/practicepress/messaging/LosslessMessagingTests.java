package org.practicepress.messaging;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.practicepress.embedded.junit.EmbeddedParts;
import org.practicepress.messaging.aggregate.Aggregate;
import org.practicepress.messaging.aggregate.Aggregates;
import org.practicepress.messaging.aggregate.AggregatesFactory;
import org.practicepress.messaging.aggregate.Change;
import org.practicepress.messaging.claimcheck.ClaimCheck;
import org.practicepress.messaging.claimcheck.ClaimChecks;
import org.practicepress.messaging.event.EventCodec;
import org.practicepress.messaging.event.EventType;
import org.practicepress.messaging.inbox.CompactedView;
import org.practicepress.messaging.inbox.CompactedViews;
import org.practicepress.messaging.inbox.Inbox;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.messaging.Message;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The whole way from a change to its effect elsewhere, on a real broker and store.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LosslessMessagingTests {

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private @Nullable ConfigurableApplicationContext running;

	@BeforeAll
	void start() {
		List<String> properties = new ArrayList<>(
				List.of("spring.cloud.stream.kafka.binder.brokers=" + kafka(), "spring.mongodb.uri=" + store()));
		Collections.addAll(properties, "practice-press.messaging.database=lossless",
				"practice-press.messaging.source=/test", "practice-press.messaging.retry.first-delay=10ms",
				"practice-press.messaging.retry.longest-delay=20ms", "spring.cloud.function.definition=jars;labels",
				"spring.cloud.stream.bindings.jarEvents-out-0.destination=jar.events",
				"spring.cloud.stream.bindings.shelfEvents-out-0.destination=shelf.events",
				"spring.cloud.stream.output-bindings=jarEvents;shelfEvents",
				"spring.cloud.stream.bindings.jars-in-0.destination=jar.events",
				"spring.cloud.stream.bindings.jars-in-0.group=shelf",
				"spring.cloud.stream.bindings.labels-in-0.destination=labels",
				"spring.cloud.stream.bindings.labels-in-0.group=shelf");
		this.running = new SpringApplicationBuilder(Service.class).web(WebApplicationType.NONE)
			.run(properties.stream().map((property) -> "--" + property).toArray(String[]::new));
	}

	@AfterAll
	void stop() {
		if (this.running != null) {
			this.running.close();
		}
	}

	/** The broker this is held against. */
	String kafka() {
		return EmbeddedParts.kafka();
	}

	/** The store this is held against. */
	String store() {
		return EmbeddedParts.store();
	}

	private ConfigurableApplicationContext service() {
		return Objects.requireNonNull(this.running);
	}

	private Aggregates<Jar, JarEvent> jars() {
		return service().getBean(Kitchen.class).jars();
	}

	private Aggregates<Shelf, ShelfEvent> shelves() {
		return service().getBean(Kitchen.class).shelves();
	}

	@Test
	void publishesAChangeInOrderAsBareStructuredEvents() {
		String id = UUID.randomUUID().toString();
		assertThat(jars().create(id, Change.of(new Jar("plum", 1), new Filled("plum")))).isTrue();
		Aggregate<Jar> jar = jars().find(id).orElseThrow();
		assertThat(jars().update(jar, Change.of(new Jar("plum", 3), new Filled("more"), new Filled("most")))).isTrue();

		List<ConsumerRecord<byte[], byte[]>> records = records("jar.events", id, 3);
		EventCodec codec = new EventCodec();
		assertThat(records).allSatisfy((record) -> {
			assertThat(record.headers()).isEmpty();
			assertThat(codec.decode(record.value()).subject()).isEqualTo(id);
			assertThat(codec.decode(record.value()).source()).isEqualTo("/test");
		});
		assertThat(records).extracting((record) -> codec.decode(record.value()).version()).containsExactly(1L, 2L, 3L);
		Awaitility.await()
			.atMost(PATIENCE)
			.untilAsserted(() -> assertThat(jars().collection().find(new org.bson.Document("_id", id)).first())
				.doesNotContainKeys("pending", "lease"));
	}

	@Test
	void refusesAChangeDecidedOnAnOldVersion() {
		String id = UUID.randomUUID().toString();
		jars().create(id, Change.of(new Jar("fig", 1)));
		Aggregate<Jar> seen = jars().find(id).orElseThrow();
		assertThat(jars().update(seen, Change.of(new Jar("fig", 2)))).isTrue();
		assertThat(jars().update(seen, Change.of(new Jar("fig", 9)))).isFalse();
		assertThat(jars().create(id, Change.of(new Jar("fig", 9)))).isFalse();
		assertThat(jars().find(id).orElseThrow().state()).isEqualTo(new Jar("fig", 2));
	}

	@Test
	void appliesAnEventOnceHoweverOftenItComes() {
		String id = UUID.randomUUID().toString();
		jars().create(id, Change.of(new Jar("pear", 1), new Filled("pear")));
		Awaitility.await().atMost(PATIENCE).until(() -> count(id) == 1);
		byte[] again = records("jar.events", id, 1).getFirst().value();
		send("jar.events", id, again);
		send("jar.events", id, again);
		jars().update(jars().find(id).orElseThrow(), Change.of(new Jar("pear", 2), new Filled("pear")));
		Awaitility.await().atMost(PATIENCE).until(() -> count(id) >= 2);
		assertThat(count(id)).isEqualTo(2);
	}

	@Test
	void keepsNamesWithDotsInTheState() {
		String id = UUID.randomUUID().toString();
		shelves().create(id, Change.of(new Shelf(0, Map.of("a.b", 1, "$c", 2))));
		assertThat(shelves().find(id).orElseThrow().state().notes()).isEqualTo(Map.of("a.b", 1, "$c", 2));
	}

	@Test
	void sendsWhatIsMalformedToTheDeadLettersWithTheReasonAndGoesOn() {
		String id = UUID.randomUUID().toString();
		send("jar.events", id, "not an event".getBytes(StandardCharsets.UTF_8));
		ConsumerRecord<byte[], byte[]> letter = records("jar.events.shelf.dlq", id, 1).getFirst();
		assertThat(new String(letter.value(), StandardCharsets.UTF_8)).isEqualTo("not an event");
		assertThat(new String(letter.headers().lastHeader("dead-letter-reason").value(), StandardCharsets.UTF_8))
			.contains("not JSON");
		jars().create(id, Change.of(new Jar("quince", 1), new Filled("quince")));
		Awaitility.await().atMost(PATIENCE).until(() -> count(id) == 1);
	}

	@Test
	void triesAFailureAgainBeforeItIsADeadLetter() {
		String id = UUID.randomUUID().toString();
		jars().create(id, Change.of(new Jar("fails", 1), new Filled("fails")));
		records("jar.events.shelf.dlq", id, 1);
		assertThat(service().getBean(Kitchen.class).failures).hasValue(5);
	}

	@Test
	void keepsTheLatestOfACompactedTopicUntilItsTombstone() {
		String key = UUID.randomUUID().toString();
		CompactedView<Label> labels = service().getBean(Kitchen.class).labels;
		send("labels", key, label(key, 2, "new"));
		send("labels", key, label(key, 1, "late"));
		Awaitility.await().atMost(PATIENCE).until(() -> labels.find(key).equals(Optional.of(new Label("new"))));
		send("labels", key, label(key, 3, "newest"));
		Awaitility.await().atMost(PATIENCE).until(() -> labels.find(key).equals(Optional.of(new Label("newest"))));
		send("labels", key, null);
		Awaitility.await().atMost(PATIENCE).until(() -> labels.find(key).isEmpty());
	}

	@Test
	void storesAFileUnderItsContent() throws Exception {
		ClaimChecks files = service().getBean(ClaimChecks.class);
		byte[] content = new byte[600_000];
		ClaimCheck one = files.store(new ByteArrayInputStream(content), "C:\\forms\\form.docx", "application/x");
		ClaimCheck two = files.store(new ByteArrayInputStream(content), "../other.docx", "application/y");
		assertThat(one.name()).isEqualTo("form.docx");
		assertThat(two.sha256()).isEqualTo(one.sha256()).hasSize(64);
		assertThat(files.open(one)).hasBinaryContent(content);
	}

	@Test
	void cutsALongNameBetweenCharacters() {
		ClaimChecks files = service().getBean(ClaimChecks.class);
		for (String end : List.of("", "x")) {
			ClaimCheck file = files.store(new ByteArrayInputStream(new byte[0]), "🌍".repeat(60) + end, "text/plain");
			assertThat(file.name()).hasSizeBetween(79, 80)
				.endsWith(end)
				.matches((name) -> name.codePoints()
					.noneMatch((point) -> Character.getType(point) == Character.SURROGATE));
		}
	}

	private int count(String id) {
		return shelves().find(id).map((shelf) -> shelf.state().count()).orElse(0);
	}

	private static byte[] label(String key, long version, String text) {
		return ("{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"/t\",\"type\":\"label.v1\",\"subject\":\"%s\","
				+ "\"time\":\"2026-01-01T00:00:00Z\",\"data\":{\"version\":%d,\"text\":\"%s\"}}")
			.formatted(UUID.randomUUID(), key, version, text)
			.getBytes(StandardCharsets.UTF_8);
	}

	private void send(String topic, String key, byte @Nullable [] value) {
		try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(Map.of("bootstrap.servers", kafka()),
				new ByteArraySerializer(), new ByteArraySerializer())) {
			Objects.requireNonNull(
					producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value)));
		}
	}

	private List<ConsumerRecord<byte[], byte[]>> records(String topic, String key, int expected) {
		try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", kafka(),
				"group.id", UUID.randomUUID().toString(), "auto.offset.reset", "earliest"), new ByteArrayDeserializer(),
				new ByteArrayDeserializer())) {
			consumer.subscribe(Collections.singleton(topic));
			List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
			Awaitility.await().atMost(PATIENCE).until(() -> {
				for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
					if (new String(record.key(), StandardCharsets.UTF_8).equals(key)) {
						found.add(record);
					}
				}
				return found.size() >= expected;
			});
			return found;
		}
	}

	record Jar(String content, int spoons) {
	}

	sealed interface JarEvent {

	}

	@EventType("jar.filled.v1")
	record Filled(String content) implements JarEvent {
	}

	record Shelf(int count, Map<String, Integer> notes) {
	}

	sealed interface ShelfEvent {

	}

	@EventType("shelf.full.v1")
	record Full() implements ShelfEvent {
	}

	record Label(String text) {
	}

	static final class Kitchen {

		private final Aggregates<Jar, JarEvent> jars;

		private final Aggregates<Shelf, ShelfEvent> shelves;

		private final CompactedView<Label> labels;

		private final AtomicInteger failures = new AtomicInteger();

		Kitchen(AggregatesFactory factory, CompactedViews views) {
			this.jars = factory.of("jars", Jar.class, JarEvent.class, "jarEvents-out-0");
			this.shelves = factory.of("shelves", Shelf.class, ShelfEvent.class, "shelfEvents-out-0");
			this.labels = views.of("labels", Label.class);
		}

		Aggregates<Jar, JarEvent> jars() {
			return this.jars;
		}

		Aggregates<Shelf, ShelfEvent> shelves() {
			return this.shelves;
		}

	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class Service {

		@Bean
		Kitchen kitchen(AggregatesFactory factory, CompactedViews views) {
			return new Kitchen(factory, views);
		}

		@Bean
		Consumer<Message<?>> jars(Kitchen kitchen, Inbox inbox) {
			return inbox.of("jar.events", JarEvent.class, (incoming, event) -> {
				switch (event) {
					case Filled filled -> {
						if (filled.content().equals("fails")) {
							kitchen.failures.incrementAndGet();
							throw new IllegalStateException("the shelf broke");
						}
						kitchen.shelves()
							.receive(incoming.event().subject(), incoming,
									(shelf) -> Change.of(new Shelf((shelf != null) ? shelf.count() + 1 : 1, Map.of())));
					}
				}
			});
		}

		@Bean
		Consumer<Message<?>> labels(Kitchen kitchen) {
			return kitchen.labels.consumer();
		}

	}

}
