package org.practicepress.messaging.inbox;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.practicepress.messaging.event.CloudEvent;
import org.practicepress.messaging.event.EventCodec;
import org.practicepress.messaging.event.EventTypes;
import org.practicepress.messaging.event.MalformedEvent;
import org.practicepress.messaging.trace.Tracing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;

/**
 * Makes the functions that Spring Cloud Stream binds to topics. Events of a type that a
 * consumer does not know are acknowledged and counted
 * ({@code practice_press.events.unknown}); what cannot be decoded is a
 * {@link MalformedEvent}.
 */
public final class Inbox {

	private static final Logger logger = LoggerFactory.getLogger(Inbox.class);

	private final EventCodec codec;

	private final MeterRegistry meters;

	private final String logKey;

	private final HeldBack heldBack;

	private final Tracing tracing;

	Inbox(EventCodec codec, MeterRegistry meters, String logKey, HeldBack heldBack, Tracing tracing) {
		this.codec = codec;
		this.meters = meters;
		this.logKey = logKey;
		this.heldBack = heldBack;
		this.tracing = tracing;
		Gauge.builder("practice_press.subjects.held", heldBack, HeldBack::count)
			.description("Subjects whose events wait for a dead letter to be put back")
			.strongReference(true)
			.register(meters);
	}

	/**
	 * A consumer of events that build on one another. Once an event is a dead letter,
	 * later events of its subject become dead letters, too, until it is put back, so that
	 * each is handled in its turn. A {@link LastWord} is not held back.
	 * @param <E> the consumer's own sealed interface
	 * @param topic the topic it is bound to
	 * @param events the interface
	 * @param handler called once per delivery, in order per subject; may be called again
	 * with the same event
	 * @return the function to be bound
	 */
	public <E> Consumer<Message<?>> of(String topic, Class<E> events, BiConsumer<Incoming, E> handler) {
		return consumer(topic, events, (message, incoming, type) -> {
			boolean last = LastWord.class.isAssignableFrom(type);
			OptionalLong first = last ? OptionalLong.empty() : this.heldBack.first(incoming);
			long version = incoming.event().version();
			try {
				if (first.isPresent() && version > first.getAsLong()) {
					throw new OutOfTurn(first.getAsLong(), incoming.event().subject());
				}
				if (!discarded(message, incoming)) {
					handler.accept(incoming, this.codec.read(incoming.event(), type));
				}
			}
			catch (RuntimeException ex) {
				throw new UnhandledEvent(incoming, this.heldBack::add, ex);
			}
			if (first.isPresent()) {
				this.heldBack.remove(incoming);
			}
			if (last) {
				forget(incoming.event().subject());
			}
		});
	}

	/**
	 * Forgets what is held back of a subject: nothing of it need be done any more.
	 * @param subject the subject
	 */
	public void forget(String subject) {
		this.heldBack.forget(subject);
	}

	/**
	 * A consumer of events each of which can be handled whatever became of the others.
	 * @param <E> the consumer's own sealed interface
	 * @param topic the topic it is bound to
	 * @param events the interface
	 * @param handler called once per delivery, in order per subject unless an event is
	 * put back from the dead letters; may be called again with the same event
	 * @param givenUp called with an event that is about to become a dead letter, because
	 * the handler failed at it again and again; may be called again
	 * @return the function to be bound
	 */
	public <E> Consumer<Message<?>> independent(String topic, Class<E> events, BiConsumer<Incoming, E> handler,
			BiConsumer<Incoming, E> givenUp) {
		return consumer(topic, events, (message, incoming, type) -> {
			if (discarded(message, incoming)) {
				return;
			}
			E event = this.codec.read(incoming.event(), type);
			try {
				handler.accept(incoming, event);
			}
			catch (RuntimeException ex) {
				throw new UnhandledEvent(incoming, (failed) -> givenUp.accept(failed, event), ex);
			}
		});
	}

	private <E> Consumer<Message<?>> consumer(String topic, Class<E> events, Handling<E> handling) {
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
				Incoming incoming = new Incoming(group(message), topic, event);
				this.tracing.handling(topic, incoming.group(), event,
						() -> handling.handle(message, incoming, type.get()));
			}
			finally {
				MDC.remove(this.logKey);
			}
			this.meters.counter("practice_press.events.handled", "topic", topic, "type", event.type()).increment();
		};
	}

	/** Whether an operator has put the event back only to have it forgotten. */
	private static boolean discarded(Message<?> message, Incoming incoming) {
		if (message.getHeaders().get(DeadLetters.DISCARD_HEADER) instanceof byte[] reason) {
			logger.warn("An operator has given up version {} of {}, {}: {}", incoming.event().version(),
					incoming.event().subject(), incoming.event().type(), new String(reason, StandardCharsets.UTF_8));
			return true;
		}
		return false;
	}

	private CloudEvent decode(Message<?> message) {
		if (message.getPayload() instanceof byte[] bytes) {
			return this.codec.decode(bytes);
		}
		throw new MalformedEvent("no value");
	}

	/** The listener container tells which group it belongs to. */
	private static String group(Message<?> message) {
		return Objects.requireNonNull(message.getHeaders().get(KafkaHeaders.GROUP_ID, String.class),
				"a consumer has a group");
	}

	private interface Handling<E> {

		void handle(Message<?> message, Incoming incoming, Class<? extends E> type);

	}

}
