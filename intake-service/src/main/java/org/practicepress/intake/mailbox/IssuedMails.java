package org.practicepress.intake.mailbox;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.practicepress.intake.erasure.Gone;
import org.practicepress.intake.erasure.Traces;
import org.practicepress.intake.upload.Bounce;
import org.practicepress.intake.upload.Letters;

import org.springframework.stereotype.Repository;

/**
 * The mails that were sent to contributors. That somebody names a Message-ID proves
 * something only if we have issued it.
 */
@Repository
public class IssuedMails implements Traces, Letters {

	static final String SUBMISSION = "submissionId";

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
	 * @param submissionId the submission it was about
	 * @param mail the mail
	 */
	void add(String submissionId, SentMail mail) {
		this.mails.replaceOne(Filters.eq(mail.messageId()), mail.toDocument(submissionId),
				new ReplaceOptions().upsert(true));
	}

	/**
	 * A mail did not get there after all.
	 * @param messageId its Message-ID
	 * @param bounce what is said of it
	 */
	void bounced(String messageId, Bounce bounce) {
		this.mails.updateOne(Filters.eq(messageId), Updates.set(SentMail.BOUNCE, SentMail.toDocument(bounce)));
	}

	/** One that was sent since says that the others may get there, too. */
	@Override
	public Optional<Bounce> lastBounce(String submissionId) {
		List<SentMail> letters = about(submissionId);
		Optional<Bounce> last = letters.stream()
			.flatMap((letter) -> Stream.ofNullable(letter.bounce()))
			.max(Comparator.comparing(Bounce::at));
		return last.filter((bounce) -> letters.stream()
			.noneMatch((letter) -> letter.bounce() == null && letter.at() != null && letter.at().isAfter(bounce.at())));
	}

	/**
	 * The mails about a submission.
	 * @param submissionId the submission
	 * @return the mails, those first that were sent first
	 */
	public List<SentMail> about(String submissionId) {
		return this.mails.find(Filters.eq(SUBMISSION, submissionId))
			.map(SentMail::of)
			.into(new ArrayList<>())
			.stream()
			.sorted(Comparator.comparing(SentMail::at, Comparator.nullsFirst(Comparator.naturalOrder())))
			.toList();
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
