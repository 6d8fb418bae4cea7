package org.practicepress.review.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.broker.DeadLetterTopic;
import org.practicepress.review.operations.DeadLetter.Settled;
import org.practicepress.review.operations.DeadLetter.State;

import org.springframework.stereotype.Component;

/**
 * What is known of dead letters, and what became of each. The letters themselves lie on
 * their topics; here is what they are, without what they say, so that what was settled in
 * whatever order stays known, to all instances and after the letter is gone.
 * <p>
 * The document: {@code {_id: "topicId.offset", topicId, topic, source, group, offset,
 * subject, type, version, size, diedAt, reason, waits, identity, state, claim: {by,
 * until}, settledBy, settledAt, why}}.
 */
@Component
class LetterStore {

	private static final String STATE = "state";

	private static final String TOPIC_ID = "topicId";

	private static final String OFFSET = "offset";

	private static final String SUBJECT = "subject";

	private static final String DIED_AT = "diedAt";

	private static final String IDENTITY = "identity";

	private static final String SETTLED_AT = "settledAt";

	private static final String CLAIM = "claim";

	private static final String UNTIL = CLAIM + ".until";

	private static final String WAITS = "waits";

	private static final String NEXT = "next";

	private final MongoCollection<Document> letters;

	/** How far each topic has been read: {@code {_id: topicId, next: offset}}. */
	private final MongoCollection<Document> read;

	LetterStore(MongoDatabase serviceDatabase) {
		this.letters = serviceDatabase.getCollection("deadLetters");
		this.read = serviceDatabase.getCollection("deadLettersRead");
		this.letters.createIndex(Indexes.ascending(STATE, TOPIC_ID, OFFSET));
		this.letters.createIndex(Indexes.ascending(STATE, DIED_AT, "_id"));
		this.letters.createIndex(Indexes.ascending(TOPIC_ID, SUBJECT, STATE, OFFSET));
		this.letters.createIndex(Indexes.ascending(IDENTITY, DIED_AT));
		this.letters.createIndex(Indexes.descending(SETTLED_AT));
	}

	static String id(DeadLetterTopic topic, long offset) {
		return topic.id() + "." + offset;
	}

	/** Where a topic is to be read on from. */
	long next(DeadLetterTopic topic) {
		Document document = this.read.find(Filters.eq(topic.id())).first();
		return (document != null) ? document.getLong(NEXT) : 0;
	}

	/** Everything before has been kept. */
	void hasRead(DeadLetterTopic topic, long next) {
		this.read.updateOne(Filters.eq(topic.id()), Updates.max(NEXT, next), new UpdateOptions().upsert(true));
	}

	/** Keeps an open letter, once. */
	void keep(DeadLetterTopic topic, DeadLetter letter, String identity) {
		try {
			this.letters.insertOne(new Document("_id", letter.id()).append(TOPIC_ID, topic.id())
				.append("topic", letter.topic())
				.append("source", letter.source())
				.append("group", letter.group())
				.append(OFFSET, letter.offset())
				.append(SUBJECT, letter.subject())
				.append("type", letter.type())
				.append("version", letter.version())
				.append("size", letter.size())
				.append(DIED_AT, Date.from(letter.diedAt()))
				.append("reason", letter.reason())
				.append(WAITS, letter.waits())
				.append(IDENTITY, identity)
				.append(STATE, State.OPEN.code()));
		}
		catch (MongoWriteException ex) {
			if (ex.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
				throw ex;
			}
		}
	}

	/** Letters that were deleted by others, or with their topic. */
	void gone(List<DeadLetterTopic> there) {
		for (DeadLetterTopic topic : there) {
			gone(Filters.and(open(), Filters.eq(TOPIC_ID, topic.id()), Filters.lt(OFFSET, topic.begin())));
		}
		gone(Filters.and(open(), Filters.nin(TOPIC_ID, there.stream().map(DeadLetterTopic::id).toList())));
	}

	private void gone(Bson filter) {
		this.letters.updateMany(filter, Updates.set(STATE, State.GONE.code()));
	}

	void gone(DeadLetter letter) {
		gone(Filters.and(Filters.eq(letter.id()), open()));
	}

	Optional<DeadLetter> find(String id) {
		return Optional.ofNullable(this.letters.find(Filters.eq(id)).first()).map(LetterStore::read);
	}

	long countOpen() {
		return this.letters.countDocuments(open());
	}

	long countOpen(DeadLetterTopic topic) {
		return this.letters.countDocuments(Filters.and(open(), Filters.eq(TOPIC_ID, topic.id())));
	}

	/** The oldest first. */
	List<DeadLetter> open(int skip, int most) {
		return read(this.letters.find(open()).sort(Sorts.ascending(DIED_AT, "_id")).skip(skip).limit(most));
	}

	/** In the order in which they lie on their topic. */
	List<DeadLetter> open(DeadLetterTopic topic, int skip, int most) {
		return read(this.letters.find(Filters.and(open(), Filters.eq(TOPIC_ID, topic.id())))
			.sort(Sorts.ascending(OFFSET))
			.skip(skip)
			.limit(most));
	}

	/** The offset of the first open letter of a topic. */
	OptionalLong firstOpen(DeadLetterTopic topic) {
		return open(topic, 0, 1).stream().mapToLong(DeadLetter::offset).findFirst();
	}

	/** The open letter of the same subject that comes before this one, if any. */
	Optional<DeadLetter> before(DeadLetterTopic topic, DeadLetter letter) {
		return read(this.letters.find(Filters.and(ofItsSubject(topic, letter), Filters.lt(OFFSET, letter.offset())))
			.sort(Sorts.ascending(OFFSET))
			.limit(1)).stream().findFirst();
	}

	/** The open letters that wait behind this one, in their order. */
	List<DeadLetter> behind(DeadLetterTopic topic, DeadLetter letter, int most) {
		return read(this.letters
			.find(Filters.and(ofItsSubject(topic, letter), Filters.gt(OFFSET, letter.offset()),
					Filters.eq(WAITS, true)))
			.sort(Sorts.ascending(OFFSET))
			.limit(most));
	}

	/** The deaths of the same record, the latest first. */
	List<DeadLetter> history(String id, int most) {
		Document letter = this.letters.find(Filters.eq(id)).first();
		return (letter != null) ? read(this.letters.find(Filters.eq(IDENTITY, letter.getString(IDENTITY)))
			.sort(Sorts.descending(DIED_AT))
			.limit(most)) : List.of();
	}

	/** What was settled, the latest first. */
	List<DeadLetter> settled(int most) {
		return read(
				this.letters.find(Filters.gt(SETTLED_AT, new Date(0))).sort(Sorts.descending(SETTLED_AT)).limit(most));
	}

	/**
	 * Takes an open letter for one operator alone, until the time is over.
	 * @return false when somebody else has it, or has settled it
	 */
	boolean claim(DeadLetter letter, String by, Instant now, Duration time) {
		return this.letters
			.updateOne(
					Filters.and(Filters.eq(letter.id()), open(),
							Filters.or(Filters.exists(CLAIM, false), Filters.lt(UNTIL, Date.from(now)))),
					Updates.set(CLAIM, new Document("by", by).append("until", Date.from(now.plus(time)))))
			.getModifiedCount() == 1;
	}

	void giveBack(DeadLetter letter) {
		this.letters.updateOne(Filters.eq(letter.id()), Updates.unset(CLAIM));
	}

	void settle(DeadLetter letter, State state, Settled settled) {
		List<Bson> updates = new ArrayList<>(List.of(Updates.set(STATE, state.code()), Updates.unset(CLAIM),
				Updates.set("settledBy", settled.by()), Updates.set(SETTLED_AT, Date.from(settled.at()))));
		if (settled.why() != null) {
			updates.add(Updates.set("why", settled.why()));
		}
		this.letters.updateOne(Filters.eq(letter.id()), Updates.combine(updates));
	}

	private static Bson open() {
		return Filters.eq(STATE, State.OPEN.code());
	}

	private static Bson ofItsSubject(DeadLetterTopic topic, DeadLetter letter) {
		return Filters.and(Filters.eq(TOPIC_ID, topic.id()), Filters.eq(SUBJECT, letter.subject()), open());
	}

	private static List<DeadLetter> read(FindIterable<Document> found) {
		return found.map(LetterStore::read).into(new ArrayList<>());
	}

	private static DeadLetter read(Document document) {
		return new DeadLetter(document.getString("_id"), document.getString("topic"), document.getString("source"),
				document.getString("group"), document.getLong(OFFSET), document.getString(SUBJECT),
				document.getString("type"), document.getLong("version"), document.getInteger("size"),
				document.getDate(DIED_AT).toInstant(), document.getString("reason"), document.getBoolean(WAITS),
				State.of(document.getString(STATE)), settled(document));
	}

	private static @Nullable Settled settled(Document document) {
		Date at = document.getDate(SETTLED_AT);
		return (at != null) ? new Settled(document.getString("settledBy"), at.toInstant(), document.getString("why"))
				: null;
	}

}
