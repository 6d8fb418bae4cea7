package org.practicepress.embedded.store;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ReplaceOptions;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever the documents hold and whatever is asked, an index changes nothing but the
 * time it takes: two collections with the same documents, one with indexes and one
 * without, answer alike.
 */
class PlannerTests {

	private static final int DOCUMENTS = 100;

	private static final int QUERIES = 600;

	private static final List<String> FIELDS = List.of("a", "b", "c", "sub.x", "sub.y", "list.x", "list.y", "_id");

	/** By arrays the server does not sort the same way twice. */
	private static final List<String> SINGLE = List.of("b", "c", "sub.x", "_id");

	private static final List<Document> INDEXES = List.of(new Document("a", 1), new Document("b", -1).append("a", 1),
			new Document("a", 1).append("c", -1), new Document("sub.x", 1).append("sub.y", 1), new Document("c", -1),
			new Document("list.x", 1).append("list.y", -1), new Document("list.y", 1));

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4 })
	void anIndexChangesNoAnswer(long seed, @TempDir Path directory) {
		Random random = new Random(seed);
		// the first half without arrays, where an index can count and sort
		boolean arrays = seed % 2 == 0;
		try (EmbeddedStore store = EmbeddedStore.start(directory, 0);
				MongoClient client = MongoClients.create(store.uri())) {
			MongoCollection<Document> plain = client.getDatabase("test").getCollection("plain");
			MongoCollection<Document> indexed = client.getDatabase("test").getCollection("indexed");
			INDEXES.forEach(indexed::createIndex);
			for (int id = 0; id < DOCUMENTS; id++) {
				Document document = document(random, id, arrays);
				plain.insertOne(new Document(document));
				indexed.insertOne(document);
			}
			indexed.createIndex(new Document("sub.y", 1), new IndexOptions().sparse(true));
			for (int number = 0; number < QUERIES; number++) {
				Document query = query(random, 2);
				Document sort = sort(random, arrays ? SINGLE : FIELDS);
				String asked = "seed " + seed + ": " + query.toJson() + " sorted by " + sort.toJson();
				if (number % 5 == 0) {
					Document update = update(random, arrays);
					long changed = plain.updateMany(query, update).getModifiedCount();
					assertThat(indexed.updateMany(query, update).getModifiedCount()).as(asked).isEqualTo(changed);
				}
				else if (number % 97 == 0) {
					assertThat(indexed.deleteOne(Filters.eq(number % DOCUMENTS)))
						.isEqualTo(plain.deleteOne(Filters.eq(number % DOCUMENTS)));
					Document again = document(random, number % DOCUMENTS, arrays);
					plain.replaceOne(Filters.eq(number % DOCUMENTS), again, new ReplaceOptions().upsert(true));
					indexed.replaceOne(Filters.eq(number % DOCUMENTS), again, new ReplaceOptions().upsert(true));
				}
				List<Document> expected = plain.find(query).into(new ArrayList<>());
				List<Document> found = indexed.find(query).into(new ArrayList<>());
				assertThat(found).as(asked).containsExactlyInAnyOrderElementsOf(expected);
				assertThat(indexed.countDocuments(query)).as(asked).isEqualTo(expected.size());
				int skip = random.nextInt(4);
				int limit = random.nextInt(12);
				assertThat(keys(indexed.find(query).sort(sort).skip(skip).limit(limit), sort)).as(asked)
					.isEqualTo(keys(plain.find(query).sort(sort).skip(skip).limit(limit), sort));
			}
		}
	}

	/** Where several have the same, any of them may come first. */
	private static List<List<?>> keys(FindIterable<Document> found, Document sort) {
		return found.map((document) -> sort.keySet().stream().map((field) -> at(document, field)).toList())
			.into(new ArrayList<>());
	}

	private static Object at(Document document, String field) {
		Object value = document;
		for (String part : List.of(field.split("\\.", -1))) {
			value = (value instanceof Document inner) ? inner.get(part) : null;
		}
		return (value instanceof Number number) ? number.doubleValue() : (value != null) ? value : "none";
	}

	private static Document document(Random random, int id, boolean arrays) {
		Document document = new Document("_id", id);
		for (String field : List.of("a", "b", "c")) {
			put(random, document, field, arrays && field.equals("a"));
		}
		if (random.nextInt(6) > 0) {
			Document sub = new Document();
			put(random, sub, "x", false);
			put(random, sub, "y", arrays);
			document.append("sub", (random.nextInt(12) > 0) ? sub : value(random));
		}
		if (arrays && random.nextInt(6) > 0) {
			document.append("list", IntStream.range(0, random.nextInt(4)).mapToObj((at) -> {
				Document element = new Document();
				put(random, element, "x", random.nextInt(5) == 0);
				put(random, element, "y", false);
				return element;
			}).toList());
		}
		return document;
	}

	private static void put(Random random, Document document, String field, boolean array) {
		if (random.nextInt(6) > 0) {
			document.append(field, (array && random.nextInt(2) == 0)
					? IntStream.range(0, random.nextInt(4)).mapToObj((at) -> value(random)).toList() : value(random));
		}
	}

	private static @Nullable Object value(Random random) {
		return switch (random.nextInt(12)) {
			case 0 -> null;
			case 1 -> random.nextBoolean();
			case 2 -> (double) random.nextInt(5);
			case 3 -> (long) random.nextInt(5);
			case 4 -> random.nextInt(5) / 2.0 - 1;
			case 5 -> Date.from(Instant.ofEpochSecond(random.nextInt(5) - 2L));
			case 6 -> "";
			case 7 -> new ObjectId(new Date(random.nextInt(3) * 1_000L), 7);
			case 8, 9 -> "abc\u0000é\uD83D\uDE00".substring(0, 1 + random.nextInt(4));
			default -> random.nextInt(5) - 2;
		};
	}

	private static Document query(Random random, int depth) {
		Document query = new Document();
		for (int clause = random.nextInt(3); clause >= 0; clause--) {
			String field = FIELDS.get(random.nextInt(FIELDS.size()));
			switch (random.nextInt((depth > 0) ? 13 : 11)) {
				case 0, 1, 2 -> query.append(field, value(random));
				case 3 -> query.append(field, new Document("$in", values(random)));
				case 4 -> query.append(field, new Document("$gt", value(random)));
				case 5 -> query.append(field, new Document("$gte", value(random)).append("$lt", value(random)));
				case 6 -> query.append(field, new Document("$lte", value(random)));
				case 7 -> query.append(field, new Document("$exists", random.nextBoolean()));
				case 8 -> query.append(field, new Document("$ne", value(random)));
				case 9 -> query.append("list", new Document("$elemMatch", new Document("$and", List
					.of(new Document("x", value(random)), new Document("y", new Document("$gte", value(random)))))));
				case 10 -> query.append(field, new Document("$nin", values(random)));
				case 11 -> query.append("$or", queries(random, depth));
				default -> query.append("$and", queries(random, depth));
			}
		}
		return query;
	}

	private static List<Document> queries(Random random, int depth) {
		return IntStream.rangeClosed(0, random.nextInt(3)).mapToObj((part) -> query(random, depth - 1)).toList();
	}

	private static List<@Nullable Object> values(Random random) {
		List<@Nullable Object> values = new ArrayList<>();
		for (int count = random.nextInt(4); count > 0; count--) {
			values.add(value(random));
		}
		return values;
	}

	private static Document sort(Random random, List<String> fields) {
		Document sort = new Document();
		for (int more = random.nextInt(3); more >= 0; more--) {
			sort.append(fields.get(random.nextInt(fields.size())), random.nextBoolean() ? 1 : -1);
		}
		return sort;
	}

	private static Document update(Random random, boolean arrays) {
		String field = List.of("a", "b", "c").get(random.nextInt(3));
		return switch (random.nextInt(arrays ? 3 : 2)) {
			case 0 -> new Document("$set", new Document(field, value(random)));
			case 1 -> new Document("$unset", new Document(field, ""));
			default -> new Document("$set", new Document("a", values(random)));
		};
	}

}
