package org.practicepress.messaging.aggregate;

import java.time.Clock;
import java.util.function.UnaryOperator;

import com.mongodb.client.MongoDatabase;
import org.practicepress.messaging.event.EventCodec;
import org.practicepress.messaging.event.EventTypes;
import org.practicepress.messaging.trace.Tracing;

/**
 * Makes the repositories of a service's aggregates.
 */
public final class AggregatesFactory {

	private final MongoDatabase database;

	private final EventCodec codec;

	private final OutboxRelay relay;

	private final String source;

	private final Clock clock;

	private final Tracing tracing;

	AggregatesFactory(MongoDatabase database, EventCodec codec, OutboxRelay relay, String source, Clock clock,
			Tracing tracing) {
		this.database = database;
		this.codec = codec;
		this.relay = relay;
		this.source = source;
		this.clock = clock;
		this.tracing = tracing;
	}

	/**
	 * The aggregates of one kind.
	 * @param <S> their state
	 * @param <E> the sealed interface of their events
	 * @param collection where they are kept
	 * @param state the state's class
	 * @param events the sealed interface
	 * @param binding the output binding their events go to
	 * @return the aggregates
	 */
	public <S, E> Aggregates<S, E> of(String collection, Class<S> state, Class<E> events, String binding) {
		return of(collection, state, events, (type) -> binding);
	}

	/**
	 * The aggregates of one kind whose events go to more than one topic. Order is kept
	 * per topic, not across topics.
	 * @param <S> their state
	 * @param <E> the sealed interface of their events
	 * @param collection where they are kept
	 * @param state the state's class
	 * @param events the sealed interface
	 * @param bindingOfType the output binding for an event of that wire type
	 * @return the aggregates
	 */
	public <S, E> Aggregates<S, E> of(String collection, Class<S> state, Class<E> events,
			UnaryOperator<String> bindingOfType) {
		var documents = this.database.getCollection(collection);
		return new Aggregates<>(documents, state, EventTypes.of(events), this.codec, this.source,
				this.relay.register(documents, bindingOfType), this.clock, this.tracing);
	}

}
