package org.practicepress.review.letter;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.practicepress.review.access.Colleague;
import org.practicepress.review.decision.Review;
import org.practicepress.review.decision.ReviewCommand;
import org.practicepress.review.queue.Reviews;

import org.springframework.stereotype.Component;

/**
 * What those at the desk have typed and not sent, one document for each person,
 * submission and form. Nobody else sees it; it is there until it is sent, thrown away, or
 * its submission is erased.
 */
@Component
public class Drafts {

	private static final String COLLECTION = "deskDrafts";

	private static final String SUBMISSION = "submissionId";

	private static final String PERSON = "person";

	private static final String KIND = "kind";

	private static final String FIELDS = "fields";

	private static final String KEPT_AT = "keptAt";

	private final MongoCollection<Document> collection;

	private final Reviews reviews;

	private final Clock clock = Clock.systemUTC();

	Drafts(MongoDatabase serviceDatabase, Reviews reviews) {
		this.collection = serviceDatabase.getCollection(COLLECTION);
		this.collection.createIndex(Indexes.ascending(SUBMISSION, PERSON));
		this.reviews = reviews;
	}

	/**
	 * What somebody has typed about a submission.
	 * @param submission the submission's id
	 * @param person the provider's id for them
	 * @return the drafts by their kinds
	 */
	public Map<String, Draft> of(String submission, String person) {
		Map<String, Draft> drafts = new HashMap<>();
		for (Document document : this.collection
			.find(Filters.and(Filters.eq(SUBMISSION, submission), Filters.eq(PERSON, person)))) {
			Draft draft = read(document);
			drafts.put(draft.kind(), draft);
		}
		return drafts;
	}

	/**
	 * Keeps what somebody has typed, in the place of what they had typed before. Nothing
	 * typed is no draft, and neither is what was sent meanwhile: a page may keep a last
	 * time what is on its way already. An answer that stands so is no correction.
	 * @param submission the submission's id
	 * @param writer who types
	 * @param kind one of {@link Draft#KINDS}
	 * @param fields the fields of the form
	 * @return what came of it
	 */
	public Kept keep(String submission, Colleague writer, String kind, Map<String, String> fields) {
		var review = this.reviews.find(submission);
		if (review.isEmpty()) {
			return Kept.UNKNOWN;
		}
		if (Draft.isTooLong(fields)) {
			return Kept.TOO_LONG;
		}
		Draft draft = new Draft(kind, fields, this.clock.instant().truncatedTo(ChronoUnit.MILLIS));
		boolean sent = ReviewCommand
			.named(kind, new ReviewCommand.Input(draft.category(), draft.message(), null, null, null, null, null))
			.filter((command) -> Review.sent(review.get().state().since(draft.version()), command, writer.name()))
			.isPresent();
		if (sent || Draft.isEmpty(fields) || draft.saysNothingNew(review.get().state().corrected())) {
			forget(submission, writer.person(), kind);
			return Kept.NOTHING;
		}
		this.collection.replaceOne(Filters.eq(id(submission, writer.person(), kind)),
				document(submission, writer.person(), draft), new ReplaceOptions().upsert(true));
		// erased while this was written: nothing of it stays
		if (this.reviews.find(submission).isEmpty()) {
			erase(submission);
			return Kept.UNKNOWN;
		}
		return Kept.KEPT;
	}

	/**
	 * What can come of keeping a draft.
	 */
	public enum Kept {

		/** It is kept. */
		KEPT,

		/** There was nothing in it, or it was sent. */
		NOTHING,

		/** It is more than anybody types. */
		TOO_LONG,

		/** There is no such submission. */
		UNKNOWN

	}

	/**
	 * A draft was sent, or is not wanted.
	 * @param submission the submission's id
	 * @param person the provider's id for whose it is
	 * @param kind its kind
	 */
	public void forget(String submission, String person, String kind) {
		this.collection.deleteOne(Filters.eq(id(submission, person, kind)));
	}

	/**
	 * A submission is erased, and all that was typed about it.
	 * @param submission the submission's id
	 */
	public void erase(String submission) {
		Bson about = Filters.eq(SUBMISSION, submission);
		this.collection.deleteMany(about);
	}

	private static String id(String submission, String person, String kind) {
		return submission + " " + kind + " " + person;
	}

	/** The names of fields may have signs that the store does not take in names. */
	private static Document document(String submission, String person, Draft draft) {
		List<Document> fields = new ArrayList<>();
		draft.fields().forEach((name, value) -> fields.add(new Document("name", name).append("value", value)));
		return new Document("_id", id(submission, person, draft.kind())).append(SUBMISSION, submission)
			.append(PERSON, person)
			.append(KIND, draft.kind())
			.append(FIELDS, fields)
			.append(KEPT_AT, draft.keptAt().toString());
	}

	private static Draft read(Document document) {
		Map<String, String> fields = new HashMap<>();
		document.getList(FIELDS, Document.class)
			.forEach((field) -> fields.put(field.getString("name"), field.getString("value")));
		return new Draft(document.getString(KIND), fields, Instant.parse(document.getString(KEPT_AT)));
	}

}
