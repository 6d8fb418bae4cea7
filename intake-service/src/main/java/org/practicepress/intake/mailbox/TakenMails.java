package org.practicepress.intake.mailbox;

import java.time.Duration;
import java.util.Date;
import java.util.function.Supplier;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Repository;

/**
 * Which mail belongs to which submission. Decided once per mail, by an insert that only
 * one delivery of it can win; every other delivery, and every retry, follows that
 * decision, and the submission itself knows which mails it has taken.
 */
@Repository
class TakenMails {

	private static final Duration CLOCKS_APART = Duration.ofHours(1);

	private final MongoCollection<Document> mails;

	private final MongoCollection<Document> attempts;

	TakenMails(MongoDatabase serviceDatabase) {
		this.mails = serviceDatabase.getCollection("mails");
		this.attempts = serviceDatabase.getCollection("mail-attempts");
	}

	/**
	 * The submission a mail belongs to.
	 * @param key names the mail however often it is delivered
	 * @param decision asked only if nobody has decided yet
	 * @return the submission's id
	 */
	String submissionOf(String key, Supplier<String> decision) {
		String known = known(key);
		if (known != null) {
			return known;
		}
		String submissionId = decision.get();
		try {
			this.mails
				.insertOne(new Document("_id", key).append("submissionId", submissionId).append("at", new Date()));
			return submissionId;
		}
		catch (MongoWriteException ex) {
			String faster = known(key);
			if (ex.getError().getCategory() != ErrorCategory.DUPLICATE_KEY || faster == null) {
				throw ex;
			}
			return faster;
		}
	}

	/**
	 * Whether a mail was taken under another name than it would have now.
	 * @param key the name
	 * @param written when the mail was written; null when it does not say
	 * @return false also for a mail that was written after the one of that name was
	 * taken: it is another one
	 */
	boolean before(String key, @Nullable Date written) {
		Document mail = this.mails.find(Filters.eq(key)).first();
		return mail != null
				&& (written == null || written.toInstant().isBefore(mail.getDate("at").toInstant().plus(CLOCKS_APART)));
	}

	/**
	 * Counts an attempt before it is made, so that a mail which kills the process is
	 * counted too.
	 * @param place where the mail lies
	 * @return how often it has been tried, this time included
	 */
	int attempt(String place) {
		Document counted = this.attempts.findOneAndUpdate(Filters.eq(place), Updates.inc("count", 1),
				new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
		return (counted != null) ? counted.getInteger("count", 1) : 1;
	}

	/**
	 * Forgets the attempts at a mail that has left the inbox.
	 * @param place where the mail lay
	 */
	void forget(String place) {
		this.attempts.deleteOne(Filters.eq(place));
	}

	private @Nullable String known(String key) {
		Document mail = this.mails.find(Filters.eq(key)).first();
		return (mail != null) ? mail.getString("submissionId") : null;
	}

}
