package org.practicepress.messaging;

import com.mongodb.client.MongoDatabase;
import org.bson.Document;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Whether the store answers for this service's own database. Spring Boot's indicator asks
 * for the names of all databases, which a service of its own account may not see, and
 * with a command that not every store has.
 */
final class StoreHealth extends AbstractHealthIndicator {

	private final MongoDatabase database;

	StoreHealth(MongoDatabase serviceDatabase) {
		super("The store does not answer");
		this.database = serviceDatabase;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		this.database.runCommand(new Document("ping", 1));
		builder.up();
	}

}
