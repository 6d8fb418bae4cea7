package org.practicepress.messaging.inbox;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import org.practicepress.messaging.MessagingAutoConfiguration;
import org.practicepress.messaging.MessagingProperties;
import org.practicepress.messaging.RetentionProperties;
import org.practicepress.messaging.broker.BrokerClients;
import org.practicepress.messaging.event.EventCodec;
import org.practicepress.messaging.trace.Tracing;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * The receiving end.
 */
@AutoConfiguration(after = MessagingAutoConfiguration.class)
@ConditionalOnBean(MessagingProperties.class)
public final class InboxAutoConfiguration {

	/** Is told by the binder of partitions. */
	@Bean
	HeldBack heldBack(MongoDatabase serviceDatabase) {
		return new HeldBack(serviceDatabase);
	}

	@Bean
	Inbox inbox(EventCodec codec, MeterRegistry meters, MessagingProperties properties, HeldBack heldBack,
			Tracing tracing) {
		return new Inbox(codec, meters, properties.logKey(), heldBack, tracing);
	}

	@Bean
	CompactedViews compactedViews(MongoDatabase serviceDatabase, EventCodec codec) {
		return new CompactedViews(serviceDatabase, codec);
	}

	@Bean
	ReceivedHeaders receivedHeaders() {
		return new ReceivedHeaders();
	}

	@Bean
	BrokerClients brokerClients(Environment environment, ObjectProvider<KafkaConnectionDetails> connection) {
		return new BrokerClients(environment, connection);
	}

	@Bean
	DeadLetters deadLetters(BrokerClients clients, MessagingProperties properties, RetentionProperties retention,
			MeterRegistry meters) {
		KafkaTemplate<byte[], byte[]> template = new KafkaTemplate<>(
				new DefaultKafkaProducerFactory<>(clients.producerSettings()));
		return new DeadLetters(template, new KafkaAdmin(clients.adminSettings()), properties.retry(),
				retention.deadLetters(), meters);
	}

	@Bean
	Listeners listeners(DeadLetters deadLetters, MessagingProperties properties) {
		return new Listeners(deadLetters, properties.instance());
	}

}
