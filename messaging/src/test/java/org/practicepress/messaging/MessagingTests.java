package org.practicepress.messaging;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;

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

	@Override
	public MessagingSite site() {
		return Objects.requireNonNull(this.running);
	}

}
