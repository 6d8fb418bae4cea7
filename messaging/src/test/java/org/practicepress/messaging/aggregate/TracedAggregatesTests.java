package org.practicepress.messaging.aggregate;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.practicepress.embedded.junit.EmbeddedParts;
import org.practicepress.messaging.MessagingProperties;
import org.practicepress.messaging.event.CloudEvent;
import org.practicepress.messaging.event.EventCodec;
import org.practicepress.messaging.event.EventType;
import org.practicepress.messaging.inbox.Incoming;
import org.practicepress.messaging.trace.Recorded;
import org.practicepress.messaging.trace.Tracing;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

/** All that becomes of an aggregate is one trace. */
class TracedAggregatesTests {

	private final MongoClient client = MongoClients.create(EmbeddedParts.store());

	private final MongoDatabase database = this.client
		.getDatabase("traced" + UUID.randomUUID().toString().substring(0, 8));

	private final EventCodec codec = new EventCodec();

	private final Tracing tracing = new Recorded().tracing();

	private final Aggregates<Bed, Grown> beds = beds(this.tracing);

	@AfterEach
	void close() {
		this.database.drop();
		this.client.close();
	}

	@Test
	void whoeverChangesItAndWhenEverItsEventsAreToldInTheTraceItWasMadeIn() {
		String made = this.tracing.part("upload", () -> {
			this.beds.create("bed", grown(1));
			return trace(Objects.requireNonNull(this.tracing.current()));
		});
		String decided = this.tracing.part("decision", () -> {
			this.beds.update(this.beds.find("bed").orElseThrow(), grown(2));
			return trace(Objects.requireNonNull(this.tracing.current()));
		});
		this.beds.change("bed", (before) -> grown(3));
		this.tracing.part("another topic", () -> {
			this.beds.receive("bed", incoming(), (before) -> grown(4));
			return true;
		});
		this.beds.erase("bed", List.of(new Grown.Carrots(5)));
		assertThat(decided).isNotEqualTo(made);
		assertThat(told("bed")).extracting(TracedAggregatesTests::trace).containsExactly(made);
		assertThat(document("bed")).doesNotContainKey("trace");
	}

	@Test
	void everyEventIsToldInIt() {
		this.beds.create("bed", grown(1));
		this.beds.change("bed", (before) -> grown(2));
		this.beds.receive("bed", incoming(), (before) -> grown(3));
		assertThat(told("bed")).hasSize(3);
		assertThat(told("bed").stream().map(TracedAggregatesTests::trace).distinct())
			.containsExactly(trace(document("bed").getString("trace")));
	}

	@Test
	void whatAnEventMakesBelongsToTheTraceOfTheEvent() {
		Incoming incoming = incoming();
		this.tracing.handling("beds", "kitchen", incoming.event(),
				() -> this.beds.receive("bed", incoming, (before) -> grown(1)));
		assertThat(told("bed")).extracting(TracedAggregatesTests::trace)
			.containsExactly("4bf92f3577b34da6a3ce929d0e0e4736");
	}

	@Test
	void whatIsForgottenBeginsAnew() {
		this.beds.create("bed", Change.of(new Bed(1)));
		String first = trace(document("bed").getString("trace"));
		this.beds.forget("bed");
		assertThat(document("bed")).doesNotContainKey("trace");
		this.beds.create("bed", grown(1));
		assertThat(trace(document("bed").getString("trace"))).isNotEqualTo(first);
	}

	@Test
	void whereNothingIsFollowedNothingIsKept() {
		Aggregates<Bed, Grown> untold = beds(Tracing.OFF);
		untold.create("bed", grown(1));
		untold.change("bed", (before) -> grown(2));
		assertThat(document("bed")).doesNotContainKey("trace");
		assertThat(told("bed")).containsOnlyNulls().hasSize(2);
	}

	private Aggregates<Bed, Grown> beds(Tracing followed) {
		OutboxRelay relay = new OutboxRelay((binding, key, value) -> {
		}, Clock.systemUTC(),
				new MessagingProperties.Outbox(Duration.ofHours(1), Duration.ofSeconds(45), 1, DataSize.ofKilobytes(4)),
				new SimpleMeterRegistry());
		return new AggregatesFactory(this.database, this.codec, relay, "/garden", Clock.systemUTC(), followed)
			.of("beds", Bed.class, Grown.class, "beds-out-0");
	}

	private Incoming incoming() {
		return new Incoming("kitchen", "seeds",
				new CloudEvent("e-1", "/shop", "seeds.sold.v1", "bed", java.time.Instant.EPOCH,
						this.codec.mapper().createObjectNode().put("version", 7))
					.tracedTo("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"));
	}

	private Document document(String id) {
		return Objects.requireNonNull(this.database.getCollection("beds").find(new Document("_id", id)).first());
	}

	private List<@Nullable String> told(String id) {
		return document(id).getList("outbox", Document.class)
			.stream()
			.<@Nullable String>map(
					(event) -> this.codec.decode(event.getString("value").getBytes(StandardCharsets.UTF_8))
						.traceparent())
			.toList();
	}

	private static String trace(@Nullable String traceparent) {
		return Objects.requireNonNull(traceparent).substring(3, 35);
	}

	private static Change<Bed, Grown> grown(int carrots) {
		return Change.of(new Bed(carrots), new Grown.Carrots(carrots));
	}

	record Bed(int carrots) {
	}

	sealed interface Grown {

		@EventType("carrots.grown.v1")
		record Carrots(int count) implements Grown {
		}

	}

}
