package org.practicepress.review.operations;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.aggregate.Aggregate;
import org.practicepress.messaging.aggregate.Aggregates;
import org.practicepress.messaging.aggregate.AggregatesFactory;
import org.practicepress.messaging.aggregate.Change;
import org.practicepress.messaging.aggregate.StoredAggregates;
import org.practicepress.messaging.inbox.Incoming;
import org.practicepress.messaging.transfer.Kind;
import org.practicepress.review.operations.Outcome.Refusal;
import org.practicepress.review.operations.Trouble.Standing;
import org.practicepress.review.operations.Trouble.What;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * The letters and mails that are stuck, as their services have told. What an operator
 * asks for is told to the service, which does it when it can; until it has answered,
 * nobody can ask again.
 */
@Component
public class Troubles {

	private static final Logger logger = LoggerFactory.getLogger(Troubles.class);

	private static final String COLLECTION = "troubles";

	private static final String ID = "_id";

	private static final String OPEN = "state.open";

	private static final String KIND = "state.kind";

	private static final String PENDING = "state.pending";

	private static final String WAITING = "state.waiting";

	private static final String REASON = "state.reason";

	private static final String SINCE = "state.since";

	private static final String REFERENCE = "state.reference";

	private static final String ACTED_AT = "state.actedAt";

	/** What one click asks for. */
	private static final int MOST_AT_ONCE = 500;

	private final Aggregates<Trouble, OperatorEvent> troubles;

	private final Clock clock = Clock.systemUTC();

	Troubles(AggregatesFactory aggregates) {
		this.troubles = aggregates.of(COLLECTION, Trouble.class, OperatorEvent.class, "operatorEvents-out-0");
		this.troubles.collection().createIndex(Indexes.ascending(OPEN, SINCE, ID));
		this.troubles.collection().createIndex(Indexes.ascending(OPEN, KIND, SINCE, ID));
		this.troubles.collection().createIndex(Indexes.ascending(OPEN, KIND, WAITING, REASON, SINCE, ID));
		this.troubles.collection().createIndex(Indexes.ascending(REFERENCE));
		this.troubles.collection().createIndex(Indexes.descending(ACTED_AT));
	}

	/**
	 * What goes along when the hub is moved.
	 * @param database the service's database
	 * @return all that is or was stuck
	 */
	public static Kind inExport(MongoDatabase database) {
		return new StoredAggregates<>(COLLECTION, "trouble", database.getCollection(COLLECTION), Trouble.class);
	}

	/**
	 * Takes in what a service tells, once.
	 * @param incoming the event
	 * @param event what it tells
	 */
	public void receive(Incoming incoming, TroubleEvent event) {
		String id = incoming.event().subject();
		this.troubles.receive(id, incoming, (before) -> {
			Trouble after = Trouble.told(before, id, event);
			return (after != null) ? Change.of(after) : null;
		});
	}

	/**
	 * A submission is erased: nothing of its letters is known any more, and of mails that
	 * name it not that they do.
	 * @param id the submission's id
	 * @param reference its short public code
	 */
	public void erase(String id, String reference) {
		this.troubles.erase(id, List.of());
		for (Trouble mail : read(this.troubles.collection().find(Filters.eq(REFERENCE, reference)))) {
			this.troubles.change(mail.id(), (before) -> (before != null && reference.equals(before.reference()))
					? Change.of(before.withoutSubmission()) : null);
		}
	}

	/**
	 * How much is stuck.
	 * @return the number of each kind of which anything is
	 */
	public Map<Trouble.Kind, Long> counts() {
		Map<Trouble.Kind, Long> counts = new EnumMap<>(Trouble.Kind.class);
		for (Trouble.Kind kind : Trouble.Kind.values()) {
			long open = this.troubles.collection().countDocuments(open(kind, null));
			if (open > 0) {
				counts.put(kind, open);
			}
		}
		return counts;
	}

	/**
	 * How it stands with the letters that are stuck.
	 * @return the number of each standing that any has
	 */
	public Map<Standing, Long> standings() {
		Map<Standing, Long> counts = new EnumMap<>(Standing.class);
		for (Standing standing : Standing.values()) {
			long open = this.troubles.collection().countDocuments(open(Trouble.Kind.LETTER, standing));
			if (open > 0) {
				counts.put(standing, open);
			}
		}
		return counts;
	}

	/**
	 * What is stuck, the longest first.
	 * @param kind only that, or null for all
	 * @param standing of letters only those that stand so, or null for all
	 * @param page from 1; one too large gives the last
	 * @param size how many to a page
	 * @return the page
	 */
	public TroublePage open(Trouble.@Nullable Kind kind, @Nullable Standing standing, int page, int size) {
		long total = this.troubles.collection().countDocuments(open(kind, standing));
		int shown = LetterPage.within(page, total, size);
		return new TroublePage(read(this.troubles.collection()
			.find(open(kind, standing))
			.sort(Sorts.ascending(SINCE, ID))
			.skip((shown - 1) * size)
			.limit(size)), shown, LetterPage.pages(total, size), total);
	}

	/**
	 * One of them, also when it is so no longer.
	 * @param id the submission's id, or what names the mail
	 * @return empty when nothing was ever told of it, or when it is erased
	 */
	public Optional<Trouble> find(String id) {
		return this.troubles.find(id).map(Aggregate::state);
	}

	/**
	 * What operators have done, the latest first.
	 * @param most how many at most
	 * @return what they have done it about
	 */
	public List<Trouble> acted(int most) {
		return read(
				this.troubles.collection().find(Filters.gt(ACTED_AT, "")).sort(Sorts.descending(ACTED_AT)).limit(most));
	}

	/**
	 * Has something tried once more.
	 * @param id the submission's id, or what names the mail
	 * @param by the operator's name
	 * @return why not; empty when it was asked for
	 */
	public Optional<Refusal> retry(String id, String by) {
		return ask(id, What.RETRY, by, null);
	}

	/**
	 * Has something put away that is settled in another way.
	 * @param id the submission's id, or what names the mail
	 * @param why the operator's words for it
	 * @param by the operator's name
	 * @return why not; empty when it was asked for
	 */
	public Optional<Refusal> discard(String id, @Nullable String why, String by) {
		return Refusal.of(why).or(() -> ask(id, What.DISCARD, by, (why != null) ? why.strip() : null));
	}

	/**
	 * Has all of a kind tried once more, the longest first, so many as one turn takes.
	 * What came back is not among them: each of these addresses is to be looked at.
	 * @param kind the kind
	 * @param standing of letters only those that stand so, or null for all
	 * @param by the operator's name
	 * @return how many were asked for
	 */
	public int retryAll(Trouble.Kind kind, @Nullable Standing standing, String by) {
		int asked = 0;
		for (Trouble trouble : read(this.troubles.collection()
			.find(Filters.and(open(kind, standing), Filters.ne(REASON, Standing.CAME_BACK), Filters.eq(PENDING, false)))
			.sort(Sorts.ascending(SINCE, ID))
			.limit(MOST_AT_ONCE))) {
			asked += retry(trouble.id(), by).isEmpty() ? 1 : 0;
		}
		return asked;
	}

	private Optional<Refusal> ask(String id, What what, String by, @Nullable String why) {
		while (true) {
			Optional<Aggregate<Trouble>> before = this.troubles.find(id);
			if (before.isEmpty()) {
				return Optional.of(Refusal.UNKNOWN);
			}
			Change<Trouble, OperatorEvent> asked = before.get().state().asked(what, by, this.clock.instant(), why);
			if (asked == null) {
				return Optional.of(Refusal.SETTLED);
			}
			if (this.troubles.update(before.get(), asked)) {
				logger.info("{} has asked to {} the {} {}{}", by, what.code(), asked.state().kind().code(), id,
						(why != null) ? ": " + why : "");
				return Optional.empty();
			}
		}
	}

	private static Bson open(Trouble.@Nullable Kind kind, @Nullable Standing standing) {
		if (kind == null) {
			return Filters.eq(OPEN, true);
		}
		Bson open = Filters.and(Filters.eq(OPEN, true), Filters.eq(KIND, kind.code()));
		return (kind != Trouble.Kind.LETTER || standing == null) ? open : Filters.and(open, switch (standing) {
			case WAITING -> Filters.eq(WAITING, true);
			case FAILED -> Filters.and(Filters.eq(WAITING, false), Filters.ne(REASON, Standing.CAME_BACK));
			case BOUNCED -> Filters.and(Filters.eq(WAITING, false), Filters.eq(REASON, Standing.CAME_BACK));
		});
	}

	private List<Trouble> read(FindIterable<Document> found) {
		return found.map((document) -> this.troubles.read(document).state()).into(new ArrayList<>());
	}

}
