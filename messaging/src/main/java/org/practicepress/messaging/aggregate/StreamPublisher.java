package org.practicepress.messaging.aggregate;

import java.nio.charset.StandardCharsets;

import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

import org.springframework.cloud.stream.function.StreamBridge;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.kafka.support.KafkaNull;
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
	public void publish(String binding, String key, @Nullable String value) {
		if (!sent(binding, key, value)) {
			throw new IllegalStateException("binding " + binding + " did not take the event");
		}
	}

	private boolean sent(String binding, String key, @Nullable String value) {
		try {
			Object payload = (value != null) ? value.getBytes(StandardCharsets.UTF_8) : KafkaNull.INSTANCE;
			return this.bridge.send(binding,
					MessageBuilder.withPayload(payload)
						.setHeader(KafkaHeaders.KEY, key.getBytes(StandardCharsets.UTF_8))
						.build());
		}
		catch (RuntimeException ex) {
			for (Throwable cause = ex; cause != null; cause = cause.getCause()) {
				if (itsOwnFault(cause)) {
					throw new Unsendable(cause);
				}
			}
			throw ex;
		}
	}

	/** Everything else, a topic one may not write to among it, somebody can mend. */
	private static boolean itsOwnFault(Throwable cause) {
		return cause instanceof RecordTooLargeException || cause instanceof RecordBatchTooLargeException
				|| cause instanceof InvalidRecordException || cause instanceof SerializationException;
	}

}
