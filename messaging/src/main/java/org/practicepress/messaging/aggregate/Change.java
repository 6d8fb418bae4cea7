package org.practicepress.messaging.aggregate;

import java.util.List;

/**
 * What a decision comes to: the state afterwards and the events that tell of it.
 *
 * @param <S> the aggregate's state
 * @param <E> the producer's sealed event interface
 * @param state the state afterwards
 * @param events to be published in this order; may be empty
 */
public record Change<S, E>(S state, List<E> events) {

	public Change {
		events = List.copyOf(events);
	}

	@SafeVarargs
	@SuppressWarnings("varargs")
	public static <S, E> Change<S, E> of(S state, E... events) {
		return new Change<>(state, List.of(events));
	}

}
