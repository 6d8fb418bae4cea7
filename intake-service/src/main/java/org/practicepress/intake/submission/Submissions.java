package org.practicepress.intake.submission;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import org.bson.Document;
import org.practicepress.messaging.aggregate.Aggregate;
import org.practicepress.messaging.aggregate.Aggregates;
import org.practicepress.messaging.aggregate.AggregatesFactory;
import org.practicepress.messaging.aggregate.Change;
import org.practicepress.messaging.aggregate.StoredAggregates;
import org.practicepress.messaging.inbox.Incoming;
import org.practicepress.messaging.transfer.Kind;
import org.practicepress.messaging.transfer.Records;

import org.springframework.stereotype.Repository;

/**
 * Where submissions are kept. When a method returns, what it did is durable, its events
 * included.
 */
@Repository
public class Submissions {

	private static final String COLLECTION = "submissions";

	private static final String REFERENCES = "references";

	private static final String STATUS = "state.status";

	private static final String RECEIVED_AT = "state.receivedAt";

	private static final String ORIGINAL = "state.form.original.sha256";

	private final Aggregates<Submission, SubmissionEvent> submissions;

	/** Reference to submission id; a collection of its own makes references unique. */
	private final MongoCollection<Document> references;

	Submissions(AggregatesFactory aggregates, MongoDatabase serviceDatabase) {
		this.submissions = aggregates.of(COLLECTION, Submission.class, SubmissionEvent.class,
				(type) -> type.startsWith("document.") ? "documentEvents-out-0" : "submissionEvents-out-0");
		this.submissions.collection().createIndex(Indexes.ascending("state.tokenDigest"));
		this.submissions.collection().createIndex(Indexes.ascending(STATUS, RECEIVED_AT));
		this.submissions.collection().createIndex(Indexes.ascending(STATUS, ORIGINAL));
		this.references = serviceDatabase.getCollection(REFERENCES);
	}

	/**
	 * What goes along when the hub is moved.
	 * @param database the service's database
	 * @return the submissions
	 */
	public static Kind inExport(MongoDatabase database) {
		return new StoredAggregates<>("submissions", "submission", database.getCollection(COLLECTION), Submission.class)
			.deriving(List.of("tokenDigest"),
					(submission) -> submission.put("tokenDigest",
							Identity.digest(submission.path("statusToken").stringValue())))
			.unless(Submissions::unread);
	}

	/** Which files came is known to the event alone that waits among the dead letters. */
	private static Optional<String> unread(Submission submission) {
		return (submission.status().open() && !submission.unread().isEmpty()) ? Optional
			.of("What came for " + submission.reference()
					+ " could not be read and waits among the dead letters (docs/operations.md, Putting dead letters"
					+ " back): put it back before, or let its contributor withdraw it.")
				: Optional.empty();
	}

	/**
	 * What goes along when the hub is moved: a reference is given once, also that of a
	 * draft that was never sent.
	 * @param database the service's database
	 * @return the references
	 */
	public static Kind referencesInExport(MongoDatabase database) {
		return new Records<>("references", database.getCollection(REFERENCES), Reference.class,
				(reference) -> new Reference(reference.getString("_id"), reference.getString("submissionId")),
				(reference) -> new Document("_id", reference.reference()).append("submissionId",
						reference.submissionId()));
	}

	/**
	 * A reference that was given.
	 *
	 * @param reference the short public code
	 * @param submissionId the submission it names, or the one a draft may become
	 */
	public record Reference(String reference, String submissionId) {
	}

	/**
	 * Begins a submission unless there is one of that id already.
	 * @param id its identity
	 * @param identity its names outside, made by {@link #identityFor}
	 * @param arrival its first files
	 * @return the submission as it is now
	 */
	public Submission begin(String id, Identity identity, Arrival arrival) {
		Change<Submission, SubmissionEvent> change = Submission.begin(identity, arrival);
		return this.submissions.create(id, change) ? change.state() : this.submissions.find(id).orElseThrow().state();
	}

	/**
	 * Changes a submission.
	 * @param id its identity
	 * @param decision what to do with it as it is; asked again when somebody else was
	 * faster
	 * @return the submission as it is now, or empty when there was nothing to do
	 */
	public Optional<Submission> change(String id,
			Function<Submission, Optional<Change<Submission, SubmissionEvent>>> decision) {
		return this.submissions.change(id, (before) -> (before != null) ? decision.apply(before).orElse(null) : null);
	}

	/**
	 * Applies an event, once. What is no submission of this service is left alone.
	 * @param cause the event; its subject is the submission
	 * @param decision what follows from it
	 */
	public void receive(Incoming cause, Function<Submission, Optional<Change<Submission, SubmissionEvent>>> decision) {
		this.submissions.receive(cause.event().subject(), cause,
				(state) -> (state != null) ? decision.apply(state).orElse(null) : null);
	}

	/**
	 * Erases a submission for ever. Its reference stays taken, and names nothing any
	 * more.
	 * @param id its identity
	 * @param reference its short public code
	 * @param contributorId who sent it
	 */
	public void erase(String id, String reference, String contributorId) {
		this.submissions.erase(id, List.of(new SubmissionEvent.Erased(reference, contributorId)));
	}

	public boolean isErased(String id) {
		return this.submissions.isErased(id);
	}

	public Optional<Submission> find(String id) {
		return this.submissions.find(id).map(Aggregate::state);
	}

	/**
	 * The submissions that have been what they are for long.
	 * @param status what they are
	 * @param before since before when
	 * @param most how many at most
	 * @return their ids, those that came first before others
	 */
	public List<String> lastChanged(Status status, Instant before, int most) {
		// whatever came later cannot have changed before
		return lastChanged(this.submissions.collection()
			.find(Filters.and(Filters.eq(STATUS, status.code()), Filters.lt(RECEIVED_AT, before.toString())))
			.sort(Sorts.ascending(RECEIVED_AT)), before, most);
	}

	/**
	 * The practices that have been published for long and of which the files they came in
	 * are still there.
	 * @param before since before when
	 * @param most how many at most
	 * @return their ids
	 */
	public List<String> publishedWithOriginals(Instant before, int most) {
		return lastChanged(
				this.submissions.collection()
					.find(Filters.and(Filters.eq(STATUS, Status.PUBLISHED.code()), Filters.gt(ORIGINAL, ""))),
				before, most);
	}

	private List<String> lastChanged(FindIterable<Document> among, Instant before, int most) {
		List<String> ids = new ArrayList<>();
		try (MongoCursor<Document> found = among.iterator()) {
			while (found.hasNext() && ids.size() < most) {
				Aggregate<Submission> submission = this.submissions.read(found.next());
				if (submission.state().history().getLast().at().isBefore(before)) {
					ids.add(submission.id());
				}
			}
		}
		return ids;
	}

	/**
	 * The submission whose status page this token opens.
	 * @param statusToken a token, as somebody has given it
	 * @return the submission
	 */
	public Optional<Aggregate<Submission>> findByToken(String statusToken) {
		return Optional
			.ofNullable(this.submissions.collection()
				.find(Filters.eq("state.tokenDigest", Identity.digest(statusToken)))
				.first())
			.map(this.submissions::read);
	}

	/**
	 * The submission a reference names.
	 * @param reference a reference, as somebody has given it
	 * @return the submission's id
	 */
	public Optional<String> idOf(String reference) {
		return Optional.ofNullable(this.references.find(Filters.eq(reference)).first())
			.map((document) -> document.getString("submissionId"));
	}

	/**
	 * Names for a submission that is there or yet to come.
	 * @param id the submission's id
	 * @return an identity whose reference nobody else has
	 */
	public Identity identityFor(String id) {
		while (true) {
			Identity identity = Identity.random();
			try {
				this.references.insertOne(new Document("_id", identity.reference()).append("submissionId", id));
				return identity;
			}
			catch (MongoWriteException ex) {
				if (ex.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
					throw ex;
				}
			}
		}
	}

}
