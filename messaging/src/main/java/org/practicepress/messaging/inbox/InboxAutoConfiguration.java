package org.practicepress.messaging.inbox;

import java.util.HashMap;
import java.util.Map;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.practicepress.messaging.MessagingAutoConfiguration;
import org.practicepress.messaging.MessagingProperties;
import org.practicepress.messaging.event.EventCodec;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.cloud.stream.binder.kafka.properties.KafkaBinderConfigurationProperties;
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

	@Bean
	Inbox inbox(EventCodec codec, MeterRegistry meters, MessagingProperties properties, MongoDatabase serviceDatabase) {
		return new Inbox(codec, meters, properties.logKey(), new HeldBack(serviceDatabase));
	}

	@Bean
	CompactedViews compactedViews(MongoDatabase serviceDatabase, EventCodec codec) {
		return new CompactedViews(serviceDatabase, codec);
	}

	@Bean
	ReceivedHeaders receivedHeaders() {
		return new ReceivedHeaders();
	}

	/** With the binder's own settings, whichever of the ways it has they came by. */
	@Bean
	DeadLetters deadLetters(Environment environment, ObjectProvider<KafkaConnectionDetails> connection,
			MessagingProperties properties, MeterRegistry meters) {
		KafkaProperties kafka = Binder.get(environment).bindOrCreate("spring.kafka", KafkaProperties.class);
		KafkaBinderConfigurationProperties binder = Binder.get(environment)
			.bind("spring.cloud.stream.kafka.binder",
					Bindable.ofInstance(new KafkaBinderConfigurationProperties(kafka, connection)))
			.get();
		Map<String, Object> producer = new HashMap<>(binder.mergedProducerConfiguration());
		producer.put(ProducerConfig.ACKS_CONFIG, "all");
		producer.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
		producer.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
		Map<String, Object> admin = new HashMap<>(kafka.buildAdminProperties());
		admin.putAll(binder.getConfiguration());
		admin.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, binder.getKafkaConnectionString());
		KafkaTemplate<byte[], byte[]> template = new KafkaTemplate<>(new DefaultKafkaProducerFactory<>(producer));
		return new DeadLetters(template, new KafkaAdmin(admin), properties.retry(), meters);
	}

	@Bean
	Listeners listeners(DeadLetters deadLetters) {
		return new Listeners(deadLetters);
	}

}
