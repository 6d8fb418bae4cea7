package org.practicepress.review.queue;

import java.util.Optional;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import org.bson.Document;
import org.practicepress.messaging.event.EventCodec;
import org.practicepress.review.decision.Revision;

import org.springframework.stereotype.Component;

/**
 * The forms that a corrected one has replaced, a document each: {@code {_id:
 * "<submission>/<number>", data}}. What is kept again replaces what was kept.
 */
@Component
final class EarlierRevisions {

	private final MongoCollection<Document> collection;

	private final EventCodec codec;

	EarlierRevisions(MongoDatabase serviceDatabase, EventCodec codec) {
		this.collection = serviceDatabase.getCollection("revisions");
		this.codec = codec;
	}

	void keep(String submission, Revision revision) {
		String id = id(submission, revision.number());
		this.collection.replaceOne(Filters.eq(id),
				new Document("_id", id).append("data", this.codec.mapper().writeValueAsString(revision)),
				new ReplaceOptions().upsert(true));
	}

	Optional<Revision> find(String submission, int number) {
		return Optional.ofNullable(this.collection.find(Filters.eq(id(submission, number))).first())
			.map((document) -> this.codec.mapper().readValue(document.getString("data"), Revision.class));
	}

	private static String id(String submission, int number) {
		return submission + "/" + number;
	}

}
