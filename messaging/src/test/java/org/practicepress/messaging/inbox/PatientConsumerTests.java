package org.practicepress.messaging.inbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PatientConsumerTests {

	private static final TopicPartition PARTITION = new TopicPartition("letters", 0);

	private static final Duration LONG = Duration.ofSeconds(30);

	private final MockConsumer<byte[], byte[]> kafka = new MockConsumer<>("earliest");

	private Instant now = Instant.parse("2026-11-27T07:00:00Z");

	private final Consumer<byte[], byte[]> consumer = PatientConsumer.of(this.kafka, Duration.ofSeconds(1),
			() -> this.now);

	@BeforeEach
	void assign() {
		this.consumer.assign(List.of(PARTITION));
		this.kafka.updateBeginningOffsets(Map.of(PARTITION, 0L));
	}

	@Test
	void waitsAsLongAsItIsAskedToWhenThereIsNothingToCommit() {
		assertThat(this.consumer.poll(LONG)).isEmpty();
		assertThat(this.kafka.lastPollTimeout()).isEqualTo(LONG);
		this.consumer.poll(LONG);
		assertThat(this.kafka.lastPollTimeout()).isEqualTo(LONG);
	}

	@Test
	void waitsUntilWhatItHasDeliveredIsCommitted() {
		this.kafka.addRecord(new ConsumerRecord<>("letters", 0, 0, new byte[0], new byte[0]));
		assertThat(this.consumer.poll(LONG)).hasSize(1);
		// handling it takes its time
		this.now = this.now.plusSeconds(10);
		this.consumer.poll(LONG);
		assertThat(this.kafka.lastPollTimeout()).isBetween(Duration.ofMillis(1001), Duration.ofMillis(1100));
		this.now = this.now.plusMillis(900);
		this.consumer.poll(LONG);
		assertThat(this.kafka.lastPollTimeout()).isBetween(Duration.ofMillis(101), Duration.ofMillis(200));
		this.now = this.now.plusSeconds(1);
		this.consumer.poll(LONG);
		assertThat(this.kafka.lastPollTimeout()).isEqualTo(LONG);
	}

	@Test
	void neverWaitsLongerThanItIsAskedTo() {
		this.kafka.addRecord(new ConsumerRecord<>("letters", 0, 0, new byte[0], new byte[0]));
		this.consumer.poll(LONG);
		this.consumer.poll(Duration.ofMillis(100));
		assertThat(this.kafka.lastPollTimeout()).isEqualTo(Duration.ofMillis(100));
	}

	@Test
	void isClosed() {
		this.consumer.close();
		assertThat(this.kafka.closed()).isTrue();
	}

}
