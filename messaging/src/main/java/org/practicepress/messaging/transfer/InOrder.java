package org.practicepress.messaging.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.bson.Document;

/**
 * Reads whole collections, a few documents at a time, along an index: there may be more
 * of them than the memory has room for, and the store's too.
 */
public final class InOrder {

	private static final int AT_ONCE = 50;

	private InOrder() {
	}

	/**
	 * Reads all documents.
	 * @param collection where they are
	 * @param field what they are in order of, with an index; of those that are alike
	 * there one is enough
	 * @param listener who is told of each
	 */
	public static void read(MongoCollection<Document> collection, String field, Consumer<Document> listener) {
		List<Document> some = collection.find().sort(Sorts.ascending(field)).limit(AT_ONCE).into(new ArrayList<>());
		while (!some.isEmpty()) {
			some.forEach(listener);
			some = collection.find(Filters.gt(field, some.getLast().get(field)))
				.sort(Sorts.ascending(field))
				.limit(AT_ONCE)
				.into(new ArrayList<>());
		}
	}

}
