package org.practicepress.review.likeness;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.practicepress.messaging.aggregate.Aggregate;
import org.practicepress.messaging.aggregate.Aggregates;
import org.practicepress.messaging.aggregate.AggregatesFactory;
import org.practicepress.messaging.aggregate.Change;
import org.practicepress.messaging.aggregate.StoredAggregates;
import org.practicepress.messaging.inbox.Incoming;
import org.practicepress.messaging.transfer.Kind;
import org.practicepress.review.decision.ReviewState;
import org.practicepress.review.decision.Status;
import org.practicepress.review.likeness.Likeness.Asked;
import org.practicepress.review.likeness.Likeness.Known;
import org.practicepress.review.queue.QueueEntry;
import org.practicepress.review.queue.Reviews;
import org.practicepress.review.search.Alike;
import org.practicepress.review.search.Alike.Reason;
import org.practicepress.review.search.SimilarSubmissions;
import org.practicepress.review.submission.Contributors;
import org.practicepress.review.submission.SubmissionEvent;

import org.springframework.stereotype.Component;

/**
 * What contributors are asked, a document for each submission, beside its review: so who
 * decides meanwhile is not outrun. A form is looked at once, whichever instance does.
 */
@Component
public class Likenesses {

	private static final String COLLECTION = "likenesses";

	private static final String WAITS_SINCE = "state.waitsSince";

	private static final String ASKED = "state.asked.id";

	/** Who sent it comes on a topic of its own. */
	private static final Duration FOR_CONTRIBUTOR = Duration.ofSeconds(10);

	/** Those in which it can still become something. */
	private static final Set<Status> UNDER_WAY = EnumSet.of(Status.QUEUED, Status.IN_REVIEW, Status.CHANGES_REQUESTED);

	private final Aggregates<Likeness, LikenessEvent> aggregates;

	private final Reviews reviews;

	private final Contributors contributors;

	private final SimilarSubmissions similar;

	private final Clock clock = Clock.systemUTC();

	Likenesses(AggregatesFactory factory, Reviews reviews, Contributors contributors, SimilarSubmissions similar) {
		this.reviews = reviews;
		this.contributors = contributors;
		this.similar = similar;
		this.aggregates = factory.of(COLLECTION, Likeness.class, LikenessEvent.class, "likenessEvents-out-0");
		this.aggregates.collection().createIndex(Indexes.ascending(WAITS_SINCE));
		this.aggregates.collection().createIndex(Indexes.ascending(ASKED));
	}

	/**
	 * What goes along when the hub is moved.
	 * @param database the service's database
	 * @return what contributors were asked
	 */
	public static Kind inExport(MongoDatabase database) {
		return new StoredAggregates<>("likenesses", "likeness", database.getCollection(COLLECTION), Likeness.class);
	}

	private Optional<Likeness> find(String id) {
		return this.aggregates.find(id).map(Aggregate::state);
	}

	/**
	 * The submissions that a contributor was asked about.
	 * @param id the id of the one that they were asked about it at
	 * @return those that are still there, as they are now; none when nothing was asked
	 */
	public List<AskedAbout> askedAbout(String id) {
		List<Asked> asked = find(id).map(Likeness::asked).orElse(List.of());
		return this.reviews.entries(asked.stream().map(Asked::id).toList())
			.stream()
			.flatMap((entry) -> asked.stream()
				.filter((one) -> one.id().equals(entry.id()))
				.map((one) -> new AskedAbout(entry, one)))
			.toList();
	}

	/**
	 * A form has come, and is to be looked at.
	 * @param cause the event
	 * @param form the form
	 */
	void arrived(Incoming cause, SubmissionEvent.Form form) {
		Instant now = this.clock.instant();
		this.aggregates.receive(cause.event().subject(), cause, (before) -> {
			Likeness after = Likeness.arrived(before, form.reference(), form.contributorId(), form.revision(),
					cause.event().time(), now);
			return (after != null) ? Change.of(after) : null;
		});
	}

	/**
	 * Whether it is of use to look.
	 * @return false while submissions are being made searchable
	 */
	boolean canLook() {
		return this.similar.isReady();
	}

	/**
	 * Looks what the latest form of a submission is like, if that waits to be looked at.
	 * @param id the submission's id
	 * @return false when something is not known yet that it takes, and it still waits
	 */
	boolean look(String id) {
		Aggregate<Likeness> before = this.aggregates.find(id).orElse(null);
		Instant since = (before != null) ? before.state().waitsSince() : null;
		if (before == null || since == null) {
			return true;
		}
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
		if (Likeness.isOld(since, now)) {
			this.aggregates.update(before, Change.of(before.state().passedOver()));
			return true;
		}
		return this.reviews.find(id).map((review) -> look(before, review, since, now)).orElse(true);
	}

	private boolean look(Aggregate<Likeness> before, Aggregate<ReviewState> review, Instant since, Instant now) {
		boolean asks = UNDER_WAY.contains(review.state().status());
		if (asks && since.plus(FOR_CONTRIBUTOR).isAfter(now)
				&& this.contributors.find(review.state().contributorId()).isEmpty()) {
			return false;
		}
		Optional<List<Alike>> alike = asks ? this.similar.same(review) : Optional.of(List.of());
		if (alike.isEmpty()) {
			return false;
		}
		List<Known> known = known(review.state(), alike.get());
		// whoever was faster has looked
		this.aggregates.update(before, before.state().looked(known, now));
		// what was erased meanwhile was not found here yet
		known.stream()
			.filter((other) -> this.reviews.find(other.id()).isEmpty())
			.forEach((other) -> forget(other.id(), before.id()));
		return true;
	}

	/**
	 * A contributor is told of what everybody can read, and of what they sent before and
	 * is under way: of nothing else. What was asked about the other is not asked about
	 * this one.
	 */
	private List<Known> known(ReviewState review, List<Alike> alike) {
		Set<String> ofContributor = alike.stream()
			.filter((other) -> other.reasons().contains(Reason.CONTRIBUTOR))
			.map(Alike::id)
			.collect(Collectors.toSet());
		return this.reviews.entries(alike.stream().map(Alike::id).toList())
			.stream()
			.filter((other) -> other.published() || (ofContributor.contains(other.id()) && isEarlier(other, review)))
			.filter((other) -> find(other.id()).filter((asked) -> asked.asksAbout(review.id())).isEmpty())
			.limit(Likeness.MOST)
			.map((other) -> new Known(other.id(), other.published()))
			.toList();
	}

	/**
	 * Whether it is under way, or was accepted, and came first. Of two that came in the
	 * same second, it is one and not both.
	 */
	private static boolean isEarlier(QueueEntry other, ReviewState review) {
		int order = other.receivedAt().compareTo(review.receivedAt());
		return (UNDER_WAY.contains(other.status()) || other.status() == Status.ACCEPTED)
				&& ((order != 0) ? order < 0 : other.id().compareTo(review.id()) < 0);
	}

	/**
	 * Those whose latest form has waited to be looked at.
	 * @param before since before a time
	 * @param most how many at most
	 * @return their ids, the longest waiting first
	 */
	List<String> waiting(Instant before, int most) {
		return ids(Filters.lt(WAITS_SINCE, before.truncatedTo(ChronoUnit.SECONDS).toString()))
			.sort(Sorts.ascending(WAITS_SINCE))
			.limit(most)
			.map(Likenesses::id)
			.into(new ArrayList<>());
	}

	private FindIterable<Document> ids(Bson filter) {
		return this.aggregates.collection().find(filter).projection(Projections.include("_id"));
	}

	private static String id(Document document) {
		return document.getString("_id");
	}

	/**
	 * The contributor has said that a submission is another one. Hearing it again changes
	 * nothing.
	 * @param id the submission's id
	 * @param at when
	 */
	public void answered(String id, Instant at) {
		this.aggregates.change(id, (before) -> {
			Likeness after = (before != null) ? before.answered(at) : null;
			return (after != null) ? Change.of(after) : null;
		});
	}

	/**
	 * Erases what is known of a submission, for ever, also where others are like it.
	 * @param id the submission's id
	 */
	public void erase(String id) {
		this.aggregates.erase(id, List.of());
		ids(Filters.eq(ASKED, id)).map(Likenesses::id).into(new ArrayList<>()).forEach((other) -> forget(id, other));
	}

	private void forget(String id, String other) {
		this.aggregates.change(other, (before) -> (before != null && before.asksAbout(id)) ? before.without(id) : null);
	}

	/**
	 * A submission that a contributor was asked about.
	 *
	 * @param entry the submission as it is now
	 * @param asked what they were asked, and what they said
	 */
	public record AskedAbout(QueueEntry entry, Asked asked) {
	}

}
