package org.practicepress.messaging;

import java.util.HashMap;
import java.util.Map;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.practicepress.messaging.event.EventCodec;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * The beans every other part of this library stands on.
 */
@AutoConfiguration(after = MongoAutoConfiguration.class,
		beforeName = "org.springframework.boot.mongodb.autoconfigure.health.MongoHealthContributorAutoConfiguration")
@ConditionalOnProperty("practice-press.messaging.database")
@EnableConfigurationProperties(MessagingProperties.class)
public final class MessagingAutoConfiguration {

	@Bean
	EventCodec eventCodec() {
		return new EventCodec();
	}

	@Bean
	MongoDatabase serviceDatabase(MongoClient client, MessagingProperties properties) {
		return client.getDatabase(properties.database());
	}

	/** In place of Spring Boot's own, under its name. */
	@Bean
	StoreHealth mongoHealthIndicator(MongoDatabase serviceDatabase) {
		return new StoreHealth(serviceDatabase);
	}

	@Bean
	DeadLetters deadLetters(Environment environment, MessagingProperties properties) {
		Map<String, Object> kafka = new HashMap<>(Binder.get(environment)
			.bind("spring.cloud.stream.kafka.binder.configuration", Bindable.mapOf(String.class, String.class))
			.orElseGet(Map::of));
		kafka.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
				environment.getRequiredProperty("spring.cloud.stream.kafka.binder.brokers"));
		Map<String, Object> producer = new HashMap<>(kafka);
		producer.put(ProducerConfig.ACKS_CONFIG, "all");
		producer.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
		producer.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
		KafkaTemplate<byte[], byte[]> template = new KafkaTemplate<>(new DefaultKafkaProducerFactory<>(producer));
		return new DeadLetters(template, new KafkaAdmin(kafka), properties.retry());
	}

}
