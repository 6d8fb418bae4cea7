package org.practicepress.intake.mailbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.practicepress.intake.held.TakenAs;

import org.springframework.stereotype.Repository;

/**
 * Which mail belongs to which submission. Decided once per mail, by an insert that only
 * one delivery of it can win; every other delivery, and every retry, follows that
 * decision, and the submission itself knows which mails it has taken.
 */
@Repository
class TakenMails implements TakenAs {

	static final String COLLECTION = "mails";

	private static final String SUBMISSION = "submissionId";

	private static final String MESSAGE_ID = "messageId";

	private static final String REASON = "reason";

	private static final Duration CLOCKS_APART = Duration.ofHours(1);

	private final MongoCollection<Document> mails;

	private final MongoCollection<Document> attempts;

	TakenMails(MongoDatabase serviceDatabase) {
		this.mails = serviceDatabase.getCollection(COLLECTION);
		this.mails.createIndex(Indexes.ascending(SUBMISSION));
		this.attempts = serviceDatabase.getCollection("mail-attempts");
	}

	/**
	 * The submission a mail belongs to.
	 * @param key names the mail however often it is delivered
	 * @param messageId its Message-ID; null when it has none
	 * @param decision counts only if nobody has decided yet
	 * @return the submission's id
	 */
	String submissionOf(String key, @Nullable String messageId, String decision) {
		try {
			// nearly all are new
			this.mails.insertOne(new Document("_id", key).append(SUBMISSION, decision)
				.append(MESSAGE_ID, messageId)
				.append("at", new Date()));
			return decision;
		}
		catch (MongoWriteException ex) {
			String known = (ex.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) ? known(key) : null;
			if (known == null) {
				throw ex;
			}
			return known;
		}
	}

	@Override
	public void belongsTo(String key, String submissionId) {
		this.mails.updateOne(Filters.eq(key), Updates.set(SUBMISSION, submissionId));
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
	 * The mails that belong to a submission.
	 * @param submissionId the submission's id
	 * @return their Message-IDs, of those taken since they are kept
	 */
	List<String> messageIds(String submissionId) {
		return this.mails.find(Filters.and(Filters.eq(SUBMISSION, submissionId), Filters.gt(MESSAGE_ID, "")))
			.map((mail) -> mail.getString(MESSAGE_ID))
			.into(new ArrayList<>());
	}

	/**
	 * Whether a mail belongs to a submission.
	 * @param key names the mail
	 * @param submissionId the submission's id
	 * @return false also when it was never taken
	 */
	boolean belongs(String key, String submissionId) {
		return submissionId.equals(known(key));
	}

	/**
	 * Keeps of the mails of a submission no more than that they were taken, so that none
	 * is taken again.
	 * @param submissionId the submission's id
	 */
	void forgetMessageIds(String submissionId) {
		this.mails.updateMany(Filters.eq(SUBMISSION, submissionId), Updates.unset(MESSAGE_ID));
	}

	/**
	 * How often mails have been tried.
	 * @param places where the mails lie
	 * @return the attempts, of those that have been tried at all
	 */
	Map<String, Integer> attempts(Collection<String> places) {
		Map<String, Integer> counted = new HashMap<>();
		for (Document mail : this.attempts.find(Filters.in("_id", places))) {
			counted.put(mail.getString("_id"), mail.getInteger("count", 1));
		}
		return counted;
	}

	/**
	 * Counts attempts before they are made, so that a mail which kills the process is
	 * counted too.
	 * @param places where the mails lie
	 */
	void attempt(Collection<String> places) {
		this.attempts.bulkWrite(places.stream()
			.map((place) -> new UpdateOneModel<Document>(Filters.eq(place), Updates.inc("count", 1),
					new UpdateOptions().upsert(true)))
			.toList());
	}

	/**
	 * Keeps why an attempt has failed.
	 * @param place where the mail lies
	 * @param reason why
	 */
	void failed(String place, StuckMail.Reason reason) {
		this.attempts.updateOne(Filters.eq(place), Updates.set(REASON, reason.code()));
	}

	/**
	 * Why the last attempt that has come to its end has failed.
	 * @param place where the mail lies
	 * @return the reason; what ends the process leaves none
	 */
	StuckMail.Reason reason(String place) {
		Document mail = this.attempts.find(Filters.eq(place)).first();
		return (mail != null && mail.getString(REASON) != null) ? StuckMail.Reason.of(mail.getString(REASON))
				: StuckMail.Reason.ENDED;
	}

	/**
	 * Forgets the attempts at mails that have left the inbox.
	 * @param places where the mails lay
	 */
	void forget(Collection<String> places) {
		this.attempts.deleteMany(Filters.in("_id", places));
	}

	private @Nullable String known(String key) {
		Document mail = this.mails.find(Filters.eq(key)).first();
		return (mail != null) ? mail.getString(SUBMISSION) : null;
	}

}
