package org.practicepress.messaging.report;

import java.time.Clock;

import org.practicepress.messaging.MessagingProperties;
import org.practicepress.messaging.aggregate.AggregateAutoConfiguration;
import org.practicepress.messaging.aggregate.EventPublisher;
import org.practicepress.messaging.aggregate.Outboxes;
import org.practicepress.messaging.broker.BrokerClients;
import org.practicepress.messaging.broker.LatestRecords;
import org.practicepress.messaging.event.EventCodec;
import org.practicepress.messaging.inbox.InboxAutoConfiguration;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;

/**
 * Each instance tells how it is, and whoever wants to know can look.
 */
@AutoConfiguration(after = { AggregateAutoConfiguration.class, InboxAutoConfiguration.class })
@ConditionalOnBean(MessagingProperties.class)
public final class ReportAutoConfiguration {

	@Bean
	Reporter reporter(MessagingProperties properties, EventPublisher publisher, Outboxes outboxes,
			ObjectProvider<Workers.Told> workers, EventCodec codec) {
		return new Reporter(properties.source(), properties.report().every(), publisher, outboxes,
				workers.orderedStream().toList(), codec, Clock.systemUTC());
	}

	@Bean
	Reports reports(BrokerClients clients, EventCodec codec, MessagingProperties properties) {
		return new Reports(new LatestRecords(clients), codec, properties.report(), Clock.systemUTC());
	}

}
