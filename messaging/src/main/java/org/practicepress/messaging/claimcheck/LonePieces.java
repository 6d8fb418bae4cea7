package org.practicepress.messaging.claimcheck;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes what is left of an upload that was cut off: pieces of no file. GridFS writes a
 * file after its pieces, so those of an upload that goes on are younger. When they were
 * written, the id says that they share; those that an earlier round has found to be of a
 * file stay so.
 */
final class LonePieces {

	private static final Logger logger = LoggerFactory.getLogger(LonePieces.class);

	private static final String WHO = "pieces";

	private static final String AFTER = "after";

	private static final String FILE = "files_id";

	private static final String NUMBER = "n";

	private static final int STEP = 100;

	private final MongoCollection<Document> files;

	private final MongoCollection<Document> pieces;

	private final Rounds rounds;

	private final boolean deletes;

	private final Duration every;

	private final Duration age;

	private final Clock clock;

	LonePieces(MongoDatabase files, Rounds rounds, List<String> holders, Duration every, Duration age, Clock clock) {
		this.files = files.getCollection("fs.files");
		this.pieces = files.getCollection("fs.chunks");
		this.rounds = rounds;
		this.deletes = !holders.isEmpty();
		this.every = every;
		this.age = age;
		this.clock = clock;
	}

	/**
	 * Looks at a few uploads more.
	 * @return false when there is nothing to do now
	 */
	boolean step() {
		Optional<Rounds.Round> taken = this.deletes ? this.rounds.take(WHO, this.every, this.clock.instant())
				: Optional.empty();
		if (taken.isEmpty()) {
			return false;
		}
		Rounds.Round round = taken.get();
		ObjectId after = Optional.ofNullable(round.place().getObjectId(AFTER))
			.or(() -> this.rounds.wholeSince(List.of(WHO)).map(this::firstAt))
			.orElseGet(() -> ObjectId.getSmallestWithDate(new Date(0)));
		List<ObjectId> next = next(after, firstAt(round.began()));
		look(next);
		if (next.size() < STEP) {
			this.rounds.end(WHO, round);
		}
		else {
			this.rounds.goOn(WHO, new Document(AFTER, next.getLast()));
		}
		return true;
	}

	/** No upload that began earlier than that has a greater id. */
	private ObjectId firstAt(Instant began) {
		return ObjectId.getSmallestWithDate(Date.from(began.minus(this.age)));
	}

	/** Each upload has a first piece. */
	private List<ObjectId> next(ObjectId after, ObjectId before) {
		return this.pieces.find(Filters.and(Filters.gt(FILE, after), Filters.lt(FILE, before), Filters.eq(NUMBER, 0)))
			.projection(Projections.include(FILE))
			.sort(Sorts.ascending(FILE))
			.limit(STEP)
			.map((piece) -> piece.getObjectId(FILE))
			.into(new ArrayList<>());
	}

	private void look(List<ObjectId> some) {
		Set<ObjectId> known = new HashSet<>();
		this.files.find(Filters.in("_id", some))
			.projection(Projections.include("_id"))
			.forEach((file) -> known.add(file.getObjectId("_id")));
		for (ObjectId id : some) {
			if (!known.contains(id)) {
				this.pieces.deleteMany(Filters.eq(FILE, id));
				logger.info("Deleted what was left of an upload that was cut off on {}", id.getDate().toInstant());
			}
		}
	}

}
