package org.practicepress.messaging.inbox;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import io.micrometer.core.instrument.MeterRegistry;
import org.practicepress.messaging.event.CloudEvent;
import org.practicepress.messaging.event.EventCodec;
import org.practicepress.messaging.event.EventTypes;
import org.practicepress.messaging.event.MalformedEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import org.springframework.messaging.Message;

/**
 * Makes the functions that Spring Cloud Stream binds to topics.
 */
public final class Inbox {

	private static final Logger logger = LoggerFactory.getLogger(Inbox.class);

	private final EventCodec codec;

	private final MeterRegistry meters;

	private final String logKey;

	Inbox(EventCodec codec, MeterRegistry meters, String logKey) {
		this.codec = codec;
		this.meters = meters;
		this.logKey = logKey;
	}

	/**
	 * A consumer of one topic. Events of a type the interface does not know are
	 * acknowledged and counted ({@code practice_press.events.unknown}); what cannot be
	 * decoded is a {@link MalformedEvent}.
	 * @param <E> the consumer's own sealed interface
	 * @param topic the topic it is bound to
	 * @param events the interface
	 * @param handler called once per delivery, in order per subject; may be called again
	 * with the same event
	 * @return the function to be bound
	 */
	public <E> Consumer<Message<?>> of(String topic, Class<E> events, BiConsumer<Incoming, E> handler) {
		EventTypes<E> types = EventTypes.of(events);
		return (message) -> {
			CloudEvent event = decode(message);
			Optional<Class<? extends E>> type = types.find(event.type());
			if (type.isEmpty()) {
				this.meters.counter("practice_press.events.unknown", "topic", topic).increment();
				return;
			}
			MDC.put(this.logKey, event.subject());
			try {
				logger.debug("{} {}", event.type(), event.id());
				handler.accept(new Incoming(topic, event), this.codec.read(event, type.get()));
			}
			finally {
				MDC.remove(this.logKey);
			}
			this.meters.counter("practice_press.events.handled", "topic", topic, "type", event.type()).increment();
		};
	}

	private CloudEvent decode(Message<?> message) {
		if (message.getPayload() instanceof byte[] bytes) {
			return this.codec.decode(bytes);
		}
		throw new MalformedEvent("no value");
	}

}
