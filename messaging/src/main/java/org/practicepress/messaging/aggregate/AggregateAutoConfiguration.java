package org.practicepress.messaging.aggregate;

import java.time.Clock;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import org.practicepress.messaging.MessagingAutoConfiguration;
import org.practicepress.messaging.MessagingProperties;
import org.practicepress.messaging.TaskHealth;
import org.practicepress.messaging.event.EventCodec;
import org.practicepress.messaging.trace.Tracing;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.cloud.stream.function.StreamBridge;
import org.springframework.context.annotation.Bean;

/**
 * Aggregates and the relay of their outboxes.
 */
@AutoConfiguration(after = MessagingAutoConfiguration.class)
@ConditionalOnBean(MessagingProperties.class)
public final class AggregateAutoConfiguration {

	@Bean
	EventPublisher eventPublisher(StreamBridge bridge) {
		return new StreamPublisher(bridge);
	}

	@Bean
	OutboxRelay outboxRelay(EventPublisher publisher, MessagingProperties properties, MeterRegistry meters) {
		return new OutboxRelay(publisher, Clock.systemUTC(), properties.outbox(), meters);
	}

	@Bean
	TaskHealth outboxHealthIndicator(OutboxRelay relay) {
		return new TaskHealth(relay::sweeps);
	}

	@Bean
	AggregatesFactory aggregatesFactory(MongoDatabase serviceDatabase, EventCodec codec, OutboxRelay relay,
			MessagingProperties properties, Tracing tracing) {
		return new AggregatesFactory(serviceDatabase, codec, relay, properties.source(), Clock.systemUTC(), tracing);
	}

}
