package org.practicepress.messaging;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import org.practicepress.messaging.event.EventCodec;
import org.practicepress.messaging.transfer.UnfinishedImport;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * The beans every other part of this library stands on.
 */
@AutoConfiguration(after = MongoAutoConfiguration.class,
		beforeName = "org.springframework.boot.mongodb.autoconfigure.health.MongoHealthContributorAutoConfiguration")
@ConditionalOnProperty("practice-press.messaging.database")
@EnableConfigurationProperties({ MessagingProperties.class, RetentionProperties.class })
public final class MessagingAutoConfiguration {

	@Bean
	EventCodec eventCodec() {
		return new EventCodec();
	}

	@Bean
	MongoDatabase serviceDatabase(MongoClient client, MessagingProperties properties) {
		MongoDatabase database = client.getDatabase(properties.database());
		if (UnfinishedImport.in(database)) {
			throw new IllegalStateException("An import into " + database.getName()
					+ " was broken off: import once more, which clears what is there and begins anew");
		}
		return database;
	}

	/** In place of Spring Boot's own, under its name. */
	@Bean
	StoreHealth mongoHealthIndicator(MongoDatabase serviceDatabase) {
		return new StoreHealth(serviceDatabase);
	}

}
