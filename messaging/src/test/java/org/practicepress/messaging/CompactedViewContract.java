package org.practicepress.messaging;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.practicepress.messaging.Kitchen.Label;
import org.practicepress.messaging.inbox.CompactedView;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Views of compacted topics: the latest per key, and nothing after its tombstone.
 */
interface CompactedViewContract {

	MessagingSite site();

	@Test
	default void keepsTheLatestOfACompactedTopicUntilItsTombstone() {
		String key = UUID.randomUUID().toString();
		site().send("labels", key, label(key, 2, "new"));
		site().send("labels", key, label(key, 1, "late"));
		await(key, Optional.of(new Label("new")));
		site().send("labels", key, label(key, 3, "newest"));
		await(key, Optional.of(new Label("newest")));
		assertThat(labels().forgotten(key)).isFalse();
		site().send("labels", key, null);
		await(key, Optional.empty());
		assertThat(labels().forgotten(key)).isTrue();
		assertThat(labels().forgotten(UUID.randomUUID().toString())).isFalse();
	}

	@Test
	default void bringsNothingBackThatATombstoneHasDeleted() {
		String key = UUID.randomUUID().toString();
		String marker = UUID.randomUUID().toString();
		site().send("labels", key, label(key, 1, "here"));
		await(key, Optional.of(new Label("here")));
		site().send("labels", key, null);
		site().send("labels", key, label(key, 2, "put back"));
		// the same key goes to the same partition, and there the last record comes last
		site().send("labels", key, label(marker, 1, "marker"));
		await(marker, Optional.of(new Label("marker")));
		assertThat(labels().find(key)).isEmpty();
	}

	private CompactedView<Label> labels() {
		return site().kitchen().labels();
	}

	private void await(String key, Optional<Label> expected) {
		Awaitility.await().atMost(MessagingSite.PATIENCE).until(() -> labels().find(key).equals(expected));
	}

	private static byte[] label(String key, long version, String text) {
		return ("{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"/t\",\"type\":\"label.v1\",\"subject\":\"%s\","
				+ "\"time\":\"2026-01-01T00:00:00Z\",\"data\":{\"version\":%d,\"text\":\"%s\"}}")
			.formatted(UUID.randomUUID(), key, version, text)
			.getBytes(StandardCharsets.UTF_8);
	}

}
