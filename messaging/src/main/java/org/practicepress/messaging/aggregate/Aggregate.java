package org.practicepress.messaging.aggregate;

/**
 * An aggregate as read from the store.
 *
 * @param <S> its state
 * @param id its identity, also the key of its events
 * @param version grows with every change; what a change is conditional on
 * @param state what its events have made of it
 */
public record Aggregate<S>(String id, long version, S state) {
}
