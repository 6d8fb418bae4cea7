package org.practicepress.messaging.inbox;

import java.util.List;
import java.util.OptionalLong;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import org.bson.Document;

/**
 * The events that lie among the dead letters and have not been done. While one of them is
 * there, later events of its subject follow it, so that what is put back finds everything
 * as it was when it failed, and order per subject is kept (a <a href=
 * "https://docs.axoniq.io/axon-framework-reference/4.11/events/event-processors/">
 * sequenced dead-letter queue</a>).
 * <p>
 * The document: <code>{_id: "group topic subject", group, topic, subject, waiting:
 * [{version, event, type}]}</code>, there only while something waits.
 */
final class HeldBack {

	private static final String SUBJECT = "subject";

	private static final String WAITING = "waiting";

	private static final String VERSION = "version";

	private final MongoCollection<Document> subjects;

	HeldBack(MongoDatabase serviceDatabase) {
		this.subjects = serviceDatabase.getCollection("heldBack");
		this.subjects.createIndex(Indexes.ascending(SUBJECT));
	}

	/**
	 * The first of a subject's events that waits to be put back.
	 * @param incoming an event of that subject
	 * @return its version; empty when none waits
	 */
	OptionalLong first(Incoming incoming) {
		Document subject = this.subjects.find(Filters.eq(key(incoming))).first();
		return (subject != null)
				? subject.getList(WAITING, Document.class).stream().mapToLong((event) -> event.getLong(VERSION)).min()
				: OptionalLong.empty();
	}

	/**
	 * An event is about to become a dead letter.
	 * @param incoming the event
	 */
	void add(Incoming incoming) {
		this.subjects.updateOne(Filters.eq(key(incoming)),
				Updates.combine(Updates.setOnInsert("group", incoming.group()),
						Updates.setOnInsert("topic", incoming.topic()),
						Updates.setOnInsert(SUBJECT, incoming.event().subject()),
						Updates.addToSet(WAITING,
								new Document(VERSION, incoming.event().version()).append("event", incoming.event().id())
									.append("type", incoming.event().type()))),
				new UpdateOptions().upsert(true));
	}

	/**
	 * An event need wait no longer: it was done, or an operator has given it up.
	 * @param incoming the event
	 */
	void remove(Incoming incoming) {
		this.subjects.updateOne(Filters.eq(key(incoming)),
				Updates.pull(WAITING, new Document(VERSION, incoming.event().version())));
		this.subjects.deleteOne(Filters.and(Filters.eq(key(incoming)), Filters.eq(WAITING, List.of())));
	}

	/**
	 * Nothing of a subject need be done any more, whoever has received it from where.
	 * @param subject the subject
	 */
	void forget(String subject) {
		this.subjects.deleteMany(Filters.eq(SUBJECT, subject));
	}

	/**
	 * How many subjects are held back.
	 * @return their number
	 */
	long count() {
		return this.subjects.estimatedDocumentCount();
	}

	private static String key(Incoming incoming) {
		return incoming.group() + " " + incoming.topic() + " " + incoming.event().subject();
	}

}
