package org.practicepress.intake.upload;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import org.apache.commons.codec.digest.DigestUtils;
import org.bson.Document;
import org.practicepress.intake.erasure.Gone;
import org.practicepress.intake.erasure.Traces;
import org.practicepress.messaging.claimcheck.ClaimCheck;

import org.springframework.stereotype.Repository;

/**
 * Which upload became which submission, for as long as it may be sent again because its
 * answer was lost. Decided once, by an insert that only one of several can win.
 */
@Repository
class SentUploads implements Traces {

	private static final String SUBMISSION = "submissionId";

	static final String COLLECTION = "uploads";

	private final MongoCollection<Document> uploads;

	private final Clock clock;

	SentUploads(MongoDatabase serviceDatabase, Clock clock) {
		this.uploads = serviceDatabase.getCollection(COLLECTION);
		this.uploads.createIndex(Indexes.ascending("at"));
		this.uploads.createIndex(Indexes.ascending(SUBMISSION));
		this.clock = clock;
	}

	@Override
	public void erase(Gone gone) {
		this.uploads.deleteMany(Filters.eq(SUBMISSION, gone.id()));
	}

	/**
	 * Names an upload.
	 * @param sender who sends it
	 * @param email the address given beside the form
	 * @param files all its files, in their order
	 * @return a digest; nobody else's upload has it
	 */
	static String key(String sender, String email, List<ClaimCheck> files) {
		StringBuilder upload = new StringBuilder(sender).append('\n').append(email);
		files.forEach((file) -> upload.append('\n').append(file.sha256()));
		return DigestUtils.sha256Hex(upload.toString());
	}

	/**
	 * The submission an upload belongs to.
	 * @param key names the upload
	 * @param open whether a submission can still take the place of a new one
	 * @return its id; a new one if the same was not sent lately
	 */
	String submissionOf(String key, Predicate<String> open) {
		Instant now = this.clock.instant();
		this.uploads.deleteMany(Filters.lt("at", Date.from(now.minus(Sender.KNOWN))));
		while (true) {
			Document known = this.uploads.find(Filters.eq(key)).first();
			if (known != null && open.test(known.getString(SUBMISSION))) {
				return known.getString(SUBMISSION);
			}
			if (known != null) {
				this.uploads
					.deleteOne(Filters.and(Filters.eq(key), Filters.eq(SUBMISSION, known.getString(SUBMISSION))));
			}
			String submissionId = UUID.randomUUID().toString();
			try {
				this.uploads
					.insertOne(new Document("_id", key).append(SUBMISSION, submissionId).append("at", Date.from(now)));
				return submissionId;
			}
			catch (MongoWriteException ex) {
				if (ex.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
					throw ex;
				}
			}
		}
	}

}
