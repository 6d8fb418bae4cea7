package org.practicepress.messaging.claimcheck;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes the files that nothing names any more: those that were not stored lately, and
 * that none of the services has named since each has looked through all it keeps. What is
 * still to be named was stored a moment ago. While a service is away nothing is deleted.
 */
final class UnnamedFiles {

	private static final Logger logger = LoggerFactory.getLogger(UnnamedFiles.class);

	private static final String WHO = "sweep";

	private static final String AFTER = "after";

	private static final String NAME = "filename";

	private static final String FILE = "files_id";

	private static final int STEP = 100;

	private final MongoCollection<Document> files;

	private final MongoCollection<Document> pieces;

	private final Marks marks;

	private final Rounds rounds;

	private final List<String> holders;

	private final Duration every;

	private final Duration age;

	private final Clock clock;

	UnnamedFiles(MongoDatabase files, Marks marks, Rounds rounds, List<String> holders, Duration every, Duration age,
			Clock clock) {
		this.files = files.getCollection("fs.files");
		this.pieces = files.getCollection("fs.chunks");
		this.marks = marks;
		this.rounds = rounds;
		this.holders = List.copyOf(holders);
		this.every = every;
		this.age = age;
		this.clock = clock;
	}

	/**
	 * Looks at a few files more.
	 * @return false when there is nothing to do now
	 */
	boolean step() {
		Instant now = this.clock.instant();
		Optional<Instant> whole = this.rounds.wholeSince(this.holders);
		Optional<Rounds.Round> round = whole.isEmpty() ? Optional.empty() : this.rounds.take(WHO, this.every, now);
		if (whole.isEmpty() || round.isEmpty()) {
			return false;
		}
		Instant old = now.minus(this.age);
		Instant unnamedSince = whole.get().isBefore(old) ? whole.get() : old;
		List<Document> next = next(round.get().place().getObjectId(AFTER));
		look(next, unnamedSince, now);
		if (next.size() < STEP) {
			this.rounds.end(WHO, round.get());
		}
		else {
			this.rounds.goOn(WHO, new Document(AFTER, next.getLast().getObjectId("_id")));
		}
		return true;
	}

	private void look(List<Document> some, Instant unnamedSince, Instant now) {
		Map<String, Instant> marked = this.marks.of(some.stream().map((file) -> file.getString(NAME)).toList());
		for (Document file : some) {
			String sha256 = file.getString(NAME);
			Instant at = marked.get(sha256);
			if (at == null) {
				this.marks.begin(sha256, now);
			}
			else if (at.isBefore(unnamedSince) && this.marks.going(sha256, unnamedSince)) {
				delete(sha256, unnamedSince);
			}
		}
	}

	private void delete(String sha256, Instant unnamedSince) {
		for (Document file : this.files.find(Filters.eq(NAME, sha256))) {
			if (file.getDate("uploadDate").toInstant().isBefore(unnamedSince) && this.marks.stillGoing(sha256)) {
				this.pieces.deleteMany(Filters.eq(FILE, file.getObjectId("_id")));
				this.files.deleteOne(Filters.eq(file.getObjectId("_id")));
				logger.info("Deleted file {}, which nothing names any more", sha256);
			}
		}
		this.marks.gone(sha256);
	}

	private List<Document> next(@Nullable ObjectId after) {
		FindIterable<Document> found = (after != null) ? this.files.find(Filters.gt("_id", after)) : this.files.find();
		return found.projection(Projections.include("_id", NAME))
			.sort(Sorts.ascending("_id"))
			.limit(STEP)
			.into(new ArrayList<>());
	}

}
