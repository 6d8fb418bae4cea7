package org.practicepress.messaging;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.Kitchen.Filled;
import org.practicepress.messaging.Kitchen.Jar;
import org.practicepress.messaging.aggregate.Aggregate;
import org.practicepress.messaging.aggregate.Change;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The kitchen in operation on a real broker and a real store, and an operator with a
 * Kafka client beside it.
 */
final class MessagingSite implements AutoCloseable {

	static final Duration PATIENCE = Duration.ofMinutes(2);

	private final Map<String, Object> client;

	private final ConfigurableApplicationContext service;

	MessagingSite(String kafka, String store) {
		this(kafka, store, Map.of(), List.of());
	}

	/**
	 * Starts the kitchen.
	 * @param kafka the broker
	 * @param store the store
	 * @param security what the operator's Kafka client is told beyond the address
	 * @param properties what the kitchen is told beyond the addresses
	 */
	MessagingSite(String kafka, String store, Map<String, String> security, List<String> properties) {
		this.client = new HashMap<>(security);
		this.client.put("bootstrap.servers", kafka);
		this.service = new SpringApplicationBuilder(Kitchen.Service.class).web(WebApplicationType.NONE)
			.run(Stream
				.of(List.of("spring.cloud.stream.kafka.binder.brokers=" + kafka, "spring.mongodb.uri=" + store),
						List.of(Kitchen.Service.PROPERTIES), properties)
				.flatMap(List::stream)
				.map((property) -> "--" + property)
				.toArray(String[]::new));
	}

	Kitchen kitchen() {
		return bean(Kitchen.class);
	}

	<T> T bean(Class<T> type) {
		return this.service.getBean(type);
	}

	/** The types of all there are. */
	List<String> beans() {
		return Arrays.stream(this.service.getBeanDefinitionNames())
			.map(this.service::getType)
			.map(String::valueOf)
			.toList();
	}

	/** Fills a jar, a new one at first. */
	void fill(String id, String content) {
		Change<Jar, Kitchen.JarEvent> change = Change.of(new Jar(content, 1), new Filled(content));
		if (!kitchen().jars().create(id, change)) {
			Aggregate<Jar> before = kitchen().jars().find(id).orElseThrow();
			if (!kitchen().jars().update(before, change)) {
				throw new IllegalStateException("somebody else fills " + id);
			}
		}
	}

	void awaitContents(String shelf, String... contents) {
		Awaitility.await().atMost(PATIENCE).until(() -> kitchen().contents(shelf).equals(List.of(contents)));
	}

	void send(String topic, String key, byte @Nullable [] value, Header... headers) {
		try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(this.client, new ByteArraySerializer(),
				new ByteArraySerializer())) {
			var unused = producer
				.send(new ProducerRecord<>(topic, null, key.getBytes(StandardCharsets.UTF_8), value, List.of(headers)));
		}
	}

	/** What an operator does with a dead letter. */
	void putBack(ConsumerRecord<byte[], byte[]> letter, Header... headers) {
		String topic = letter.topic().substring(0, letter.topic().indexOf(".events") + ".events".length());
		send(topic, new String(letter.key(), StandardCharsets.UTF_8), letter.value(), headers);
	}

	static Header header(String name, String value) {
		return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
	}

	static String header(ConsumerRecord<byte[], byte[]> record, String name) {
		return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
	}

	/** The first records of a key, from the topic's beginning. */
	List<ConsumerRecord<byte[], byte[]>> records(String topic, String key, int expected) {
		Map<String, Object> reading = new HashMap<>(this.client);
		reading.put("group.id", UUID.randomUUID().toString());
		reading.put("auto.offset.reset", "earliest");
		try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(reading, new ByteArrayDeserializer(),
				new ByteArrayDeserializer())) {
			consumer.subscribe(Collections.singleton(topic));
			List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
			Awaitility.await().atMost(PATIENCE).until(() -> {
				for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
					if (new String(record.key(), StandardCharsets.UTF_8).equals(key)) {
						found.add(record);
					}
				}
				return found.size() >= expected;
			});
			return found;
		}
	}

	@Override
	public void close() {
		this.service.close();
	}

}
