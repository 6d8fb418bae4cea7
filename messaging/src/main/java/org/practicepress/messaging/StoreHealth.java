package org.practicepress.messaging;

import java.time.Instant;
import java.util.Date;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import org.bson.Document;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * Whether the store takes a write and answers a read in this service's own database. A
 * greeting is not enough: a store that has lost its file answers it. Spring Boot's
 * indicator asks for the names of all databases, which a service of its own account may
 * not see, and with a command that not every store has.
 */
final class StoreHealth extends AbstractHealthIndicator {

	private static final String ID = "store";

	private final MongoCollection<Document> health;

	StoreHealth(MongoDatabase serviceDatabase) {
		super("The store does not take a write, or does not answer a read");
		this.health = serviceDatabase.getCollection("health");
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		this.health.updateOne(Filters.eq(ID), Updates.set("written", Date.from(Instant.now())),
				new UpdateOptions().upsert(true));
		builder.status((this.health.find(Filters.eq(ID)).first() != null) ? Status.UP : Status.DOWN);
	}

}
