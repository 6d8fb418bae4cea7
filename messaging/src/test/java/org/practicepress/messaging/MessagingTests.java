package org.practicepress.messaging;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.practicepress.embedded.junit.EmbeddedParts;
import org.practicepress.messaging.trace.Tracing;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What this library promises, held against the embedded broker and store.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MessagingTests
		implements OutboxContract, InboxContract, DeadLettersContract, CompactedViewContract, ClaimCheckContract {

	private @Nullable MessagingSite running;

	@BeforeAll
	void start() {
		this.running = new MessagingSite(EmbeddedParts.kafka(), EmbeddedParts.store());
	}

	@AfterAll
	void stop() {
		site().close();
	}

	/** Off unless it is switched on: nothing of it is there, and no event tells of it. */
	@Test
	void nothingIsTraced() {
		assertThat(site().bean(Tracing.class)).isSameAs(Tracing.OFF);
		assertThat(site().beans()).isNotEmpty()
			.noneMatch((type) -> type.contains("opentelemetry") || type.contains("micrometer.tracing"));
		String id = UUID.randomUUID().toString();
		site().fill(id, "quince");
		assertThat(new String(site().records("jar.events", id, 1).getFirst().value(), StandardCharsets.UTF_8))
			.contains("quince")
			.doesNotContain("trace");
	}

	/** The other instance is given the events of all subjects, and then stops. */
	@Test
	void whoTakesOverKnowsWhatIsHeldBack() {
		String id = UUID.randomUUID().toString();
		try (MessagingSite other = new MessagingSite(EmbeddedParts.kafka(), EmbeddedParts.store(), Map.of(),
				List.of("spring.cloud.stream.kafka.binder.consumer-properties.client.id=a"))) {
			other.kitchen().breaking().addAll(List.of("other " + id, "breaks " + id));
			Awaitility.await().atMost(MessagingSite.PATIENCE).until(() -> {
				other.fill(UUID.randomUUID().toString(), "other " + id);
				return other.kitchen().failures() > 0;
			});
			other.fill(id, "first");
			other.fill(id, "breaks " + id);
			other.records(DEAD, id, 1);
		}
		site().fill(id, "after");
		assertThat(MessagingSite.header(site().records(DEAD, id, 2).getLast(), REASON)).contains("waits for version 2");
		assertThat(site().kitchen().contents(id)).containsExactly("first");
	}

	@Override
	public MessagingSite site() {
		return Objects.requireNonNull(this.running);
	}

}
