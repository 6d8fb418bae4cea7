package org.practicepress.messaging;

import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;

/**
 * What this library promises, held against Kafka and MongoDB as they run in production.
 */
@NeedsDocker
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MessagingIT
		implements OutboxContract, InboxContract, DeadLettersContract, CompactedViewContract, ClaimCheckContract {

	private static final KafkaContainer KAFKA = new KafkaContainer("apache/kafka:4.1.1");

	private static final MongoDBContainer MONGO = new MongoDBContainer("mongo:8");

	private @Nullable MessagingSite running;

	@BeforeAll
	void start() {
		if (NeedsDocker.Condition.engineAnswers()) {
			KAFKA.start();
			MONGO.start();
			this.running = new MessagingSite(KAFKA.getBootstrapServers(), MONGO.getConnectionString());
		}
	}

	@AfterAll
	void stop() {
		if (this.running != null) {
			this.running.close();
		}
		KAFKA.stop();
		MONGO.stop();
	}

	@Override
	public MessagingSite site() {
		return Objects.requireNonNull(this.running);
	}

}
