package org.practicepress.messaging.broker;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * The latest value of each key of a small topic, read from the broker when somebody wants
 * to know it.
 */
public final class LatestRecords {

	/** Of each partition; what is older is not looked at, should nothing compact it. */
	private static final int MOST = 10_000;

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final BrokerClients clients;

	public LatestRecords(BrokerClients clients) {
		this.clients = clients;
	}

	/**
	 * Reads them.
	 * @param topic the topic
	 * @return the values by their keys, without keys that were deleted; empty when there
	 * is no such topic
	 * @throws BrokerSilent when the broker does not answer
	 */
	public Map<String, byte[]> of(String topic) {
		try (KafkaConsumer<byte[], byte[]> reader = this.clients.reader()) {
			List<TopicPartition> partitions = reader.partitionsFor(topic)
				.stream()
				.map((partition) -> new TopicPartition(topic, partition.partition()))
				.toList();
			Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
			reader.assign(partitions);
			reader.beginningOffsets(partitions)
				.forEach((partition, begin) -> reader.seek(partition,
						Math.max(begin, ends.getOrDefault(partition, 0L) - MOST)));
			return read(reader, ends);
		}
		catch (UnknownTopicOrPartitionException ex) {
			return Map.of();
		}
		catch (KafkaException ex) {
			throw new BrokerSilent(ex);
		}
	}

	private static Map<String, byte[]> read(KafkaConsumer<byte[], byte[]> reader, Map<TopicPartition, Long> ends) {
		Map<String, byte[]> latest = new LinkedHashMap<>();
		Instant deadline = Instant.now().plus(PATIENCE);
		while (ends.entrySet().stream().anyMatch((end) -> reader.position(end.getKey()) < end.getValue())) {
			if (Instant.now().isAfter(deadline)) {
				throw new TimeoutException("no answer within " + PATIENCE);
			}
			for (ConsumerRecord<byte[], byte[]> record : reader.poll(Duration.ofMillis(200))) {
				String key = (record.key() != null) ? new String(record.key(), StandardCharsets.UTF_8) : "";
				if (record.value() != null) {
					latest.put(key, record.value());
				}
				else {
					latest.remove(key);
				}
			}
		}
		return latest;
	}

}
