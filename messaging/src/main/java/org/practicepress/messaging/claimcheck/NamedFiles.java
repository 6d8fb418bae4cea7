package org.practicepress.messaging.claimcheck;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Tells which files a service names: goes through all its documents, a few at a time, and
 * takes whatever looks like the address of a file for one. That too much is taken for a
 * name keeps a file too long; that too little is would lose one.
 */
final class NamedFiles {

	private static final int STEP = 200;

	private static final int DIGITS = 64;

	private static final String COLLECTION = "collection";

	private static final String AFTER = "after";

	private final MongoDatabase service;

	private final String who;

	private final Marks marks;

	private final Rounds rounds;

	private final Duration every;

	private final Clock clock;

	NamedFiles(MongoDatabase service, String who, Marks marks, Rounds rounds, Duration every, Clock clock) {
		this.service = service;
		this.who = who;
		this.marks = marks;
		this.rounds = rounds;
		this.every = every;
		this.clock = clock;
	}

	/**
	 * Looks through a few documents more.
	 * @return false when there is nothing to do now
	 */
	boolean step() {
		Optional<Rounds.Round> taken = this.rounds.take(this.who, this.every, this.clock.instant());
		if (taken.isEmpty()) {
			return false;
		}
		Rounds.Round round = taken.get();
		List<String> collections = this.service.listCollectionNames()
			.into(new ArrayList<>())
			.stream()
			.sorted()
			.toList();
		String at = round.place().getString(COLLECTION);
		Optional<String> collection = collections.stream()
			.filter((name) -> at == null || name.compareTo(at) >= 0)
			.findFirst();
		if (collection.isEmpty()) {
			this.rounds.end(this.who, round);
			return true;
		}
		String name = collection.get();
		Object after = name.equals(at) ? round.place().get(AFTER) : null;
		List<Document> documents = next(this.service.getCollection(name), after);
		Set<String> named = new HashSet<>();
		documents.forEach((document) -> addresses(document, named));
		this.marks.named(named, this.clock.instant());
		this.rounds.goOn(this.who, (documents.size() < STEP) ? new Document(COLLECTION, name + '\u0001')
				: new Document(COLLECTION, name).append(AFTER, documents.getLast().get("_id")));
		return true;
	}

	private static List<Document> next(MongoCollection<Document> collection, @Nullable Object after) {
		FindIterable<Document> found = (after != null) ? collection.find(Filters.gt("_id", after)) : collection.find();
		return found.sort(Sorts.ascending("_id")).limit(STEP).into(new ArrayList<>());
	}

	/** Whatever it stands in: events that wait to be told are text. */
	static void addresses(@Nullable Object value, Set<String> found) {
		switch (value) {
			case null -> {
			}
			case Map<?, ?> document -> document.forEach((key, each) -> {
				addresses(key, found);
				addresses(each, found);
			});
			case Iterable<?> list -> list.forEach((each) -> addresses(each, found));
			case String text -> addresses(text, found);
			default -> {
			}
		}
	}

	private static void addresses(String text, Set<String> found) {
		int begin = 0;
		for (int at = 0; at <= text.length(); at++) {
			char letter = (at < text.length()) ? text.charAt(at) : ' ';
			if ((letter < '0' || letter > '9') && (letter < 'a' || letter > 'f')) {
				if (at - begin == DIGITS) {
					found.add(text.substring(begin, at));
				}
				begin = at + 1;
			}
		}
	}

}
