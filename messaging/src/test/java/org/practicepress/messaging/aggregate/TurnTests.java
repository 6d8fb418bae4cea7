package org.practicepress.messaging.aggregate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.practicepress.embedded.junit.EmbeddedParts;
import org.practicepress.messaging.MessagingProperties;
import org.practicepress.messaging.event.EventCodec;
import org.practicepress.messaging.event.EventType;
import org.practicepress.messaging.trace.Tracing;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever writes an event where none waits publishes it, too, on a real store. */
class TurnTests {

	private static final Duration PATIENCE = Duration.ofMinutes(1);

	private final AtomicInteger commands = new AtomicInteger();

	private final MongoClient client = MongoClients.create(MongoClientSettings.builder()
		.applyConnectionString(new ConnectionString(EmbeddedParts.store()))
		.addCommandListener(new CommandListener() {

			@Override
			public void commandStarted(CommandStartedEvent event) {
				TurnTests.this.commands.incrementAndGet();
			}

		})
		.build());

	private final MongoDatabase database = this.client
		.getDatabase("turns" + UUID.randomUUID().toString().substring(0, 8));

	private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-01T12:00:00Z"));

	private final Queue<String> published = new ConcurrentLinkedQueue<>();

	@AfterEach
	void close() {
		this.database.drop();
		this.client.close();
	}

	@Test
	void aChangeAndItsEventAreTwoWrites() {
		OutboxRelay relay = relay((binding, key, value) -> this.published.add(value));
		Aggregates<Pot, Cooked> pots = pots(relay);
		relay.start();
		try {
			Awaitility.await().atMost(PATIENCE).until(() -> this.commands.get() > 1);
			this.commands.set(0);
			assertThat(pots.create("soup", cooked(1))).isTrue();
			awaitSettled(pots, "soup");
			int looks = this.commands.get() - 2;
			assertThat(looks).as("beside insert and emptying, only this test's looks").isEqualTo(this.lookedAt);
			assertThat(pots.update(pots.find("soup").orElseThrow(), cooked(2))).isTrue();
			awaitSettled(pots, "soup");
			assertThat(this.published).hasSize(2);
		}
		finally {
			relay.stop();
		}
	}

	@Test
	void whatIsAddedMeanwhileComesAfter() throws Exception {
		CountDownLatch first = new CountDownLatch(1);
		CountDownLatch go = new CountDownLatch(1);
		OutboxRelay relay = relay((binding, key, value) -> {
			first.countDown();
			await(go);
			this.published.add(value);
		});
		Aggregates<Pot, Cooked> pots = pots(relay);
		relay.start();
		try {
			pots.create("stew", cooked(1));
			first.await();
			for (int portion = 2; portion <= 4; portion++) {
				assertThat(pots.update(pots.find("stew").orElseThrow(), cooked(portion))).isTrue();
			}
			go.countDown();
			awaitSettled(pots, "stew");
			assertThat(this.published.stream().map((value) -> value.replaceAll(".*\"portions\":(\\d).*", "$1")))
				.containsExactly("1", "2", "3", "4");
		}
		finally {
			relay.stop();
		}
	}

	/** While it waited for a worker its lease has lapsed, and another instance sent. */
	@Test
	void whoComesTooLateAsksFirst() throws Exception {
		CountDownLatch go = new CountDownLatch(1);
		OutboxRelay slow = relay((binding, key, value) -> {
			await(go);
			this.published.add("slow " + key);
		});
		Aggregates<Pot, Cooked> pots = pots(slow);
		OutboxRelay other = relay((binding, key, value) -> this.published.add("other " + key));
		pots(other);
		slow.start();
		try {
			pots.create("first", cooked(1));
			pots.create("second", cooked(1));
			this.now.updateAndGet((before) -> before.plus(Duration.ofMinutes(2)));
			other.start();
			awaitSettled(pots, "second");
			go.countDown();
			Awaitility.await().atMost(PATIENCE).until(() -> this.published.contains("slow first"));
		}
		finally {
			slow.stop();
			other.stop();
		}
		assertThat(this.published).contains("other second").doesNotContain("slow second");
	}

	private int lookedAt;

	private void awaitSettled(Aggregates<Pot, Cooked> pots, String id) {
		Awaitility.await().atMost(PATIENCE).until(() -> {
			this.lookedAt++;
			Document pot = pots.collection().find(new Document("_id", id)).first();
			return pot != null && !pot.containsKey("pending") && !pot.containsKey("lease");
		});
	}

	private OutboxRelay relay(EventPublisher publisher) {
		InstantSource clock = this.now::get;
		return new OutboxRelay(publisher, clock.withZone(ZoneOffset.UTC),
				new MessagingProperties.Outbox(Duration.ofHours(1), Duration.ofSeconds(45), 1, DataSize.ofKilobytes(4)),
				new SimpleMeterRegistry());
	}

	private Aggregates<Pot, Cooked> pots(OutboxRelay relay) {
		return new AggregatesFactory(this.database, new EventCodec(), relay, "/turns", Clock.systemUTC(), Tracing.OFF)
			.of("pots", Pot.class, Cooked.class, "pots-out-0");
	}

	private static Change<Pot, Cooked> cooked(int portions) {
		return Change.of(new Pot(portions), new Cooked.Portions(portions));
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	record Pot(int portions) {
	}

	sealed interface Cooked {

		@EventType("pot.cooked.v1")
		record Portions(int portions) implements Cooked {
		}

	}

}
