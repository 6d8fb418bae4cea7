package org.practicepress.messaging;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;

/**
 * The same as {@link LosslessMessagingTests}, on Kafka and MongoDB as they run in
 * production.
 */
@NeedsDocker
class LosslessMessagingIT extends LosslessMessagingTests {

	private static final KafkaContainer KAFKA = new KafkaContainer("apache/kafka:4.1.1");

	private static final MongoDBContainer MONGO = new MongoDBContainer("mongo:8");

	@Override
	@BeforeAll
	void start() {
		if (NeedsDocker.Condition.engineAnswers()) {
			KAFKA.start();
			MONGO.start();
			super.start();
		}
	}

	@Override
	@AfterAll
	void stop() {
		super.stop();
		KAFKA.stop();
		MONGO.stop();
	}

	@Override
	String kafka() {
		return KAFKA.getBootstrapServers();
	}

	@Override
	String store() {
		return MONGO.getConnectionString();
	}

}
