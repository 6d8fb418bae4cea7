package org.practicepress.review.queue;

import java.util.ArrayList;
import java.util.Optional;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.practicepress.messaging.event.EventCodec;
import org.practicepress.messaging.transfer.Kind;
import org.practicepress.messaging.transfer.Records;
import org.practicepress.review.decision.Revision;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * The forms that a corrected one has replaced, a document each: {@code {_id:
 * "<submission>/<number>", data}}. What is kept again replaces what was kept.
 */
@Component
final class EarlierRevisions {

	private static final String COLLECTION = "revisions";

	private static final String DATA = "data";

	private final MongoCollection<Document> collection;

	private final EventCodec codec;

	EarlierRevisions(MongoDatabase serviceDatabase, EventCodec codec) {
		this.collection = serviceDatabase.getCollection(COLLECTION);
		this.codec = codec;
	}

	static Kind inExport(MongoDatabase database) {
		JsonMapper mapper = new EventCodec().mapper();
		return new Records<>("revisions", database.getCollection(COLLECTION), EarlierRevision.class, (document) -> {
			String id = document.getString("_id");
			return new EarlierRevision(id.substring(0, id.lastIndexOf('/')),
					mapper.readValue(document.getString(DATA), Revision.class));
		}, (earlier) -> new Document("_id", id(earlier.submissionId(), earlier.revision().number())).append(DATA,
				mapper.writeValueAsString(earlier.revision())));
	}

	/**
	 * A form that a corrected one has replaced.
	 *
	 * @param submissionId whose it is
	 * @param revision the form
	 */
	record EarlierRevision(String submissionId, Revision revision) {
	}

	void keep(String submission, Revision revision) {
		String id = id(submission, revision.number());
		this.collection.replaceOne(Filters.eq(id),
				new Document("_id", id).append(DATA, this.codec.mapper().writeValueAsString(revision)),
				new ReplaceOptions().upsert(true));
	}

	Optional<Revision> find(String submission, int number) {
		return Optional.ofNullable(this.collection.find(Filters.eq(id(submission, number))).first()).map(this::read);
	}

	/** The files that they came in are kept no longer. */
	void removeOriginals(String submission) {
		for (Document document : this.collection.find(of(submission)).into(new ArrayList<>())) {
			keep(submission, read(document).withoutOriginal());
		}
	}

	void forget(String submission) {
		this.collection.deleteMany(of(submission));
	}

	private Revision read(Document document) {
		return this.codec.mapper().readValue(document.getString(DATA), Revision.class);
	}

	/** All of a submission's, which stand beside one another. */
	private static Bson of(String submission) {
		return Filters.and(Filters.gte("_id", submission + "/"), Filters.lt("_id", submission + "0"));
	}

	private static String id(String submission, int number) {
		return submission + "/" + number;
	}

}
