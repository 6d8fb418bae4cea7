package org.practicepress.messaging;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.practicepress.messaging.event.CloudEvent;
import org.practicepress.messaging.event.EventCodec;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Dead letters: nothing that cannot be handled stands before anything else, and what is
 * put back is done.
 */
interface DeadLettersContract {

	String DEAD = "jar.events.shelf.dlq";

	String REASON = "dead-letter-reason";

	MessagingSite site();

	@Test
	default void sendsWhatIsMalformedToTheDeadLettersWithTheReasonAndGoesOn() {
		String id = UUID.randomUUID().toString();
		site().send("jar.events", id, "not an event".getBytes(StandardCharsets.UTF_8));
		ConsumerRecord<byte[], byte[]> letter = site().records(DEAD, id, 1).getFirst();
		assertThat(new String(letter.value(), StandardCharsets.UTF_8)).isEqualTo("not an event");
		assertThat(MessagingSite.header(letter, REASON)).contains("not JSON");
		site().fill(id, "quince");
		site().awaitContents(id, "quince");
	}

	@Test
	default void triesAFailureAgainBeforeItIsADeadLetter() {
		String id = UUID.randomUUID().toString();
		String content = "fails " + id;
		site().kitchen().breaking().add(content);
		int before = site().kitchen().failures();
		site().fill(id, content);
		site().records(DEAD, id, 1);
		assertThat(site().kitchen().failures() - before).isEqualTo(5);
	}

	@Test
	default void doesInItsTurnWhatIsPutBack() {
		String id = UUID.randomUUID().toString();
		List<ConsumerRecord<byte[], byte[]>> letters = firstBreaksAfter(id);
		assertThat(MessagingSite.header(letters.get(0), REASON)).contains("the jar broke");
		assertThat(MessagingSite.header(letters.get(1), REASON)).contains("waits for version 2");

		site().kitchen().breaking().remove("breaks " + id);
		letters.forEach(site()::putBack);
		site().awaitContents(id, "first", "breaks " + id, "after");
		site().fill(id, "as ever");
		site().awaitContents(id, "first", "breaks " + id, "after", "as ever");
	}

	@Test
	default void keepsALastWordWaitingForNothing() {
		String id = UUID.randomUUID().toString();
		List<ConsumerRecord<byte[], byte[]>> letters = firstBreaksAfter(id);
		site().send("jar.events", id, new EventCodec().encode(new CloudEvent(UUID.randomUUID().toString(), "/test",
				"jar.smashed.v1", id, Instant.now(), new JsonMapper().createObjectNode().put("version", 9))));
		Awaitility.await().atMost(MessagingSite.PATIENCE).until(() -> site().kitchen().contents(id).isEmpty());

		site().kitchen().breaking().remove("breaks " + id);
		letters.forEach(site()::putBack);
		String other = UUID.randomUUID().toString();
		site().fill(other, "quince");
		site().awaitContents(other, "quince");
		assertThat(site().kitchen().contents(id)).isEmpty();
		assertThat(site().kitchen().shelves().isErased(id)).isTrue();
	}

	@Test
	default void sendsBackWhatIsPutBackOutOfTurn() {
		String id = UUID.randomUUID().toString();
		List<ConsumerRecord<byte[], byte[]>> letters = firstBreaksAfter(id);
		site().kitchen().breaking().remove("breaks " + id);
		site().putBack(letters.get(1));
		List<ConsumerRecord<byte[], byte[]>> more = site().records(DEAD, id, 3);
		assertThat(site().kitchen().contents(id)).containsExactly("first");

		site().putBack(letters.get(0));
		site().putBack(more.get(2));
		site().awaitContents(id, "first", "breaks " + id, "after");
	}

	@Test
	default void letsTheOthersThroughWhenAnOperatorGivesOneUp() {
		String id = UUID.randomUUID().toString();
		List<ConsumerRecord<byte[], byte[]>> letters = firstBreaksAfter(id);
		site().putBack(letters.get(0), MessagingSite.header("dead-letter-discard", "nobody wants it"));
		site().putBack(letters.get(1));
		site().awaitContents(id, "first", "after");
	}

	@Test
	default void keepsOtherSubjectsGoing() {
		String id = UUID.randomUUID().toString();
		firstBreaksAfter(id);
		String other = UUID.randomUUID().toString();
		site().fill(other, "other");
		site().awaitContents(other, "other");
	}

	@Test
	default void keepsIndependentEventsGoingAndTellsWhatIsGivenUp() {
		String id = UUID.randomUUID().toString();
		site().kitchen().breaking().add("taste of bitter " + id);
		site().fill(id, "bitter " + id);
		site().fill(id, "sweet " + id);
		Awaitility.await()
			.atMost(MessagingSite.PATIENCE)
			.until(() -> site().kitchen().tasted().contains("sweet " + id));
		ConsumerRecord<byte[], byte[]> letter = site().records("jar.events.cook.dlq", id, 1).getFirst();
		assertThat(site().kitchen().leftUntasted()).contains("Filled[content=bitter " + id + "]");

		site().kitchen().breaking().clear();
		site().putBack(letter);
		Awaitility.await()
			.atMost(MessagingSite.PATIENCE)
			.until(() -> site().kitchen().tasted().contains("bitter " + id));
		site().awaitContents(id, "bitter " + id, "sweet " + id);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "null", "{}", "[", "\"\"", "{\"specversion\":\"1.0\"}", "\u0000", "large" })
	default void goesOnAfterAnyValue(String value) {
		String id = UUID.randomUUID().toString();
		site().send("jar.events", id, bytes(value), MessagingSite.header("contentType", "application/x-java-object"),
				MessagingSite.header("spring_json_header_types",
						"{\"x\":\"org.springframework.context.support.ClassPathXmlApplicationContext\"}"),
				MessagingSite.header("x", "\"http://localhost:1/evil.xml\""),
				MessagingSite.header("kafka_receivedTopic", "other"), header("empty", null),
				MessagingSite.header("traceparent", "\u0000\uFFFF".repeat(1000)));
		ConsumerRecord<byte[], byte[]> letter = site().records(DEAD, id, 1).getFirst();
		assertThat(letter.headers()).noneMatch((header) -> header.key().contains("stacktrace"));
		site().fill(id, "next");
		site().awaitContents(id, "next");
	}

	private static byte @Nullable [] bytes(String value) {
		return switch (value) {
			case "null" -> null;
			case "large" -> "[".repeat(900_000).getBytes(StandardCharsets.UTF_8);
			default -> value.getBytes(StandardCharsets.UTF_8);
		};
	}

	private static Header header(String name, byte @Nullable [] value) {
		return new org.apache.kafka.common.header.internals.RecordHeader(name, value);
	}

	/** Three events, of which the second cannot be handled. */
	private List<ConsumerRecord<byte[], byte[]>> firstBreaksAfter(String id) {
		site().kitchen().breaking().add("breaks " + id);
		site().fill(id, "first");
		site().fill(id, "breaks " + id);
		site().fill(id, "after");
		return site().records(DEAD, id, 2);
	}

}
