package org.practicepress.messaging.inbox;

import com.mongodb.client.MongoDatabase;
import org.practicepress.messaging.event.EventCodec;

/**
 * Makes a service's views of compacted topics.
 */
public final class CompactedViews {

	private final MongoDatabase database;

	private final EventCodec codec;

	CompactedViews(MongoDatabase database, EventCodec codec) {
		this.database = database;
		this.codec = codec;
	}

	/**
	 * A view.
	 * @param <T> the consumer's own record
	 * @param collection where it is kept
	 * @param type the record's class
	 * @return the view
	 */
	public <T> CompactedView<T> of(String collection, Class<T> type) {
		return new CompactedView<>(this.database.getCollection(collection), type, this.codec);
	}

}
