package org.practicepress.messaging.aggregate;

import java.nio.charset.StandardCharsets;

import org.springframework.cloud.stream.function.StreamBridge;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.support.MessageBuilder;

/**
 * Publishes through Spring Cloud Stream. The defaults of this library make the binding
 * synchronous with {@code acks=all}, so that returning means durable.
 */
final class StreamPublisher implements EventPublisher {

	private final StreamBridge bridge;

	StreamPublisher(StreamBridge bridge) {
		this.bridge = bridge;
	}

	@Override
	public void publish(String binding, String key, String value) {
		boolean sent = this.bridge.send(binding,
				MessageBuilder.withPayload(value.getBytes(StandardCharsets.UTF_8))
					.setHeader(KafkaHeaders.KEY, key.getBytes(StandardCharsets.UTF_8))
					.build());
		if (!sent) {
			throw new IllegalStateException("binding " + binding + " did not take the event");
		}
	}

}
