package org.practicepress.messaging.inbox;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.practicepress.messaging.event.CloudEvent;

/**
 * Keeps a document for each subject at its newest event: one that comes late or again
 * changes nothing.
 */
public final class Newest {

	static final String VERSION = "version";

	private Newest() {
	}

	/**
	 * Updates the document of an event's subject, and makes it when it is not there,
	 * unless it holds something as new or newer.
	 * @param collection where the documents are, with the subject as their id
	 * @param event the event
	 * @param update what follows from it
	 */
	public static void keep(MongoCollection<Document> collection, CloudEvent event, Bson update) {
		try {
			collection.updateOne(Filters.and(Filters.eq(event.subject()), Filters.lt(VERSION, event.version())),
					Updates.combine(update, Updates.set(VERSION, event.version())), new UpdateOptions().upsert(true));
		}
		catch (MongoWriteException ex) {
			ignoreDuplicate(ErrorCategory.fromErrorCode(ex.getCode()), ex);
		}
		catch (MongoCommandException ex) {
			ignoreDuplicate(ErrorCategory.fromErrorCode(ex.getCode()), ex);
		}
	}

	/** The upsert finds the id taken when what is kept is as new or newer. */
	private static void ignoreDuplicate(ErrorCategory category, RuntimeException ex) {
		if (category != ErrorCategory.DUPLICATE_KEY) {
			throw ex;
		}
	}

}
