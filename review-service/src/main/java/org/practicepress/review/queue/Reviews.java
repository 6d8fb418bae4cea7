package org.practicepress.review.queue;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.aggregate.Aggregate;
import org.practicepress.messaging.aggregate.Aggregates;
import org.practicepress.messaging.aggregate.AggregatesFactory;
import org.practicepress.messaging.aggregate.Change;
import org.practicepress.messaging.inbox.Incoming;
import org.practicepress.review.decision.Decision;
import org.practicepress.review.decision.Decision.Made;
import org.practicepress.review.decision.Decision.Refused;
import org.practicepress.review.decision.Review;
import org.practicepress.review.decision.ReviewCommand;
import org.practicepress.review.decision.ReviewEvent;
import org.practicepress.review.decision.ReviewState;
import org.practicepress.review.decision.Status;
import org.practicepress.review.submission.Arrivals;
import org.practicepress.review.submission.SubmissionEvent;

import org.springframework.stereotype.Component;

/**
 * All reviews. Every change is one atomic update that holds only if nobody else changed
 * the review meanwhile.
 */
@Component
public class Reviews {

	private static final String STATUS = "state.status";

	private static final String RECEIVED_AT = "state.receivedAt";

	private static final Bson OLDEST_FIRST = Sorts.ascending(RECEIVED_AT, "_id");

	private final Aggregates<ReviewState, ReviewEvent> aggregates;

	private final Clock clock = Clock.systemUTC();

	Reviews(AggregatesFactory factory) {
		this.aggregates = factory.of("reviews", ReviewState.class, ReviewEvent.class, "reviewEvents-out-0");
		this.aggregates.collection().createIndex(Indexes.ascending(STATUS, RECEIVED_AT));
	}

	public Optional<Aggregate<ReviewState>> find(String id) {
		return this.aggregates.find(id);
	}

	/**
	 * Decides, if the review is still as the editor saw it.
	 * @param id the submission's id
	 * @param version the version the editor saw
	 * @param command what the editor wants
	 * @param editor the editor's name
	 * @return what came of it
	 */
	public Outcome decide(String id, long version, ReviewCommand command, String editor) {
		Optional<Aggregate<ReviewState>> found = find(id);
		if (found.isEmpty()) {
			return new Outcome.Unknown();
		}
		Aggregate<ReviewState> before = found.get();
		if (before.version() != version) {
			return new Outcome.Outrun(before);
		}
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
		return switch (Review.decide(before.state(), command, editor, now)) {
			case Refused refused -> new Outcome.Refused(before, refused.reason());
			case Made made -> {
				ReviewState after = Review.apply(before.state(), made.event(), now);
				yield this.aggregates.update(before, Change.of(after, made.event()))
						? new Outcome.Done(new Aggregate<>(id, version + 1, after))
						: find(id).<Outcome>map(Outcome.Outrun::new).orElseGet(Outcome.Unknown::new);
			}
		};
	}

	/**
	 * Takes in what the contributor did, once.
	 * @param cause the event
	 * @param event its data
	 */
	public void receive(Incoming cause, SubmissionEvent event) {
		String id = cause.event().subject();
		this.aggregates.receive(id, cause, (before) -> {
			ReviewState after = Arrivals.apply(before, id, event, cause.event().time());
			return (after != null) ? Change.of(after) : null;
		});
	}

	/**
	 * A part of the queue, the longest waiting first.
	 * @param status only those of this status, or null for all
	 * @param page from 1; one too large gives the last
	 * @param size how many to a page
	 * @return the page
	 */
	public QueuePage list(@Nullable Status status, int page, int size) {
		Bson filter = (status != null) ? Filters.eq(STATUS, status.code()) : Filters.empty();
		long total = this.aggregates.collection().countDocuments(filter);
		int pages = (int) Math.max(1, Math.ceilDiv(total, size));
		int shown = Math.clamp(page, 1, pages);
		List<QueueEntry> entries = new ArrayList<>();
		for (Document document : this.aggregates.collection()
			.find(filter)
			.projection(Projections.include("version", STATUS, RECEIVED_AT, "state.reference", "state.title",
					"state.countries", "state.contributorId", "state.editor"))
			.sort(OLDEST_FIRST)
			.skip((shown - 1) * size)
			.limit(size)) {
			entries.add(QueueEntry.of(document));
		}
		return new QueuePage(entries, shown, pages, total);
	}

	/**
	 * How many reviews there are of each status.
	 * @return a number for every status, in their order
	 */
	public Map<Status, Long> counts() {
		Map<Status, Long> counts = new EnumMap<>(Status.class);
		for (Status status : Status.values()) {
			counts.put(status, this.aggregates.collection().countDocuments(Filters.eq(STATUS, status.code())));
		}
		return counts;
	}

}
