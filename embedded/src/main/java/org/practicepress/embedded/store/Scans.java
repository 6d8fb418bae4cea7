package org.practicepress.embedded.store;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

import de.bwaldvogel.mongo.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts how often whole collections were looked through because no index serves a
 * question.
 */
final class Scans {

	private static final Logger logger = LoggerFactory.getLogger(Scans.class);

	/** As long as a collection is smaller, nobody waits for it. */
	private static final long MANY = 1_000;

	private final Map<String, LongAdder> times = new ConcurrentHashMap<>();

	/** Shapes somebody has been told of. */
	private final Map<String, Boolean> told = new ConcurrentHashMap<>();

	/**
	 * A collection was looked through.
	 * @param collection its name, with its database's
	 * @param query what was asked
	 * @param orderBy in what order
	 * @param documents how many it holds
	 */
	void count(String collection, Document query, Document orderBy, long documents) {
		String shape = collection + " {" + String.join(", ", fields(query)) + "}"
				+ (orderBy.isEmpty() ? "" : " sorted by " + String.join(", ", orderBy.keySet()));
		this.times.computeIfAbsent(shape, (first) -> new LongAdder()).increment();
		if (documents > MANY && this.told.putIfAbsent(shape, true) == null) {
			logger.warn("No index serves {}: all {} documents are looked through", shape, documents);
		}
	}

	SortedMap<String, Long> times() {
		SortedMap<String, Long> times = new TreeMap<>();
		this.times.forEach((shape, count) -> times.put(shape, count.sum()));
		return times;
	}

	/** What was asked for without the values, which may be somebody's. */
	private static Set<String> fields(Document query) {
		Set<String> fields = new TreeSet<>();
		query.forEach((name, asked) -> {
			if (name.startsWith("$") && asked instanceof Iterable<?> parts) {
				parts.forEach((part) -> fields.addAll((part instanceof Document inner) ? fields(inner) : Set.of()));
			}
			else {
				fields.add(name);
			}
		});
		return fields;
	}

}
