package org.practicepress.embedded.store;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;
import org.practicepress.embedded.store.Span.Interval;

/**
 * A way to documents in the order of some of their fields; documents with equal values
 * come in the order of their ids.
 */
interface Access {

	List<Field> fields();

	/**
	 * Whether a document can stand in several places, one for each element of an array.
	 */
	boolean byElement();

	/** Whether no two documents stand in one place. */
	default boolean identifies() {
		return false;
	}

	/** Whether documents that have none of the fields are left out. */
	boolean sparse();

	/** From the bytes of the fields to those of the document's id. */
	MVMap<Key, byte[]> map();

	/** The id's part of an entry. */
	Key id(Key key, byte[] value);

	/** How many entries there are, found without looking at them. */
	default long size(Interval interval) {
		return Math.max(0, before(interval.to()) - before(interval.from()));
	}

	/** The ids in a stretch, read as they are asked for. */
	default Stream<Key> ids(Interval interval, boolean backward) {
		Iterable<Key> ids = () -> new Ids(this, interval, backward);
		return StreamSupport.stream(ids.spliterator(), false);
	}

	private long before(Key key) {
		long index = map().getKeyIndex(key);
		return (index < 0) ? -index - 1 : index;
	}

	/** Leaves out the end that the map's own cursor includes. */
	final class Ids implements Iterator<Key> {

		private final Access access;

		private final Cursor<Key, byte[]> cursor;

		private final Key end;

		private @Nullable Key next;

		private Ids(Access access, Interval interval, boolean backward) {
			this.access = access;
			this.end = interval.to();
			this.cursor = backward ? access.map().cursor(interval.to(), interval.from(), true)
					: access.map().cursor(interval.from(), interval.to(), false);
			forward();
		}

		private void forward() {
			this.next = null;
			while (this.next == null && this.cursor.hasNext()) {
				Key key = this.cursor.next();
				if (!key.equals(this.end)) {
					this.next = this.access.id(key, this.cursor.getValue());
				}
			}
		}

		@Override
		public boolean hasNext() {
			return this.next != null;
		}

		@Override
		public Key next() {
			Key found = this.next;
			if (found == null) {
				throw new NoSuchElementException();
			}
			forward();
			return found;
		}

	}

}
