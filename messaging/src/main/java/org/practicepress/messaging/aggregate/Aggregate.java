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

	/**
	 * As it is once it has been changed.
	 * @param change what was done
	 * @return the aggregate of the version that follows
	 */
	public Aggregate<S> after(Change<S, ?> change) {
		return new Aggregate<>(this.id, this.version + Math.max(1, change.events().size()), change.state());
	}

}
