package org.practicepress.review.notes;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.transfer.Kind;
import org.practicepress.messaging.transfer.Records;
import org.practicepress.review.access.Colleague;
import org.practicepress.review.decision.PlainText;
import org.practicepress.review.notes.Note.Flaw;
import org.practicepress.review.queue.Reviews;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * The notes about all submissions, a document each, beside the reviews: who writes one is
 * in nobody's way who decides. One that is sent twice is there once.
 */
@Component
public class Notes {

	/** About one submission. */
	static final int MOST = 200;

	private static final String COLLECTION = "notes";

	private static final String ID = "_id";

	private static final String SUBMISSION = "submissionId";

	private static final String OWNER = "owner";

	private static final String EDITOR = "editor";

	private static final String TEXT = "text";

	private static final String MENTIONS = "mentions";

	private static final String UNSEEN = "unseen";

	private static final String WRITTEN_AT = "writtenAt";

	private static final String TAKEN_BACK_AT = "takenBackAt";

	private final MongoCollection<Document> collection;

	private final Reviews reviews;

	private final ApplicationEventPublisher events;

	private final Clock clock = Clock.systemUTC();

	Notes(MongoDatabase serviceDatabase, Reviews reviews, ApplicationEventPublisher events) {
		this.collection = serviceDatabase.getCollection(COLLECTION);
		this.collection.createIndex(Indexes.ascending(SUBMISSION));
		this.collection.createIndex(Indexes.ascending(UNSEEN, WRITTEN_AT));
		this.reviews = reviews;
		this.events = events;
	}

	/**
	 * What goes along when the hub is moved.
	 * @param database the service's database
	 * @return all notes
	 */
	public static Kind inExport(MongoDatabase database) {
		return new Records<>("notes", database.getCollection(COLLECTION), Note.class, Notes::read, Notes::document);
	}

	/**
	 * The notes about a submission.
	 * @param submission the submission's id
	 * @return those taken back among them, the latest last
	 */
	public List<Note> of(String submission) {
		List<Note> notes = this.collection.find(about(submission)).map(Notes::read).into(new ArrayList<>());
		// not by the store, to which times are texts
		notes.sort(Comparator.comparing(Note::writtenAt).thenComparing(Note::id));
		return notes;
	}

	/**
	 * What waits for somebody whom it mentions.
	 * @param name the name people know them by
	 * @param since when what is meant was written at the earliest, give or take a second
	 * @param most how many at most
	 * @return the notes that they have neither seen nor answered, the oldest first
	 */
	public List<Note> unseen(String name, Instant since, int most) {
		return this.collection.find(Filters.and(Filters.eq(UNSEEN, name), Filters.gte(WRITTEN_AT, since.toString())))
			.sort(Sorts.ascending(WRITTEN_AT))
			.limit(most)
			.map(Notes::read)
			.into(new ArrayList<>());
	}

	/**
	 * Writes one. Who answers has seen what was there.
	 * @param submission the submission's id
	 * @param writer who does
	 * @param text what they typed
	 * @param key what the form was sent with: the same text with the same key is the same
	 * note
	 * @param colleagues the names that it may mention
	 * @return what is wrong; empty when it is written
	 */
	public Optional<Flaw> write(String submission, Colleague writer, String text, @Nullable String key,
			Collection<String> colleagues) {
		String tidied = PlainText.tidied(text);
		if (this.reviews.find(submission).isEmpty()) {
			return Optional.of(Flaw.UNKNOWN);
		}
		if (tidied.isEmpty()) {
			return Optional.of(Flaw.MISSING);
		}
		if (tidied.length() > Note.LONGEST) {
			return Optional.of(Flaw.TOO_LONG);
		}
		String id = id(submission, writer, tidied, key);
		if (this.collection.find(Filters.eq(id)).first() == null
				&& this.collection.countDocuments(about(submission), new CountOptions().limit(MOST)) >= MOST) {
			return Optional.of(Flaw.TOO_MANY);
		}
		List<String> mentions = Mentions.in(tidied, colleagues)
			.stream()
			.filter((name) -> !name.equals(writer.name()))
			.toList();
		see(submission, writer.name());
		Note note = new Note(id, submission, writer.person(), writer.name(), tidied, mentions, mentions,
				this.clock.instant().truncatedTo(ChronoUnit.MILLIS), null);
		Document fresh = document(note);
		fresh.remove(ID);
		this.collection.updateOne(Filters.eq(id), new Document("$setOnInsert", fresh),
				new UpdateOptions().upsert(true));
		// erased while this was written: nothing of it stays
		if (this.reviews.find(submission).isEmpty()) {
			erase(submission);
			return Optional.of(Flaw.UNKNOWN);
		}
		this.reviews.foundOtherwise(submission);
		// sent again, it may have been seen since, or taken back
		Optional.ofNullable(this.collection.find(Filters.eq(id)).first())
			.ifPresent((written) -> this.events.publishEvent(new NoteWritten(read(written))));
		return Optional.empty();
	}

	/**
	 * Takes one's own back: that there was one stays, its words do not. It may be taken
	 * back twice.
	 * @param submission the submission's id
	 * @param id the note's id
	 * @param writer who does
	 * @return what is wrong; empty when it is taken back
	 */
	public Optional<Flaw> takeBack(String submission, String id, Colleague writer) {
		Document found = this.collection.find(Filters.eq(id)).first();
		if (found == null || !submission.equals(found.getString(SUBMISSION))
				|| !writer.person().equals(found.getString(OWNER))) {
			return Optional.of(Flaw.UNKNOWN);
		}
		this.collection.updateOne(Filters.and(Filters.eq(id), Filters.exists(TAKEN_BACK_AT, false)),
				Updates.combine(
						Updates.set(TAKEN_BACK_AT, this.clock.instant().truncatedTo(ChronoUnit.MILLIS).toString()),
						Updates.set(TEXT, ""), Updates.set(MENTIONS, List.of()), Updates.set(UNSEEN, List.of())));
		this.reviews.foundOtherwise(submission);
		return Optional.empty();
	}

	/**
	 * Somebody has seen all that names them so far.
	 * @param submission the submission's id
	 * @param name the name people know them by
	 */
	public void seen(String submission, String name) {
		if (see(submission, name)) {
			this.reviews.foundOtherwise(submission);
		}
	}

	private boolean see(String submission, String name) {
		return this.collection
			.updateMany(Filters.and(about(submission), Filters.eq(UNSEEN, name)), Updates.pull(UNSEEN, name))
			.getModifiedCount() > 0;
	}

	/**
	 * A submission is erased, and all that was written about it.
	 * @param submission the submission's id
	 */
	public void erase(String submission) {
		this.collection.deleteMany(about(submission));
	}

	private static Bson about(String submission) {
		return Filters.eq(SUBMISSION, submission);
	}

	private static String id(String submission, Colleague writer, String text, @Nullable String key) {
		return (key == null || key.isBlank()) ? UUID.randomUUID().toString()
				: UUID
					.nameUUIDFromBytes(
							String.join("\n", submission, writer.person(), key, text).getBytes(StandardCharsets.UTF_8))
					.toString();
	}

	private static Note read(Document document) {
		String takenBackAt = document.getString(TAKEN_BACK_AT);
		return new Note(document.getString(ID), document.getString(SUBMISSION), document.getString(OWNER),
				document.getString(EDITOR), document.getString(TEXT), document.getList(MENTIONS, String.class),
				document.getList(UNSEEN, String.class), Instant.parse(document.getString(WRITTEN_AT)),
				(takenBackAt != null) ? Instant.parse(takenBackAt) : null);
	}

	private static Document document(Note note) {
		Document document = new Document(ID, note.id()).append(SUBMISSION, note.submissionId())
			.append(OWNER, note.owner())
			.append(EDITOR, note.editor())
			.append(TEXT, note.text())
			.append(MENTIONS, note.mentions())
			.append(UNSEEN, note.unseen())
			.append(WRITTEN_AT, note.writtenAt().toString());
		return (note.takenBackAt() != null) ? document.append(TAKEN_BACK_AT, note.takenBackAt().toString()) : document;
	}

}
