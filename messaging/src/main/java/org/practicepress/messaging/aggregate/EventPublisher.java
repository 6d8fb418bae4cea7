package org.practicepress.messaging.aggregate;

import org.jspecify.annotations.Nullable;

/**
 * Where the relay hands over an event.
 */
@FunctionalInterface
public interface EventPublisher {

	/**
	 * Publishes one event and returns only when it is durable there.
	 * @param binding the output binding
	 * @param key the record's key
	 * @param value the encoded event; null for a record without a value
	 * @throws RuntimeException when it is not known to be durable, or when it is the
	 * event's own fault that it is not taken
	 */
	void publish(String binding, String key, @Nullable String value);

}
