package org.practicepress.messaging.claimcheck;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.Optional;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * How far each service has come in looking through what it keeps, so that whoever goes on
 * begins where the last one has stopped: {@code {_id: who, began, whole, place, lease}}.
 * {@code whole} says when the last round began that has come to its end.
 */
final class Rounds {

	private static final Duration LEASE = Duration.ofMinutes(1);

	private static final String BEGAN = "began";

	private static final String WHOLE = "whole";

	private static final String PLACE = "place";

	private static final String UNTIL = "lease";

	private final MongoCollection<Document> rounds;

	Rounds(MongoDatabase files) {
		this.rounds = files.getCollection("rounds");
	}

	/**
	 * A round that goes on.
	 *
	 * @param began when it began
	 * @param place where it has come to; empty at its beginning
	 */
	record Round(Instant began, Document place) {
	}

	/**
	 * Goes on with a round, or begins one when it is time.
	 * @return empty when it is not, or when another instance is at it
	 */
	Optional<Round> take(String who, Duration every, Instant now) {
		Document known = this.rounds.find(Filters.eq(who)).first();
		if (known == null) {
			insert(who);
			known = new Document();
		}
		boolean begins = !known.containsKey(PLACE);
		if (begins && known.containsKey(BEGAN) && now.isBefore(known.getDate(BEGAN).toInstant().plus(every))) {
			return Optional.empty();
		}
		Bson free = Filters.or(Filters.exists(UNTIL, false), Filters.lt(UNTIL, Date.from(now)));
		Bson lease = Updates.set(UNTIL, Date.from(now.plus(LEASE)));
		Bson change = begins
				? Updates.combine(lease, Updates.set(BEGAN, Date.from(now)), Updates.set(PLACE, new Document()))
				: lease;
		boolean mine = this.rounds.updateOne(Filters.and(Filters.eq(who), free), change).getMatchedCount() == 1;
		return mine ? Optional.of(new Round(begins ? now : known.getDate(BEGAN).toInstant(),
				begins ? new Document() : known.get(PLACE, Document.class))) : Optional.empty();
	}

	void goOn(String who, Document place) {
		this.rounds.updateOne(Filters.eq(who), Updates.combine(Updates.set(PLACE, place), Updates.unset(UNTIL)));
	}

	void end(String who, Round round) {
		this.rounds.updateOne(Filters.eq(who), Updates.combine(Updates.set(WHOLE, Date.from(round.began())),
				Updates.unset(PLACE), Updates.unset(UNTIL)));
	}

	/**
	 * Since when all of them have looked through everything.
	 * @return empty as long as one of them has not
	 */
	Optional<Instant> wholeSince(Collection<String> all) {
		Instant since = Instant.MAX;
		for (String who : all) {
			Document known = this.rounds.find(Filters.eq(who)).first();
			if (known == null || !known.containsKey(WHOLE)) {
				return Optional.empty();
			}
			Instant whole = known.getDate(WHOLE).toInstant();
			since = whole.isBefore(since) ? whole : since;
		}
		return all.isEmpty() ? Optional.empty() : Optional.of(since);
	}

	private void insert(String who) {
		try {
			this.rounds.insertOne(new Document("_id", who));
		}
		catch (MongoWriteException ex) {
			if (ex.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
				throw ex;
			}
		}
	}

}
