package org.practicepress.messaging;

import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.practicepress.messaging.Kitchen.Filled;
import org.practicepress.messaging.Kitchen.Jar;
import org.practicepress.messaging.Kitchen.JarEvent;
import org.practicepress.messaging.Kitchen.Labelled;
import org.practicepress.messaging.Kitchen.Shelf;
import org.practicepress.messaging.Kitchen.ShelfEvent;
import org.practicepress.messaging.aggregate.Aggregate;
import org.practicepress.messaging.aggregate.Aggregates;
import org.practicepress.messaging.aggregate.Change;
import org.practicepress.messaging.aggregate.Erased;
import org.practicepress.messaging.aggregate.EventTooLarge;
import org.practicepress.messaging.event.EventCodec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Aggregates: a change and its events are durable together, and versions only grow.
 */
interface OutboxContract {

	MessagingSite site();

	private Aggregates<Jar, JarEvent> jars() {
		return site().kitchen().jars();
	}

	private List<Long> versions(String id, int events) {
		EventCodec codec = new EventCodec();
		return site().records("jar.events", id, events)
			.stream()
			.map((record) -> codec.decode(record.value()).version())
			.toList();
	}

	@Test
	default void publishesAChangeInOrderAsBareStructuredEvents() {
		String id = UUID.randomUUID().toString();
		assertThat(jars().create(id, Change.of(new Jar("plum", 1), new Filled("plum")))).isTrue();
		Aggregate<Jar> jar = jars().find(id).orElseThrow();
		assertThat(jars().update(jar, Change.of(new Jar("plum", 3), new Filled("more"), new Filled("most")))).isTrue();

		List<ConsumerRecord<byte[], byte[]>> records = site().records("jar.events", id, 3);
		EventCodec codec = new EventCodec();
		assertThat(records).allSatisfy((record) -> {
			assertThat(record.headers()).isEmpty();
			assertThat(codec.decode(record.value()).subject()).isEqualTo(id);
			assertThat(codec.decode(record.value()).source()).isEqualTo("/test");
		});
		assertThat(records).extracting((record) -> codec.decode(record.value()).version()).containsExactly(1L, 2L, 3L);
		awaitPublished(id);
	}

	private void awaitPublished(String id) {
		Awaitility.await()
			.atMost(MessagingSite.PATIENCE)
			.untilAsserted(() -> assertThat(jars().collection().find(new Document("_id", id)).first())
				.doesNotContainKeys("pending", "lease"));
	}

	@Test
	default void refusesAChangeDecidedOnAnOldVersion() {
		String id = UUID.randomUUID().toString();
		jars().create(id, Change.of(new Jar("fig", 1)));
		Aggregate<Jar> seen = jars().find(id).orElseThrow();
		assertThat(jars().update(seen, Change.of(new Jar("fig", 2)))).isTrue();
		assertThat(jars().update(seen, Change.of(new Jar("fig", 9)))).isFalse();
		assertThat(jars().create(id, Change.of(new Jar("fig", 9)))).isFalse();
		assertThat(jars().find(id).orElseThrow().state()).isEqualTo(new Jar("fig", 2));
	}

	@Test
	default void tellsOfWhatRestsWhenItsTimeIsOverAndThenOfWhatFollowed() {
		String id = UUID.randomUUID().toString();
		jars().create(id, Change.of(new Jar("kiwi", 1), new Filled("kiwi")));
		Aggregate<Jar> jar = jars().find(id).orElseThrow();
		assertThat(jars().update(jar, Change.of(new Jar("kiwi", 2), new Filled("rests")), Duration.ofDays(1))).isTrue();
		assertThat(jars().update(jar, Change.of(new Jar("kiwi", 9), new Filled("late")), Duration.ofDays(1))).isFalse();
		Aggregate<Jar> rested = jars().find(id).orElseThrow();
		assertThat(jars().rests(rested)).isPresent();
		assertThat(jars().update(rested, Change.of(new Jar("kiwi", 3), new Filled("follows")))).isTrue();
		assertThat(jars().rests(rested)).as("something else has happened").isEmpty();
		assertThat(jars().takeBack(rested, new Jar("kiwi", 1))).isFalse();
		Aggregate<Jar> followed = jars().find(id).orElseThrow();
		assertThat(jars().takeBack(followed, new Jar("kiwi", 2))).as("it never rested").isFalse();
		assertThat(versions(id, 1)).containsExactly(1L);
		assertThat(jars().update(followed, Change.of(new Jar("kiwi", 4), new Filled("soon")), Duration.ofMillis(1)))
			.isTrue();
		assertThat(versions(id, 4)).containsExactly(1L, 2L, 3L, 4L);
		awaitPublished(id);
		assertThat(jars().collection().find(new Document("_id", id)).first()).doesNotContainKey("rests");
	}

	@Test
	default void tellsNobodyOfWhatWasTakenBack() {
		String id = UUID.randomUUID().toString();
		Duration aDay = Duration.ofDays(1);
		jars().create(id, Change.of(new Jar("lime", 1)));
		assertThat(jars().update(jars().find(id).orElseThrow(), Change.of(new Jar("lime", 2), new Filled("no")), aDay))
			.isTrue();
		Aggregate<Jar> rested = jars().find(id).orElseThrow();
		assertThat(jars().takeBack(rested, new Jar("lime", 1))).isTrue();
		assertThat(jars().takeBack(rested, new Jar("lime", 1))).as("twice").isFalse();
		Aggregate<Jar> after = jars().find(id).orElseThrow();
		assertThat(after.state()).isEqualTo(new Jar("lime", 1));
		assertThat(after.version()).isEqualTo(3);
		assertThat(jars().rests(after)).isEmpty();
		assertThat(jars().collection().find(new Document("_id", id)).first()).doesNotContainKeys("rests", "pending");
		// one that rests beside one that was never told
		jars().update(after, Change.of(new Jar("lime", 3), new Filled("yes")), aDay);
		jars().update(jars().find(id).orElseThrow(), Change.of(new Jar("lime", 4), new Filled("no")), aDay);
		assertThat(jars().takeBack(jars().find(id).orElseThrow(), new Jar("lime", 3))).isTrue();
		jars().collection()
			.updateOne(new Document("_id", id), new Document("$set", new Document("rests", new Date(0))));
		assertThat(jars().update(jars().find(id).orElseThrow(), Change.of(new Jar("lime", 5), new Filled("more"))))
			.isTrue();
		assertThat(versions(id, 2)).containsExactly(4L, 7L);
	}

	@Test
	default void goesOnCountingWhenWhatWasForgottenIsMadeAgain() {
		String id = UUID.randomUUID().toString();
		jars().create(id, Change.of(new Jar("medlar", 1), new Filled("medlar"), new Filled("more medlar")));
		awaitPublished(id);
		Aggregate<Jar> seen = jars().find(id).orElseThrow();
		jars().forget(id);
		assertThat(jars().find(id)).isEmpty();
		assertThat(jars().collection().find(new Document("_id", id)).first()).doesNotContainKeys("state", "outbox");
		assertThat(jars().update(seen, Change.of(new Jar("medlar", 9)))).isFalse();

		assertThat(jars().create(id, Change.of(new Jar("sloe", 1), new Filled("sloe")))).isTrue();
		assertThat(jars().create(id, Change.of(new Jar("sloe", 9)))).isFalse();
		assertThat(jars().find(id).orElseThrow().state()).isEqualTo(new Jar("sloe", 1));
		assertThat(versions(id, 3)).isSorted().doesNotHaveDuplicates().hasSize(3);
		site().awaitContents(id, "medlar", "more medlar", "sloe");
	}

	@Test
	default void makesNothingInThePlaceOfWhatWasErased() {
		String id = UUID.randomUUID().toString();
		jars().create(id, Change.of(new Jar("secret plum", 1), new Filled("secret plum")));
		awaitPublished(id);
		Aggregate<Jar> seen = jars().find(id).orElseThrow();
		// one that nobody has been told of yet
		jars().collection()
			.updateOne(new Document("_id", id), new Document("$set", new Document("pending", true).append("outbox",
					List.of(new Document("id", "1").append("binding", "jarEvents-out-0").append("value", "secret")))));
		assertThat(jars().erase(id, List.of(new Filled("nothing")))).isTrue();
		assertThat(jars().erase(id, List.of(new Filled("nothing")))).isFalse();

		assertThat(jars().find(id)).isEmpty();
		assertThat(jars().isErased(id)).isTrue();
		assertThat(jars().update(seen, Change.of(new Jar("plum", 9)))).isFalse();
		assertThatThrownBy(() -> jars().create(id, Change.of(new Jar("plum", 9)))).isInstanceOf(Erased.class);
		jars().forget(id);
		awaitPublished(id);
		assertThat(Objects.requireNonNull(jars().collection().find(new Document("_id", id)).first()).toJson())
			.doesNotContain("secret");
		assertThat(versions(id, 2)).containsExactly(1L, 2L);
		site().awaitContents(id, "secret plum", "nothing");
	}

	@Test
	default void erasesWhatThereNeverWas() {
		String id = UUID.randomUUID().toString();
		assertThat(jars().isErased(id)).isFalse();
		assertThat(jars().erase(id, List.of())).isTrue();
		assertThatThrownBy(() -> jars().create(id, Change.of(new Jar("plum", 1)))).isInstanceOf(Erased.class);
	}

	@Test
	default void takesWhatIsErasedOutOfACompactedTopic() {
		String id = UUID.randomUUID().toString();
		jars().create(id, Change.of(new Jar("currant", 1), new Filled("currant")));
		jars().eraseFromTopic(id);
		jars().eraseFromTopic(id);
		awaitPublished(id);
		assertThat(site().records("jar.events", id, 2).getLast().value()).isNull();
	}

	@Test
	default void forgetsNothingThatHasNotBeenTold() {
		String id = UUID.randomUUID().toString();
		jars().create(id, Change.of(new Jar("rowan", 1), new Filled("rowan")));
		awaitPublished(id);
		jars().collection().updateOne(new Document("_id", id), new Document("$set", new Document("pending", true)));
		jars().forget(id);
		assertThat(jars().find(id)).isPresent();
	}

	@Test
	default void refusesAnEventThatKafkaCannotTakeBeforeItIsStored() {
		String id = UUID.randomUUID().toString();
		String tooMuch = "x".repeat(4_000_000);
		assertThatThrownBy(
				() -> jars().create(id, Change.of(new Jar("plum", 1), new Filled("plum"), new Filled(tooMuch))))
			.isInstanceOf(EventTooLarge.class)
			.hasMessageContaining("jar.filled.v1");
		assertThat(jars().find(id)).isEmpty();
		jars().create(id, Change.of(new Jar("plum", 1), new Filled("plum")));
		Aggregate<Jar> jar = jars().find(id).orElseThrow();
		assertThatThrownBy(() -> jars().update(jar, Change.of(new Jar("plum", 2), new Filled(tooMuch))))
			.isInstanceOf(EventTooLarge.class);
		assertThat(jars().update(jar, Change.of(new Jar("plum", 3), new Filled("last")))).isTrue();
		assertThat(versions(id, 2)).containsExactly(1L, 2L);
	}

	/** The broker's topic takes less than the service was told. */
	@Test
	default void goesRoundAnEventThatIsNeverTaken() {
		String id = UUID.randomUUID().toString();
		Aggregates<Shelf, ShelfEvent> shelves = site().kitchen().shelves();
		shelves.create(id, Change.of(new Shelf(List.of(), Map.of()), new Labelled("first"),
				new Labelled("x".repeat(60_000)), new Labelled("last")));
		EventCodec codec = new EventCodec();
		assertThat(site().records("shelf.events", id, 2)).extracting((record) -> codec.decode(record.value()).version())
			.containsExactly(1L, 3L);
		Awaitility.await().atMost(MessagingSite.PATIENCE).untilAsserted(() -> {
			Document document = Objects.requireNonNull(shelves.collection().find(new Document("_id", id)).first());
			assertThat(document).doesNotContainKeys("pending", "lease");
			assertThat(document.getList("unsendable", Document.class)).singleElement()
				.satisfies((kept) -> assertThat(kept.getString("reason")).contains("RecordTooLarge"))
				.satisfies((kept) -> assertThat(kept.getString("binding")).isEqualTo("shelfEvents-out-0"))
				.satisfies((kept) -> assertThat(kept.getString("value")).contains("xxxx"));
		});
		assertThat(site().bean(MeterRegistry.class)
			.get("practice_press.events.unsendable")
			.tag("binding", "shelfEvents-out-0")
			.counter()
			.count()).isGreaterThanOrEqualTo(1);
		shelves.update(shelves.find(id).orElseThrow(),
				Change.of(new Shelf(List.of(), Map.of()), new Labelled("later")));
		assertThat(site().records("shelf.events", id, 3)).hasSize(3);
	}

	@Test
	default void keepsNamesWithDotsInTheState() {
		String id = UUID.randomUUID().toString();
		var shelves = site().kitchen().shelves();
		shelves.create(id, Change.of(new Shelf(List.of(), Map.of("a.b", 1, "$c", 2))));
		assertThat(shelves.find(id).orElseThrow().state().notes()).isEqualTo(Map.of("a.b", 1, "$c", 2));
	}

}
