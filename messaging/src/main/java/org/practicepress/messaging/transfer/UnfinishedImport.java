package org.practicepress.messaging.transfer;

import java.util.Date;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import org.bson.Document;

/**
 * Marks a service's database as long as a hub is being imported into it. What lies there
 * is not whole: no service begins to work on it, and another import may clear it.
 */
public final class UnfinishedImport {

	private static final String ID = "unfinished";

	private UnfinishedImport() {
	}

	/**
	 * Begins. When this returns, it is durable.
	 * @param database the service's database
	 */
	public static void begin(MongoDatabase database) {
		marks(database).replaceOne(Filters.eq(ID), new Document("_id", ID).append("at", new Date()),
				new ReplaceOptions().upsert(true));
	}

	/**
	 * All of it is there, or nothing of it any more.
	 * @param database the service's database
	 */
	public static void end(MongoDatabase database) {
		marks(database).deleteOne(Filters.eq(ID));
	}

	/**
	 * Whether one has begun and not ended.
	 * @param database the service's database
	 * @return true when what lies there is not whole
	 */
	public static boolean in(MongoDatabase database) {
		return marks(database).find(Filters.eq(ID)).first() != null;
	}

	private static MongoCollection<Document> marks(MongoDatabase database) {
		return database.getCollection("imports");
	}

}
