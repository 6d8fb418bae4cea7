package org.practicepress.benchmarks.floor;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.practicepress.embedded.kafka.EmbeddedKafka;

/** A record's way through the broker, alone and among many. */
final class BareKafka {

	private static final TopicPartition PLACE = new TopicPartition("bare", 0);

	/** About as long as the events here are. */
	private static final int RECORD = 1000;

	private BareKafka() {
	}

	static void measure(Path folder, int times) throws Exception {
		try (EmbeddedKafka broker = EmbeddedKafka.start(folder, 0);
				Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
			admin.createTopics(List.of(new NewTopic(PLACE.topic(), 1, (short) 1))).all().get();
			try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
					Map.of("bootstrap.servers", broker.bootstrapServers(), "acks", "all"), new ByteArraySerializer(),
					new ByteArraySerializer());
					KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
							Map.of("bootstrap.servers", broker.bootstrapServers()), new ByteArrayDeserializer(),
							new ByteArrayDeserializer())) {
				consumer.assign(List.of(PLACE));
				consumer.seekToBeginning(List.of(PLACE));
				Floor.Work roundTrip = (time) -> {
					var unused = send(producer).get();
					receive(consumer, 1);
				};
				var unused = Floor.middleMillis(times, roundTrip);
				Floor.say("millis", Floor.middleMillis(times, roundTrip));
				double before = Floor.processorMillis();
				List<Future<RecordMetadata>> sent = new ArrayList<>();
				for (int record = 0; record < 10 * times; record++) {
					sent.add(send(producer));
				}
				for (Future<RecordMetadata> each : sent) {
					each.get();
				}
				receive(consumer, sent.size());
				Floor.say("processor", (Floor.processorMillis() - before) / sent.size());
			}
		}
	}

	private static Future<RecordMetadata> send(KafkaProducer<byte[], byte[]> producer) {
		return producer.send(new ProducerRecord<>(PLACE.topic(), new byte[RECORD]));
	}

	private static void receive(KafkaConsumer<byte[], byte[]> consumer, int records) {
		for (int received = 0; received < records;) {
			received += consumer.poll(Duration.ofSeconds(1)).count();
		}
	}

}
