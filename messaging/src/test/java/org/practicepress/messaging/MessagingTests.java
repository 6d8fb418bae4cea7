package org.practicepress.messaging;

import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.practicepress.embedded.junit.EmbeddedParts;

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

	@Override
	public MessagingSite site() {
		return Objects.requireNonNull(this.running);
	}

}
