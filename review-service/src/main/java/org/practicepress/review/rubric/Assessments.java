package org.practicepress.review.rubric;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.aggregate.Aggregate;
import org.practicepress.messaging.transfer.Kind;
import org.practicepress.messaging.transfer.Records;
import org.practicepress.review.access.Colleague;
import org.practicepress.review.decision.ReviewState;
import org.practicepress.review.decision.Status;
import org.practicepress.review.queue.Reviews;
import org.practicepress.review.rubric.Assessment.Flaw;
import org.practicepress.review.rubric.Assessment.Result;
import org.practicepress.review.rubric.Assessment.Score;
import org.practicepress.review.rubric.Assessment.Step;
import org.practicepress.review.rubric.Assessment.What;

import org.springframework.stereotype.Component;

/**
 * The assessments of all submissions, a document for each person and submission, beside
 * the reviews: who judges is in nobody's way who decides.
 */
@Component
public class Assessments {

	private static final String COLLECTION = "assessments";

	private static final String ID = "_id";

	private static final String SUBMISSION = "submissionId";

	private static final String OWNER = "owner";

	private static final String EDITOR = "editor";

	private static final String REVISION = "revision";

	private static final String SCORES = "scores";

	private static final String CRITERION = "criterion";

	private static final String POINTS = "points";

	private static final String COMMENT = "comment";

	private static final String CONFLICT = "conflict";

	private static final String STEPS = "steps";

	private static final String AT = "at";

	private static final String WHAT = "what";

	/** After these nobody is influenced any more. */
	private static final Set<Status> DECIDED = EnumSet.of(Status.ACCEPTED, Status.DECLINED, Status.MERGED,
			Status.WITHDRAWN);

	private final MongoCollection<Document> collection;

	private final Reviews reviews;

	private final Rubric rubric;

	private final Clock clock = Clock.systemUTC();

	Assessments(MongoDatabase serviceDatabase, Reviews reviews, Rubric rubric) {
		this.collection = serviceDatabase.getCollection(COLLECTION);
		this.collection.createIndex(Indexes.ascending(SUBMISSION, ID));
		this.reviews = reviews;
		this.rubric = rubric;
		reviews.askBeforeDeciding(this::conflicted);
	}

	/**
	 * What goes along when the hub is moved.
	 * @param database the service's database
	 * @return all assessments
	 */
	public static Kind inExport(MongoDatabase database) {
		return new Records<>("assessments", database.getCollection(COLLECTION), Assessment.class, Assessments::read,
				Assessments::document);
	}

	/**
	 * What somebody may see of how a submission was judged.
	 * @param review the submission
	 * @param person the provider's id for who looks
	 * @return of everybody what they did; the scores of others only once one's own are
	 * given, or it is decided
	 */
	public List<Seen> seenBy(Aggregate<ReviewState> review, String person) {
		List<Assessment> all = of(review.id());
		boolean open = DECIDED.contains(review.state().status())
				|| all.stream().anyMatch((one) -> one.owner().equals(person) && one.given());
		return all.stream()
			.map((one) -> new Seen(one, one.owner().equals(person), open || one.owner().equals(person)))
			.toList();
	}

	/**
	 * Judges a submission, once more perhaps.
	 * @param submission the submission's id
	 * @param judge who does
	 * @param scores the points and words, by the criterion's key
	 * @return what is wrong; empty when it is kept
	 */
	public Optional<Flaw> judge(String submission, Colleague judge, Map<String, Score> scores) {
		return change(submission, judge, (before, latest) -> before.judged(scores, this.rubric, latest, now()));
	}

	/**
	 * Declares that somebody must not judge.
	 * @param submission the submission's id
	 * @param judge who does
	 * @param reason why, in their words
	 * @return what is wrong; empty when it is kept
	 */
	public Optional<Flaw> declareConflict(String submission, Colleague judge, @Nullable String reason) {
		return change(submission, judge, (before, latest) -> before.conflicted(reason, now()));
	}

	/**
	 * Takes that back.
	 * @param submission the submission's id
	 * @param judge who does
	 * @return what is wrong; empty when it is taken back
	 */
	public Optional<Flaw> endConflict(String submission, Colleague judge) {
		return change(submission, judge, (before, latest) -> before.free(now()));
	}

	private Optional<Flaw> change(String submission, Colleague judge, BiFunction<Assessment, Integer, Result> change) {
		Optional<Aggregate<ReviewState>> review = this.reviews.find(submission);
		if (review.isEmpty()) {
			return Optional.of(Flaw.UNKNOWN);
		}
		String id = id(submission, judge);
		Document found = this.collection.find(Filters.eq(id)).first();
		Assessment before = (found != null) ? read(found)
				: new Assessment(id, submission, judge.person(), judge.name(), 0, Map.of(), null, List.of());
		Result result = change.apply(before, review.get().state().latest().number());
		if (result.flaw() == null && !result.after().equals(before)) {
			this.collection.replaceOne(Filters.eq(id), document(result.after()), new ReplaceOptions().upsert(true));
			// erased while this was written: nothing of it stays
			if (this.reviews.find(submission).isEmpty()) {
				erase(submission);
				return Optional.of(Flaw.UNKNOWN);
			}
		}
		return Optional.ofNullable(result.flaw());
	}

	private boolean conflicted(String submission, String editor) {
		return of(submission).stream().anyMatch((one) -> one.conflict() != null && one.editor().equals(editor));
	}

	/**
	 * A submission is erased, and how it was judged.
	 * @param submission the submission's id
	 */
	public void erase(String submission) {
		this.collection.deleteMany(Filters.eq(SUBMISSION, submission));
	}

	private List<Assessment> of(String submission) {
		return this.collection.find(Filters.eq(SUBMISSION, submission))
			.sort(Sorts.ascending(ID))
			.map(Assessments::read)
			.into(new ArrayList<>());
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
	}

	private static String id(String submission, Colleague judge) {
		return UUID.nameUUIDFromBytes((submission + '\n' + judge.person()).getBytes(StandardCharsets.UTF_8)).toString();
	}

	private static Assessment read(Document document) {
		Map<String, Score> scores = new LinkedHashMap<>();
		for (Document score : document.getList(SCORES, Document.class)) {
			scores.put(score.getString(CRITERION), new Score(score.getInteger(POINTS), score.getString(COMMENT)));
		}
		return new Assessment(document.getString(ID), document.getString(SUBMISSION), document.getString(OWNER),
				document.getString(EDITOR), document.getInteger(REVISION), scores, document.getString(CONFLICT),
				document.getList(STEPS, Document.class)
					.stream()
					.map((step) -> new Step(Instant.parse(step.getString(AT)), What.of(step.getString(WHAT))))
					.toList());
	}

	/** Keys are values here: a store takes no dots and dollars in names. */
	private static Document document(Assessment assessment) {
		Document document = new Document(ID, assessment.id()).append(SUBMISSION, assessment.submissionId())
			.append(OWNER, assessment.owner())
			.append(EDITOR, assessment.editor())
			.append(REVISION, assessment.revision())
			.append(SCORES, assessment.scores()
				.entrySet()
				.stream()
				.map((score) -> new Document(CRITERION, score.getKey()).append(POINTS, score.getValue().points())
					.append(COMMENT, score.getValue().comment()))
				.toList())
			.append(STEPS,
					assessment.steps()
						.stream()
						.map((step) -> new Document(AT, step.at().toString()).append(WHAT, step.what().code()))
						.toList());
		return (assessment.conflict() != null) ? document.append(CONFLICT, assessment.conflict()) : document;
	}

	/**
	 * An assessment as somebody sees it.
	 *
	 * @param assessment the assessment
	 * @param own whether it is theirs
	 * @param open whether they may see its scores
	 */
	public record Seen(Assessment assessment, boolean own, boolean open) {
	}

}
