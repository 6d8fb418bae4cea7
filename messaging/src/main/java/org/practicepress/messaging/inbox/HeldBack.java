package org.practicepress.messaging.inbox;

import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;
import org.practicepress.messaging.transfer.InOrder;

import org.springframework.cloud.stream.binder.kafka.KafkaBindingRebalanceListener;

/**
 * The events that lie among the dead letters and have not been done. While one of them is
 * there, later events of its subject follow it, so that what is put back finds everything
 * as it was when it failed, and order per subject is kept (a <a href=
 * "https://docs.axoniq.io/axon-framework-reference/4.11/events/event-processors/">
 * sequenced dead-letter queue</a>).
 * <p>
 * The store is asked only about a subject that may be held back. Events of one subject
 * come to one instance at a time, so nobody else adds to those that come here: what there
 * was before is looked through once, whenever a consumer is given partitions.
 * <p>
 * The document: <code>{_id: "group topic subject", group, topic, subject, waiting:
 * [{version, event, type}]}</code>, there only while something waits.
 */
final class HeldBack implements KafkaBindingRebalanceListener {

	private static final String SUBJECT = "subject";

	private static final String WAITING = "waiting";

	private static final String VERSION = "version";

	private final MongoCollection<Document> subjects;

	/** All that is held back of what comes here; with what was and is not any more. */
	private final Set<String> known = ConcurrentHashMap.newKeySet();

	/** How often a consumer was given partitions. */
	private final AtomicLong assigned = new AtomicLong();

	private volatile long lookedThrough = -1;

	HeldBack(MongoDatabase serviceDatabase) {
		this.subjects = serviceDatabase.getCollection("heldBack");
		this.subjects.createIndex(Indexes.ascending(SUBJECT));
	}

	@Override
	public void onPartitionsAssigned(String bindingName, Consumer<?, ?> consumer, Collection<TopicPartition> partitions,
			boolean initial) {
		this.assigned.incrementAndGet();
	}

	/**
	 * The first of a subject's events that waits to be put back.
	 * @param incoming an event of that subject
	 * @return its version; empty when none waits
	 */
	OptionalLong first(Incoming incoming) {
		String key = key(incoming);
		Document subject = mayBeHeld(key) ? this.subjects.find(Filters.eq(key)).first() : null;
		return (subject != null)
				? subject.getList(WAITING, Document.class).stream().mapToLong((event) -> event.getLong(VERSION)).min()
				: OptionalLong.empty();
	}

	private boolean mayBeHeld(String key) {
		long last = this.assigned.get();
		if (this.lookedThrough != last) {
			InOrder.read(this.subjects, "_id", (subject) -> this.known.add(subject.getString("_id")));
			this.lookedThrough = last;
		}
		return this.known.contains(key);
	}

	/**
	 * An event is about to become a dead letter.
	 * @param incoming the event
	 */
	void add(Incoming incoming) {
		this.known.add(key(incoming));
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
