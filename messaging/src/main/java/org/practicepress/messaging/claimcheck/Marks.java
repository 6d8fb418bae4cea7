package org.practicepress.messaging.claimcheck;

import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * When each file was stored, or found to be named by somebody, last: {@code {_id: sha256,
 * at, going}}. Whoever stores a file that is just being deleted is told so, and stores it
 * anew.
 */
final class Marks {

	private static final String AT = "at";

	private static final String GOING = "going";

	private final MongoCollection<Document> marks;

	Marks(MongoDatabase files) {
		this.marks = files.getCollection("marks");
	}

	/**
	 * A file is about to be named.
	 * @return whether it may be stored already; false also when it is just being deleted:
	 * what is stored of it cannot be counted on
	 */
	boolean stored(String sha256, Instant at) {
		while (true) {
			try {
				Document before = this.marks.findOneAndUpdate(Filters.eq(sha256), named(at),
						new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.BEFORE));
				return before != null && !before.containsKey(GOING);
			}
			catch (MongoCommandException ex) {
				if (ErrorCategory.fromErrorCode(ex.getCode()) != ErrorCategory.DUPLICATE_KEY) {
					throw ex;
				}
				// somebody else has stored the same in this moment
			}
		}
	}

	/** Files are named by somebody. What is no file's address is left alone. */
	void named(Collection<String> addresses, Instant at) {
		if (!addresses.isEmpty()) {
			this.marks.bulkWrite(addresses.stream()
				.map((sha256) -> new UpdateOneModel<Document>(Filters.eq(sha256), named(at)))
				.toList());
		}
	}

	/** When each was marked last, of those that have a mark. */
	Map<String, Instant> of(Collection<String> addresses) {
		Map<String, Instant> marked = new HashMap<>();
		for (Document mark : this.marks.find(Filters.in("_id", addresses))) {
			marked.put(mark.getString("_id"), mark.getDate(AT).toInstant());
		}
		return marked;
	}

	/** From now on it is known of: stored before marks were kept. */
	void begin(String sha256, Instant at) {
		try {
			this.marks.insertOne(new Document("_id", sha256).append(AT, Date.from(at)));
		}
		catch (MongoWriteException ex) {
			if (ex.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
				throw ex;
			}
		}
	}

	/**
	 * Nobody has named a file since.
	 * @return false when somebody has
	 */
	boolean going(String sha256, Instant since) {
		return this.marks
			.updateOne(Filters.and(Filters.eq(sha256), Filters.lt(AT, Date.from(since))), Updates.set(GOING, true))
			.getMatchedCount() == 1;
	}

	boolean stillGoing(String sha256) {
		return this.marks.find(Filters.and(Filters.eq(sha256), Filters.eq(GOING, true))).first() != null;
	}

	void gone(String sha256) {
		this.marks.deleteOne(Filters.and(Filters.eq(sha256), Filters.eq(GOING, true)));
	}

	private static Bson named(Instant at) {
		return Updates.combine(List.of(Updates.set(AT, Date.from(at)), Updates.unset(GOING)));
	}

}
