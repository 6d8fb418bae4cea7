package org.practicepress.standalone.demo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.practicepress.standalone.site.Site;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Records that no service of ours has written, on every topic: each consumer puts them
 * all among its dead letters and goes on.
 */
@ExtendWith(OneSite.class)
abstract class CraftedRecordsTests {

	private static final String DEAD = ".dlq";

	private static final String MARK = "crafted";

	private final Site site;

	CraftedRecordsTests(Site site) {
		this.site = site;
	}

	@Test
	void stopNoConsumer() throws Exception {
		byte[] mark = UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8);
		Set<String> topics = topics();
		Set<String> consumers = topics.stream().filter((topic) -> topic.endsWith(DEAD)).collect(Collectors.toSet());
		assertThat(consumers).hasSizeGreaterThan(8);
		Map<String, Integer> expected = new TreeMap<>();
		for (String topic : topics) {
			if (!topic.endsWith(DEAD)) {
				int sent = craft(topic, mark);
				consumers.stream()
					.filter((consumer) -> consumer.startsWith(topic + "."))
					.forEach((consumer) -> expected.put(consumer, sent));
			}
		}
		assertThat(expected.keySet()).isEqualTo(new TreeSet<>(consumers));
		try (KafkaConsumer<byte[], byte[]> operator = new KafkaConsumer<>(Map.of("bootstrap.servers", this.site.kafka(),
				"group.id", UUID.randomUUID().toString(), "auto.offset.reset", "earliest"), new ByteArrayDeserializer(),
				new ByteArrayDeserializer())) {
			operator.subscribe(consumers);
			Map<String, Integer> found = new TreeMap<>();
			Awaitility.await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
				for (ConsumerRecord<byte[], byte[]> letter : operator.poll(Duration.ofMillis(200))) {
					var header = letter.headers().lastHeader(MARK);
					if (header != null && Arrays.equals(header.value(), mark)) {
						found.merge(letter.topic(), 1, Integer::sum);
					}
				}
				assertThat(found).isEqualTo(expected);
			});
		}
	}

	/** So that one that was killed is replaced, not waited for. */
	@Test
	void areReadByConsumersThatKeepTheirNames() throws Exception {
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", this.site.kafka()))) {
			Set<String> groups = Set.of("intake", "review", "publish", "notification");
			Awaitility.await()
				.atMost(Duration.ofMinutes(2))
				.untilAsserted(() -> assertThat(admin.describeConsumerGroups(groups).all().get().values())
					.allSatisfy((group) -> assertThat(group.members()).isNotEmpty()
						.allSatisfy((member) -> assertThat(member.groupInstanceId().orElse(""))
							.startsWith("site-" + member.assignment().topicPartitions().iterator().next().topic()))));
		}
	}

	private Set<String> topics() throws Exception {
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", this.site.kafka()))) {
			return new TreeSet<>(admin.listTopics().names().get());
		}
	}

	/** Sends what should stop a careless consumer; says how many records that were. */
	private int craft(String topic, byte[] mark) throws Exception {
		List<byte @Nullable []> values = new ArrayList<>();
		// there, a record without a value is a tombstone, and every record has a key
		boolean compacted = Set.of("contributors", "addresses", "editors", "service.events").contains(topic);
		if (!compacted) {
			values.add(null);
			values.add(new byte[0]);
		}
		for (String value : List.of("{}", "[", "null", "{\"specversion\":\"1.0\"}", "\u0000", "[".repeat(900_000),
				"{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/x\",\"type\":\"" + "x".repeat(900_000) + "\"}")) {
			values.add(value.getBytes(StandardCharsets.UTF_8));
		}
		values.add(new byte[] { (byte) 0xff, (byte) 0xfe, (byte) 0xc0 });
		try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
				new HashMap<>(Map.of("bootstrap.servers", this.site.kafka())), new ByteArraySerializer(),
				new ByteArraySerializer())) {
			int number = 0;
			for (byte[] value : values) {
				byte[] key = switch (number++ % 3) {
					case 0 -> compacted ? new byte[0] : null;
					case 1 -> new byte[] { (byte) 0xff, 0, (byte) 0xc0 };
					default -> "k".repeat(10_000).getBytes(StandardCharsets.UTF_8);
				};
				ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, key, value);
				record.headers().add(MARK, mark);
				for (String name : List.of("contentType", "spring_json_header_types", "__TypeId__", "kafka_groupId",
						"kafka_receivedTopic", "id", "timestamp", "traceparent", "deliveryAttempt")) {
					record.headers()
						.add(name, "{\"id\":\"org.springframework.context.support.ClassPathXmlApplicationContext\"}"
							.getBytes(StandardCharsets.UTF_8));
				}
				record.headers().add("nothing", null);
				producer.send(record).get();
			}
		}
		return values.size();
	}

}
