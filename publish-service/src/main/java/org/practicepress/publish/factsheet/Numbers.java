package org.practicepress.publish.factsheet;

import java.util.Optional;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import org.bson.Document;

/**
 * The numbers of the series, each given once. A number is claimed by inserting it; who
 * loses the race takes the next. A factsheet that has one already, from before a crash,
 * gets the same again. A contributor who takes the practice back in the moment between
 * claim and publication leaves a gap: the number was given, and to nobody else ever.
 */
final class Numbers {

	static final String FACTSHEET = "factsheet";

	private final MongoCollection<Document> collection;

	Numbers(MongoCollection<Document> collection) {
		this.collection = collection;
		collection.createIndex(Indexes.ascending(FACTSHEET), new IndexOptions().unique(true));
	}

	int claim(String factsheet) {
		while (true) {
			Document own = this.collection.find(Filters.eq(FACTSHEET, factsheet)).first();
			if (own != null) {
				return own.getInteger("_id");
			}
			Document last = this.collection.find().sort(Sorts.descending("_id")).first();
			int next = (last != null) ? last.getInteger("_id") + 1 : 1;
			try {
				this.collection.insertOne(new Document("_id", next).append(FACTSHEET, factsheet));
				return next;
			}
			catch (MongoWriteException ex) {
				if (ex.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
					throw ex;
				}
			}
		}
	}

	/** The factsheet that bears a number. */
	Optional<String> bearer(int number) {
		return Optional.ofNullable(this.collection.find(Filters.eq(number)).first())
			.map((document) -> document.getString(FACTSHEET));
	}

}
