package org.practicepress.embedded.kafka;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class EmbeddedKafkaTests {

	@Test
	void hasItsRecordsAfterANewStartOnTheSameDirectory(@TempDir Path directory) throws Exception {
		try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, 0)) {
			try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
				admin.createTopics(List.of(new NewTopic("stories", 1, (short) 1))).all().get();
			}
			try (KafkaProducer<String, String> producer = new KafkaProducer<>(
					Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all"), new StringSerializer(),
					new StringSerializer())) {
				producer.send(new ProducerRecord<>("stories", "one", "a story")).get();
			}
		}
		try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, 0);
				KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
						Map.of("bootstrap.servers", kafka.bootstrapServers(), "auto.offset.reset", "earliest"),
						new StringDeserializer(), new StringDeserializer())) {
			TopicPartition partition = new TopicPartition("stories", 0);
			consumer.assign(List.of(partition));
			consumer.seekToBeginning(List.of(partition));
			assertThat(consumer.poll(Duration.ofSeconds(30))).singleElement()
				.satisfies((story) -> assertThat(story.value()).isEqualTo("a story"));
		}
	}

}
