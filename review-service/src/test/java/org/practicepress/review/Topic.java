package org.practicepress.review;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.practicepress.embedded.junit.EmbeddedParts;
import org.practicepress.messaging.event.CloudEvent;
import org.practicepress.messaging.event.EventCodec;

import org.springframework.core.io.ClassPathResource;

/** What other services write and read. */
final class Topic {

	private static final EventCodec CODEC = new EventCodec();

	private Topic() {
	}

	/** What an event of a type looks like. */
	static CloudEvent example(String type) throws Exception {
		return CODEC.decode(new ClassPathResource("contracts/" + type + ".example.json").getContentAsByteArray());
	}

	static void write(String topic, CloudEvent event) throws Exception {
		write(topic, event.subject(), CODEC.encode(event));
	}

	/** Many at once. */
	static void write(String topic, List<CloudEvent> events) {
		try (KafkaProducer<byte[], byte[]> producer = producer()) {
			for (CloudEvent event : events) {
				var unused = producer.send(new ProducerRecord<>(topic, event.subject().getBytes(StandardCharsets.UTF_8),
						CODEC.encode(event)));
			}
			producer.flush();
		}
	}

	private static KafkaProducer<byte[], byte[]> producer() {
		return new KafkaProducer<>(Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, EmbeddedParts.kafka()),
				new ByteArraySerializer(), new ByteArraySerializer());
	}

	@SuppressWarnings("NullAway") // a record without a value is a tombstone
	static void erase(String topic, String key) throws Exception {
		write(topic, key, null);
	}

	@SuppressWarnings("NullAway") // see above
	static void write(String topic, String key, byte[] value) throws Exception {
		try (KafkaProducer<byte[], byte[]> producer = producer()) {
			producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value)).get();
		}
	}

	/** The events of one subject, as soon as one of them is as wanted. */
	static List<CloudEvent> read(String topic, String subject, Predicate<CloudEvent> wanted) {
		try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
				Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, EmbeddedParts.kafka()), new ByteArrayDeserializer(),
				new ByteArrayDeserializer())) {
			List<TopicPartition> partitions = partitions(consumer, topic);
			consumer.assign(partitions);
			consumer.seekToBeginning(partitions);
			List<CloudEvent> events = new ArrayList<>();
			while (events.stream().noneMatch(wanted)) {
				consumer.poll(Duration.ofMillis(200)).forEach((entry) -> {
					if (entry.value() != null) {
						CloudEvent event = CODEC.decode(entry.value());
						if (event.subject().equals(subject)) {
							events.add(event);
						}
					}
				});
			}
			return events;
		}
	}

	/** Also of a topic that is only now being made. */
	private static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer, String topic) {
		List<TopicPartition> partitions = List.of();
		while (partitions.isEmpty()) {
			partitions = consumer.partitionsFor(topic)
				.stream()
				.map((info) -> new TopicPartition(topic, info.partition()))
				.toList();
		}
		return partitions;
	}

}
