package org.practicepress.review.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.junit.jupiter.api.Test;
import org.practicepress.embedded.junit.EmbeddedParts;
import org.practicepress.messaging.broker.DeadLetterTopic;
import org.practicepress.review.operations.DeadLetter.Settled;
import org.practicepress.review.operations.DeadLetter.State;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever is asked of many letters, an index serves it. */
class LetterStoreTests {

	private static final int MANY = 1500;

	private static final DeadLetterTopic TOPIC = new DeadLetterTopic("review.events.publish.dlq", "topicId",
			"review.events", "publish", false, 0, MANY);

	@Test
	void noQuestionLooksThroughThemAll() {
		ListAppender<ILoggingEvent> log = new ListAppender<>();
		Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
		try (MongoClient client = MongoClients.create(EmbeddedParts.store())) {
			LetterStore store = new LetterStore(client.getDatabase("letter-store-tests"));
			for (int offset = 0; offset < MANY; offset++) {
				store.keep(TOPIC, letter(offset), "identity " + offset % 100);
			}
			log.start();
			root.addAppender(log);
			DeadLetter first = store.find("topicId.0").orElseThrow();
			store.hasRead(TOPIC, MANY);
			assertThat(store.next(TOPIC)).isEqualTo(MANY);
			assertThat(store.countOpen()).isEqualTo(MANY);
			assertThat(store.countOpen(TOPIC)).isEqualTo(MANY);
			assertThat(store.open(25, 25)).extracting(DeadLetter::offset).startsWith(25L, 26L);
			assertThat(store.open(TOPIC, 0, 25)).hasSize(25);
			assertThat(store.behind(TOPIC, first, 500)).extracting(DeadLetter::offset).startsWith(10L, 20L);
			assertThat(store.before(TOPIC, store.find("topicId.10").orElseThrow())).contains(first);
			assertThat(store.history("topicId.7", 50)).extracting(DeadLetter::offset).startsWith(1407L, 1307L);
			assertThat(store.claim(first, "ola", Instant.now(), Duration.ofMinutes(1))).isTrue();
			assertThat(store.claim(first, "ben", Instant.now(), Duration.ofMinutes(1))).isFalse();
			assertThat(store.claim(first, "ben", Instant.now().plusSeconds(90), Duration.ofMinutes(1))).isTrue();
			store.settle(first, State.RETRIED, new Settled("ola", Instant.now(), null));
			assertThat(store.settled(10)).extracting(DeadLetter::id).containsExactly("topicId.0");
			assertThat(store.firstOpen(TOPIC)).hasValue(1);
			store.gone(List
				.of(new DeadLetterTopic(TOPIC.name(), TOPIC.id(), TOPIC.source(), TOPIC.group(), false, 5, MANY)));
			assertThat(store.countOpen()).isEqualTo(MANY - 5);
			store.gone(List.of());
			assertThat(store.countOpen()).isZero();
		}
		finally {
			root.detachAppender(log);
		}
		assertThat(log.list).extracting(ILoggingEvent::getFormattedMessage)
			.noneMatch((line) -> line.contains("No index serves"));
	}

	private static DeadLetter letter(int offset) {
		return new DeadLetter("topicId." + offset, TOPIC.name(), TOPIC.source(), TOPIC.group(), offset,
				"subject " + offset % 10, "review.accepted.v1", offset + 1, 100, Instant.ofEpochSecond(offset), "why",
				offset >= 10, State.OPEN, null);
	}

}
