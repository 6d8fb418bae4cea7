package org.practicepress.intake.mailbox;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import org.bson.Document;
import org.practicepress.intake.erasure.Gone;
import org.practicepress.intake.erasure.Traces;

import org.springframework.stereotype.Repository;

/**
 * The mails that were sent to contributors. That somebody names a Message-ID proves
 * something only if we have issued it.
 */
@Repository
class IssuedMails implements Traces {

	private static final String SUBMISSION = "submissionId";

	static final String COLLECTION = "issued-mails";

	private final MongoCollection<Document> mails;

	IssuedMails(MongoDatabase serviceDatabase) {
		this.mails = serviceDatabase.getCollection(COLLECTION);
		this.mails.createIndex(Indexes.ascending(SUBMISSION));
	}

	@Override
	public void erase(Gone gone) {
		this.mails.deleteMany(Filters.eq(SUBMISSION, gone.id()));
	}

	/**
	 * A mail was sent.
	 * @param messageId its Message-ID, with its brackets
	 * @param submissionId the submission it was about
	 */
	void add(String messageId, String submissionId) {
		this.mails.replaceOne(Filters.eq(messageId), new Document("_id", messageId).append(SUBMISSION, submissionId),
				new ReplaceOptions().upsert(true));
	}

	/**
	 * The submissions that mails were about.
	 * @param messageIds Message-IDs, as somebody has given them
	 * @return those we have issued, with the submission's id
	 */
	Map<String, String> submissionsOf(Collection<String> messageIds) {
		Map<String, String> submissions = new HashMap<>();
		for (Document mail : this.mails.find(Filters.in("_id", messageIds))) {
			submissions.put(mail.getString("_id"), mail.getString(SUBMISSION));
		}
		return submissions;
	}

}
