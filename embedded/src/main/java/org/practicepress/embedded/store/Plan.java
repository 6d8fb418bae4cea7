package org.practicepress.embedded.store;

import java.util.List;
import java.util.stream.Stream;

import org.practicepress.embedded.store.Span.Interval;

/**
 * Where to look for the documents that answer a query: all of them are there, and others
 * may be.
 *
 * @param parts what to look through
 * @param exact whether none but those that answer the query are there
 * @param order in what order they come
 */
record Plan(List<Part> parts, boolean exact, Order order) {

	/** How many entries there are to look at, found without looking at them. */
	long size() {
		return this.parts.stream().mapToLong(Part::size).sum();
	}

	/** The ids of the documents, each once, read as they are asked for. */
	Stream<Key> ids() {
		Stream<Key> ids = this.parts.stream().flatMap((part) -> part.ids(this.order == Order.BACKWARD));
		boolean once = this.parts.size() == 1 && !this.parts.getFirst().access().byElement();
		return once ? ids : ids.distinct();
	}

	/**
	 * An index, or the documents, and the stretches of it.
	 *
	 * @param access by what
	 * @param intervals where; none overlaps another
	 */
	record Part(Access access, List<Interval> intervals) {

		private long size() {
			return this.intervals.stream().mapToLong(this.access::size).sum();
		}

		private Stream<Key> ids(boolean backward) {
			return this.intervals.stream().flatMap((interval) -> this.access.ids(interval, backward));
		}

	}

	/** What order documents come in. */
	enum Order {

		/** Not as asked, or nothing was asked. */
		NONE,

		/** As asked, from the first entry to the last. */
		FORWARD,

		/** As asked, from the last entry to the first. */
		BACKWARD

	}

}
