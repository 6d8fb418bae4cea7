package org.practicepress.messaging.broker;

import java.util.HashMap;
import java.util.Map;

import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.cloud.stream.binder.kafka.properties.KafkaBinderConfigurationProperties;
import org.springframework.core.env.Environment;

/**
 * Clients of the broker beside the bindings, with the binder's own settings, whichever of
 * the ways it has they came by.
 */
public final class BrokerClients {

	/** How long somebody who looks at a page is kept waiting, in milliseconds. */
	private static final int PATIENCE = 10_000;

	/** Of one answer, in bytes: a record that is larger comes alone. */
	private static final int PORTION = 4_000_000;

	private final Map<String, Object> producer;

	private final Map<String, Object> consumer;

	private final Map<String, Object> admin;

	public BrokerClients(Environment environment, ObjectProvider<KafkaConnectionDetails> connection) {
		KafkaProperties kafka = Binder.get(environment).bindOrCreate("spring.kafka", KafkaProperties.class);
		KafkaBinderConfigurationProperties binder = Binder.get(environment)
			.bind("spring.cloud.stream.kafka.binder",
					Bindable.ofInstance(new KafkaBinderConfigurationProperties(kafka, connection)))
			.get();
		this.producer = new HashMap<>(binder.mergedProducerConfiguration());
		this.producer.put(ProducerConfig.ACKS_CONFIG, "all");
		this.producer.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
		this.producer.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
		this.consumer = new HashMap<>(binder.mergedConsumerConfiguration());
		this.consumer.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
		this.consumer.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
		this.consumer.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
		this.consumer.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
		this.consumer.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
		this.consumer.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, PORTION);
		this.consumer.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, PORTION);
		this.consumer.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE);
		this.admin = new HashMap<>(kafka.buildAdminProperties());
		this.admin.putAll(binder.getConfiguration());
		this.admin.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, binder.getKafkaConnectionString());
	}

	/**
	 * The settings of a producer of bytes that waits until what it sends is durable.
	 * @return the settings
	 */
	public Map<String, Object> producerSettings() {
		return new HashMap<>(this.producer);
	}

	public Map<String, Object> adminSettings() {
		return new HashMap<>(this.admin);
	}

	Admin admin() {
		Map<String, Object> settings = new HashMap<>(this.admin);
		settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE);
		settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE / 2);
		return Admin.create(settings);
	}

	/** One that belongs to no group and commits nothing. */
	KafkaConsumer<byte[], byte[]> reader() {
		return new KafkaConsumer<>(this.consumer);
	}

	KafkaProducer<byte[], byte[]> writer() {
		Map<String, Object> settings = new HashMap<>(this.producer);
		settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE);
		return new KafkaProducer<>(settings);
	}

}
