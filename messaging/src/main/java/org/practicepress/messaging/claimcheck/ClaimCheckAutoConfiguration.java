package org.practicepress.messaging.claimcheck;

import java.time.Clock;
import java.util.List;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import org.practicepress.messaging.MessagingAutoConfiguration;
import org.practicepress.messaging.MessagingProperties;
import org.practicepress.messaging.RetentionProperties;

import org.springframework.beans.factory.ObjectProvider;
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
	ClaimChecks claimChecks(MongoClient client, MessagingProperties properties, ObjectProvider<Clock> clocks) {
		MongoDatabase files = client.getDatabase(properties.filesDatabase());
		return new ClaimChecks(files, new Marks(files), clocks.getIfAvailable(Clock::systemUTC));
	}

	@Bean
	FileUpkeep fileUpkeep(MongoClient client, MongoDatabase serviceDatabase, MessagingProperties properties,
			RetentionProperties retention, ObjectProvider<Clock> clocks) {
		Clock clock = clocks.getIfAvailable(Clock::systemUTC);
		MongoDatabase database = client.getDatabase(properties.filesDatabase());
		Marks marks = new Marks(database);
		Rounds rounds = new Rounds(database);
		MessagingProperties.Files files = properties.files();
		NamedFiles named = new NamedFiles(serviceDatabase, properties.source(), marks, rounds, files.roundEvery(),
				clock);
		UnnamedFiles unnamed = new UnnamedFiles(database, marks, rounds, files.holders(), files.roundEvery(),
				retention.unnamedFiles(), clock);
		LonePieces lone = new LonePieces(database, rounds, files.holders(), files.roundEvery(),
				retention.unnamedFiles(), clock);
		return new FileUpkeep(List.of(named::step, unnamed::step, lone::step), files.stepEvery());
	}

}
