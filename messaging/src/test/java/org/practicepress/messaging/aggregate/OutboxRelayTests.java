package org.practicepress.messaging.aggregate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoNamespace;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.stubbing.Answer;
import org.practicepress.embedded.junit.EmbeddedParts;
import org.practicepress.messaging.MessagingProperties;
import org.practicepress.messaging.TaskHealth;
import org.slf4j.LoggerFactory;

import org.springframework.boot.health.contributor.Status;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/** The relay on a real store and a publisher that behaves as told. */
class OutboxRelayTests {

	private static final Duration PATIENCE = Duration.ofMinutes(1);

	private final AtomicInteger claims = new AtomicInteger();

	private MongoClient client = client();

	private MongoCollection<Document> collection = this.client.getDatabase("relay")
		.getCollection(UUID.randomUUID().toString());

	private final Queue<String> published = new ConcurrentLinkedQueue<>();

	@BeforeEach
	void empty() {
		this.collection.drop();
	}

	@AfterEach
	void close() {
		this.client.close();
	}

	@Test
	void sweepSurvivesWhateverIsThrown() {
		OutboxRelay relay = relay((binding, key, value) -> this.published.add(value));
		// as when a class that is needed cannot be loaded
		relay.register(swept((call) -> {
			throw new NoClassDefFoundError("torn");
		}), "torn-out-0");
		relay.register(this.collection, "whole-out-0");
		relay.start();
		try {
			this.collection.insertOne(pending("a", "one", "two"));
			Awaitility.await().atMost(PATIENCE).until(() -> this.published.size() == 2);
			assertThat(this.published).containsExactly("one", "two");
		}
		finally {
			relay.stop();
		}
	}

	@Test
	void whatWaitsIsQueuedOnce() throws Exception {
		CountDownLatch back = new CountDownLatch(1);
		AtomicInteger sweeps = new AtomicInteger();
		OutboxRelay relay = relay((binding, key, value) -> {
			try {
				back.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			this.published.add(value);
		});
		relay.register(this.collection, "away-out-0");
		MongoCollection<Document> counted = swept((call) -> {
			sweeps.incrementAndGet();
			throw new IllegalStateException("only counted");
		});
		relay.register(counted, "counted-out-0");
		for (int i = 0; i < 20; i++) {
			this.collection.insertOne(pending("waiting-" + i, "event"));
		}
		relay.start();
		try {
			Awaitility.await().atMost(PATIENCE).until(() -> sweeps.get() > 50);
			back.countDown();
			Awaitility.await()
				.atMost(PATIENCE)
				.until(() -> this.collection.countDocuments(new Document("pending", true)) == 0);
			int after = sweeps.get();
			Awaitility.await().atMost(PATIENCE).until(() -> sweeps.get() > after + 3);
			assertThat(this.published).hasSize(20);
			assertThat(this.claims).hasValueLessThan(200);
		}
		finally {
			relay.stop();
		}
	}

	/** Up only while it is swept, whatever else goes on. */
	@Test
	void isHealthyWhileItSweeps() {
		OutboxRelay relay = relay((binding, key, value) -> this.published.add(value));
		TaskHealth health = new TaskHealth(relay::sweeps);
		assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
		relay.start();
		assertThat(health.health().getStatus()).isEqualTo(Status.UP);
		relay.stop();
		assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
	}

	@Test
	void isNotHealthyWhenASweepNeverEnds() throws Exception {
		AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
		InstantSource clock = now::get;
		CountDownLatch begun = new CountDownLatch(1);
		CountDownLatch end = new CountDownLatch(1);
		MongoCollection<Document> endless = swept((call) -> {
			begun.countDown();
			end.await();
			throw new IllegalStateException("at last");
		});
		OutboxRelay relay = relay((binding, key, value) -> this.published.add(value), clock.withZone(ZoneOffset.UTC));
		relay.register(endless, "endless-out-0");
		relay.start();
		try {
			begun.await();
			assertThat(new TaskHealth(relay::sweeps).health().getStatus()).isEqualTo(Status.UP);
			now.set(Instant.EPOCH.plus(Duration.ofMinutes(5)));
			assertThat(new TaskHealth(relay::sweeps).health().getStatus()).isEqualTo(Status.DOWN);
		}
		finally {
			end.countDown();
			relay.stop();
		}
	}

	@Test
	void tellsHowMuchWaitsAndSinceWhenWithoutLookingThroughAll() {
		OutboxRelay relay = relay((binding, key, value) -> this.published.add(value));
		relay.register(this.collection, "b");
		assertThat(relay.look()).isEqualTo(new Outboxes.Waiting(0, null, 0));
		this.collection.insertMany(IntStream.range(0, 1500)
			.mapToObj((i) -> new Document("_id", "quiet-" + i).append("outbox", List.of()))
			.toList());
		this.collection.insertOne(pending("of the version before", "event"));
		assertThat(relay.look()).isEqualTo(new Outboxes.Waiting(1, null, 0));
		Instant first = Instant.parse("2026-11-26T12:00:00Z");
		for (int i = 2; i >= 0; i--) {
			this.collection.insertOne(new Document("_id", "waiting-" + i).append("pending", true)
				.append("outbox", List.of(new Document("id", "1").append("at", Date.from(first.plusSeconds(i))),
						new Document("id", "2").append("at", Date.from(first.plusSeconds(60))))));
		}
		this.collection.insertOne(new Document("_id", "set aside").append("outbox", List.of())
			.append("unsendable",
					List.of(new Document("id", "1").append("reason", "too large").append("at", new Date()))));
		ListAppender<ILoggingEvent> log = new ListAppender<>();
		Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
		log.start();
		root.addAppender(log);
		try {
			assertThat(relay.look()).isEqualTo(new Outboxes.Waiting(4, first, 1));
		}
		finally {
			root.detachAppender(log);
		}
		assertThat(log.list).extracting(ILoggingEvent::getFormattedMessage)
			.noneMatch((line) -> line.contains("No index serves"));
	}

	private OutboxRelay relay(EventPublisher publisher) {
		return relay(publisher, Clock.systemUTC());
	}

	private static OutboxRelay relay(EventPublisher publisher, Clock clock) {
		return new OutboxRelay(publisher, clock, new MessagingProperties.Outbox(Duration.ofMillis(10),
				Duration.ofSeconds(45), 2, DataSize.ofKilobytes(1)), new SimpleMeterRegistry());
	}

	/** A collection that answers a sweep as told. */
	@SuppressWarnings("unchecked")
	private static MongoCollection<Document> swept(Answer<?> answer) {
		MongoCollection<Document> collection = mock();
		given(collection.getNamespace()).willReturn(new MongoNamespace("relay.told"));
		given(collection.find(any(Bson.class))).willAnswer(answer);
		return collection;
	}

	private static Document pending(String id, String... values) {
		return new Document("_id", id).append("pending", true)
			.append("outbox",
					List.of(values)
						.stream()
						.map((value) -> new Document("id", UUID.randomUUID().toString()).append("binding", "b")
							.append("value", value))
						.toList());
	}

	private MongoClient client() {
		CommandListener claiming = new CommandListener() {

			@Override
			public void commandStarted(CommandStartedEvent event) {
				if (event.getCommandName().equalsIgnoreCase("findAndModify")) {
					OutboxRelayTests.this.claims.incrementAndGet();
				}
			}

		};
		return MongoClients.create(MongoClientSettings.builder()
			.applyConnectionString(new ConnectionString(EmbeddedParts.store()))
			.addCommandListener(claiming)
			.build());
	}

}
