package org.practicepress.messaging.broker;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * The dead letters of all consumers, of whichever service, as they lie on the broker. The
 * broker is asked with each call and nothing is kept.
 */
public final class DeadLetterTopics {

	/** Says why a record is a dead letter. */
	public static final String REASON_HEADER = "dead-letter-reason";

	/** Says why a record that is put back is to be forgotten. */
	public static final String DISCARD_HEADER = "dead-letter-discard";

	/** What the reason of a letter begins with that waits for an earlier one. */
	private static final String OUT_OF_TURN = "OutOfTurn";

	private static final String SUFFIX = ".dlq";

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final BrokerClients clients;

	public DeadLetterTopics(BrokerClients clients) {
		this.clients = clients;
	}

	/**
	 * The topic of a consumer's dead letters.
	 * @param source the topic it reads
	 * @param group its group
	 * @return the name
	 */
	public static String nameOf(String source, String group) {
		return source + "." + group + SUFFIX;
	}

	/**
	 * Why a record is a dead letter.
	 * @param letter the record
	 * @return what its header says; empty if it says nothing
	 */
	public static String reasonOf(ConsumerRecord<byte[], byte[]> letter) {
		Header reason = letter.headers().lastHeader(REASON_HEADER);
		return (reason != null && reason.value() != null) ? new String(reason.value(), StandardCharsets.UTF_8) : "";
	}

	/**
	 * Whether a letter only waits for an earlier one of its subject.
	 * @param reason its reason
	 * @return true if so
	 */
	public static boolean waitsForAnother(String reason) {
		return reason.startsWith(OUT_OF_TURN);
	}

	/**
	 * All there are, by name. What a letter says of where it came from counts for
	 * nothing: the name of its topic does, and that there is such a source.
	 * @return the topics, those whose source is no more left out
	 * @throws BrokerSilent when the broker does not answer
	 */
	public List<DeadLetterTopic> all() {
		try (Admin admin = this.clients.admin()) {
			Set<String> names = answer(admin.listTopics().names());
			Set<String> dead = names.stream().filter((name) -> name.endsWith(SUFFIX)).collect(Collectors.toSet());
			Map<String, TopicDescription> described = answer(admin.describeTopics(dead).allTopicNames());
			Map<TopicPartition, Long> begin = offsets(admin, dead, OffsetSpec.earliest());
			Map<TopicPartition, Long> end = offsets(admin, dead, OffsetSpec.latest());
			Map<String, String> sources = new TreeMap<>();
			dead.forEach((name) -> sourceOf(name, names).ifPresent((source) -> sources.put(name, source)));
			Set<String> compacted = compacted(admin, Set.copyOf(sources.values()));
			List<DeadLetterTopic> topics = new ArrayList<>();
			sources.forEach((name, source) -> {
				TopicPartition letters = new TopicPartition(name, 0);
				topics.add(new DeadLetterTopic(name, Objects.requireNonNull(described.get(name)).topicId().toString(),
						source, name.substring(source.length() + 1, name.length() - SUFFIX.length()),
						compacted.contains(source), begin.getOrDefault(letters, 0L), end.getOrDefault(letters, 0L)));
			});
			return topics;
		}
	}

	/**
	 * Reads letters in their order.
	 * @param topic where they lie
	 * @param from the offset of the first
	 * @param most how many at most
	 * @param reader takes each
	 * @return the offset to go on from
	 * @throws BrokerSilent when the broker does not answer
	 */
	public long read(DeadLetterTopic topic, long from, int most, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
		long begin = Math.max(from, topic.begin());
		long end = Math.min(topic.end(), begin + most);
		read(new TopicPartition(topic.name(), 0), begin, end, (letter) -> {
			reader.accept(letter);
			return true;
		});
		return Math.max(from, end);
	}

	/**
	 * One letter.
	 * @param topic where it lies
	 * @param offset its offset
	 * @return empty when it is no longer there
	 * @throws BrokerSilent when the broker does not answer
	 */
	public Optional<ConsumerRecord<byte[], byte[]>> find(DeadLetterTopic topic, long offset) {
		List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>(1);
		if (offset >= topic.begin() && offset < topic.end()) {
			read(topic, offset, 1, found::add);
		}
		return found.stream().findFirst();
	}

	/**
	 * Whether something newer has been said under a letter's key since it came. On a
	 * topic that keeps the latest record of each key, a letter put back would take the
	 * place of that, and bring back what was erased.
	 * @param topic where the letter lies
	 * @param letter the letter
	 * @return true if so
	 * @throws BrokerSilent when the broker does not answer
	 */
	public boolean outrun(DeadLetterTopic topic, ConsumerRecord<byte[], byte[]> letter) {
		TopicPartition source = new TopicPartition(topic.source(), number(letter, "kafka_dlt-original-partition", 0));
		long offset = number(letter, "kafka_dlt-original-offset", -1L);
		try (Admin admin = this.clients.admin()) {
			long begin = offset(admin, source, OffsetSpec.earliest());
			long end = offset(admin, source, OffsetSpec.latest());
			return read(source, Math.max(begin, offset + 1), end, (later) -> !Arrays.equals(later.key(), letter.key()));
		}
	}

	/**
	 * Puts letters back on the topic they came from, in the order given, and returns when
	 * they are durable there.
	 * @param topic where they lie
	 * @param letters the letters
	 * @param discard why they are to be forgotten; null to have them handled
	 * @throws BrokerSilent when that is not known; they may be put back again, since no
	 * consumer does anything twice
	 */
	public void putBack(DeadLetterTopic topic, List<ConsumerRecord<byte[], byte[]>> letters, @Nullable String discard) {
		try (KafkaProducer<byte[], byte[]> writer = this.clients.writer()) {
			for (ConsumerRecord<byte[], byte[]> letter : letters) {
				ProducerRecord<byte[], byte[]> back = new ProducerRecord<>(topic.source(), letter.key(),
						letter.value());
				if (discard != null) {
					back.headers().add(DISCARD_HEADER, discard.getBytes(StandardCharsets.UTF_8));
				}
				var unused = writer.send(back).get();
			}
		}
		catch (ExecutionException | KafkaException ex) {
			throw new BrokerSilent(ex);
		}
		catch (InterruptedException ex) {
			throw interrupted(ex);
		}
	}

	/**
	 * Deletes what has been settled from the beginning of a topic.
	 * @param topic the topic
	 * @param before the offset of the first letter that stays
	 * @throws BrokerSilent when the broker does not answer
	 */
	public void trim(DeadLetterTopic topic, long before) {
		if (before <= topic.begin()) {
			return;
		}
		try (Admin admin = this.clients.admin()) {
			var unused = answer(admin
				.deleteRecords(Map.of(new TopicPartition(topic.name(), 0), RecordsToDelete.beforeOffset(before)))
				.all());
		}
	}

	/**
	 * Reads until the end, or until the reader has enough.
	 * @return whether the reader had enough
	 */
	private boolean read(TopicPartition partition, long from, long end,
			Predicate<ConsumerRecord<byte[], byte[]>> reader) {
		if (from >= end) {
			return false;
		}
		try (KafkaConsumer<byte[], byte[]> consumer = this.clients.reader()) {
			consumer.assign(List.of(partition));
			consumer.seek(partition, from);
			long patience = System.nanoTime() + PATIENCE.toNanos();
			while (consumer.position(partition) < end) {
				var polled = consumer.poll(Duration.ofMillis(500));
				for (ConsumerRecord<byte[], byte[]> each : polled) {
					if (each.offset() < end && !reader.test(each)) {
						return true;
					}
				}
				if (!polled.isEmpty()) {
					patience = System.nanoTime() + PATIENCE.toNanos();
				}
				else if (System.nanoTime() > patience) {
					throw new BrokerSilent(new IllegalStateException("nothing has come of " + partition));
				}
			}
			return false;
		}
		catch (KafkaException ex) {
			throw new BrokerSilent(ex);
		}
	}

	private static Optional<String> sourceOf(String deadLetterTopic, Set<String> names) {
		return names.stream()
			.filter((name) -> !name.endsWith(SUFFIX) && deadLetterTopic.startsWith(name + ".")
					&& deadLetterTopic.length() > name.length() + 1 + SUFFIX.length())
			.max(Comparator.comparingInt(String::length));
	}

	private static Map<TopicPartition, Long> offsets(Admin admin, Set<String> topics, OffsetSpec which) {
		Map<TopicPartition, Long> offsets = new HashMap<>();
		topics.forEach((topic) -> offsets.put(new TopicPartition(topic, 0), 0L));
		answer(admin
			.listOffsets(offsets.keySet().stream().collect(Collectors.toMap((letters) -> letters, (letters) -> which)))
			.all()).forEach((letters, found) -> offsets.put(letters, found.offset()));
		return offsets;
	}

	private static long offset(Admin admin, TopicPartition partition, OffsetSpec which) {
		return Objects.requireNonNull(answer(admin.listOffsets(Map.of(partition, which)).all()).get(partition))
			.offset();
	}

	private static Set<String> compacted(Admin admin, Collection<String> topics) {
		Map<ConfigResource, Config> configs = answer(admin
			.describeConfigs(
					topics.stream().map((topic) -> new ConfigResource(ConfigResource.Type.TOPIC, topic)).toList())
			.all());
		return configs.entrySet()
			.stream()
			.filter((config) -> config.getValue()
				.get(TopicConfig.CLEANUP_POLICY_CONFIG)
				.value()
				.contains(TopicConfig.CLEANUP_POLICY_COMPACT))
			.map((config) -> config.getKey().name())
			.collect(Collectors.toSet());
	}

	/** As Spring Kafka writes numbers into the headers of a dead letter. */
	private static int number(ConsumerRecord<byte[], byte[]> letter, String name, int otherwise) {
		byte[] value = value(letter, name);
		return (value.length == Integer.BYTES) ? ByteBuffer.wrap(value).getInt() : otherwise;
	}

	private static long number(ConsumerRecord<byte[], byte[]> letter, String name, long otherwise) {
		byte[] value = value(letter, name);
		return (value.length == Long.BYTES) ? ByteBuffer.wrap(value).getLong() : otherwise;
	}

	private static byte[] value(ConsumerRecord<byte[], byte[]> letter, String name) {
		Header header = letter.headers().lastHeader(name);
		return (header != null && header.value() != null) ? header.value() : new byte[0];
	}

	static <T> T answer(KafkaFuture<T> question) {
		try {
			return question.get();
		}
		catch (ExecutionException | KafkaException ex) {
			throw new BrokerSilent(ex);
		}
		catch (InterruptedException ex) {
			throw interrupted(ex);
		}
	}

	private static BrokerSilent interrupted(InterruptedException ex) {
		Thread.currentThread().interrupt();
		return new BrokerSilent(ex);
	}

}
