package org.practicepress.messaging.claimcheck;

import com.mongodb.client.MongoClient;
import org.practicepress.messaging.MessagingAutoConfiguration;
import org.practicepress.messaging.MessagingProperties;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;

/**
 * The claim-check store.
 */
@AutoConfiguration(after = MessagingAutoConfiguration.class)
@ConditionalOnBean(MessagingProperties.class)
public final class ClaimCheckAutoConfiguration {

	@Bean
	ClaimChecks claimChecks(MongoClient client, MessagingProperties properties) {
		return new ClaimChecks(client.getDatabase(properties.filesDatabase()));
	}

}
