package org.practicepress.embedded.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What the services rely on, of MongoDB and of the embedded store alike. Where an index
 * could matter, the same is asked without one, with one made first and with one made
 * late.
 */
interface StoreContract {

	MongoClient client();

	private MongoCollection<Document> collection() {
		return client().getDatabase("contract").getCollection(UUID.randomUUID().toString());
	}

	/**
	 * Asks of a collection without indexes, with them, and once they are dropped again.
	 */
	private void whateverTheIndexes(List<Bson> indexes, List<Document> documents, Asking asking) {
		MongoCollection<Document> without = collection();
		without.insertMany(documents);
		asking.of(without);
		indexes.forEach(without::createIndex);
		asking.of(without);
		indexes.forEach(without::dropIndex);
		asking.of(without);
		MongoCollection<Document> with = collection();
		indexes.forEach(with::createIndex);
		documents.forEach(with::insertOne);
		asking.of(with);
	}

	interface Asking {

		void of(MongoCollection<Document> collection);

	}

	private static List<Object> ids(MongoCollection<Document> collection, Bson filter) {
		List<Object> ids = collection.find(filter)
			.sort(Sorts.ascending("_id"))
			.map((document) -> document.get("_id"))
			.into(new ArrayList<>());
		assertThat(collection.countDocuments(filter)).as("counted").isEqualTo(ids.size());
		return ids;
	}

	private static Document document(Object id, String field, Object value) {
		return new Document("_id", id).append(field, value);
	}

	/** One value of each kind, in MongoDB's order, with the place as the id. */
	private static List<Document> ofEveryKind() {
		List<Document> documents = new ArrayList<>();
		documents.add(new Document("_id", 0));
		for (Object value : Arrays.asList(null, -1.5, 0, 1L, 2.5, 9_007_199_254_740_993L, "", "A", "a", "ab", "é",
				new Document("x", 1), new ObjectId(new Date(0)), false, true, Date.from(Instant.EPOCH),
				Date.from(Instant.ofEpochSecond(1)))) {
			documents.add(new Document("_id", documents.size()).append("a", value));
		}
		return documents;
	}

	@Test
	default void findsEqualValuesOfAnyKind() {
		whateverTheIndexes(List.of(Indexes.ascending("a")), ofEveryKind(), (collection) -> {
			assertThat(ids(collection, Filters.eq("a", null))).containsExactly(0, 1);
			assertThat(ids(collection, Filters.eq("a", 0.0))).containsExactly(3);
			assertThat(ids(collection, Filters.eq("a", 1))).containsExactly(4);
			assertThat(ids(collection, Filters.eq("a", 9_007_199_254_740_993L))).containsExactly(6);
			assertThat(ids(collection, Filters.eq("a", 9_007_199_254_740_992L))).isEmpty();
			assertThat(ids(collection, Filters.eq("a", ""))).containsExactly(7);
			assertThat(ids(collection, Filters.eq("a", "é"))).containsExactly(11);
			assertThat(ids(collection, Filters.eq("a", new Document("x", 1)))).containsExactly(12);
			assertThat(ids(collection, Filters.eq("a", true))).containsExactly(15);
			assertThat(ids(collection, Filters.eq("a", Date.from(Instant.EPOCH)))).containsExactly(16);
			assertThat(ids(collection, Filters.in("a", "a", 1, null, "none"))).containsExactly(0, 1, 4, 9);
			assertThat(ids(collection, Filters.in("a", List.of()))).isEmpty();
			assertThat(ids(collection, Filters.exists("a", false))).containsExactly(0);
			assertThat(ids(collection, Filters.exists("a"))).hasSize(17);
			assertThat(ids(collection, Filters.ne("a", "a"))).hasSize(17);
		});
	}

	@Test
	default void comparesWithinOneKindOnly() {
		whateverTheIndexes(List.of(Indexes.descending("a")), ofEveryKind(), (collection) -> {
			assertThat(ids(collection, Filters.gt("a", 0))).containsExactly(4, 5, 6);
			assertThat(ids(collection, Filters.gte("a", 0))).containsExactly(3, 4, 5, 6);
			assertThat(ids(collection, Filters.lt("a", 2.5))).containsExactly(2, 3, 4);
			assertThat(ids(collection, Filters.lte("a", 2.5))).containsExactly(2, 3, 4, 5);
			assertThat(ids(collection, Filters.gt("a", ""))).containsExactly(8, 9, 10, 11);
			assertThat(ids(collection, Filters.lt("a", "b"))).containsExactly(7, 8, 9, 10);
			assertThat(ids(collection, Filters.and(Filters.gte("a", "A"), Filters.lt("a", "ab")))).containsExactly(8,
					9);
			assertThat(ids(collection, Filters.and(Filters.gt("a", 1), Filters.lt("a", 1)))).isEmpty();
			assertThat(ids(collection, Filters.gt("a", Date.from(Instant.EPOCH)))).containsExactly(17);
			ObjectId smallest = ObjectId.getSmallestWithDate(new Date(0));
			assertThat(ids(collection, Filters.gte("a", smallest))).hasSize(1);
			assertThat(ids(collection, Filters.lt("a", smallest))).isEmpty();
			assertThat(ids(collection, Filters.or(Filters.lt("a", 0), Filters.eq("a", "ab")))).containsExactly(2, 10);
			assertThat(ids(collection, Filters.regex("a", "^a"))).containsExactly(9, 10);
		});
	}

	@Test
	default void sortsValuesOfAllKinds() {
		whateverTheIndexes(List.of(Indexes.ascending("a")), ofEveryKind(), (collection) -> {
			List<Object> all = collection.find()
				.sort(Sorts.ascending("a", "_id"))
				.map((document) -> document.get("_id"))
				.into(new ArrayList<>());
			assertThat(all).isEqualTo(IntStream.range(0, 18).boxed().toList());
			List<Object> some = collection.find()
				.sort(Sorts.descending("a", "_id"))
				.skip(1)
				.limit(3)
				.map((document) -> document.get("_id"))
				.into(new ArrayList<>());
			assertThat(some).containsExactly(16, 15, 14);
		});
	}

	@Test
	default void sortsAndPagesWithinOneValue() {
		List<Document> documents = new ArrayList<>();
		for (int id = 0; id < 60; id++) {
			documents.add(document(id, "state", new Document("status", (id % 3 == 0) ? "open" : "done").append("at",
					"2026-%02d".formatted(id * 7 % 60))));
		}
		whateverTheIndexes(List.of(Indexes.ascending("state.status", "state.at"), Indexes.ascending("state.at")),
				documents, (collection) -> {
					Bson open = Filters.eq("state.status", "open");
					assertThat(collection.countDocuments(open)).isEqualTo(20);
					assertThat(collection.countDocuments(open, new CountOptions().skip(15).limit(10))).isEqualTo(5);
					assertThat(collection.countDocuments(open, new CountOptions().limit(10))).isEqualTo(10);
					assertThat(collection.estimatedDocumentCount()).isEqualTo(60);
					List<Document> page = collection.find(open)
						.sort(Sorts.ascending("state.at", "_id"))
						.skip(10)
						.limit(5)
						.into(new ArrayList<>());
					assertThat(page)
						.extracting((document) -> document.getEmbedded(List.of("state", "at"), String.class))
						.containsExactly("2026-30", "2026-33", "2026-36", "2026-39", "2026-42");
					Document last = collection.find().sort(Sorts.descending("state.at")).first();
					assertThat(last).isNotNull();
					assertThat(last.getEmbedded(List.of("state", "at"), String.class)).isEqualTo("2026-59");
				});
	}

	@Test
	default void looksIntoArrays() {
		List<Document> documents = List.of(document(0, "a", List.of()), document(1, "a", List.of(1, 2)),
				document(2, "a", 2), document(3, "a", List.of(0, 10)), document(4, "a", List.of("x")),
				document(5, "a", List.of(new Document("x", 1).append("y", 1), new Document("x", 2).append("y", 2))),
				document(6, "a", new Document("x", 1).append("y", 2)), document(7, "a", Arrays.asList(null, 3)));
		whateverTheIndexes(List.of(Indexes.ascending("a"), Indexes.ascending("a.x", "a.y")), documents,
				(collection) -> {
					assertThat(ids(collection, Filters.eq("a", 2))).containsExactly(1, 2);
					assertThat(ids(collection, Filters.eq("a", null))).containsExactly(7);
					assertThat(ids(collection, Filters.eq("a", List.of(1, 2)))).containsExactly(1);
					assertThat(ids(collection, Filters.eq("a", List.of()))).containsExactly(0);
					assertThat(ids(collection, Filters.size("a", 2))).containsExactly(1, 3, 5, 7);
					assertThat(ids(collection, Filters.in("a", 10, 3))).containsExactly(3, 7);
					assertThat(ids(collection, Filters.and(Filters.gt("a", 5), Filters.lt("a", 5)))).containsExactly(3);
					assertThat(ids(collection, Filters.and(Filters.eq("a.x", 1), Filters.eq("a.y", 2))))
						.containsExactly(5, 6);
				});
	}

	@Test
	default void asksOneElementForSeveralThings() {
		List<Document> documents = List.of(
				document(1, "a", List.of(new Document("x", 1).append("y", 1), new Document("x", 2).append("y", 2))),
				document(2, "a", List.of(new Document("x", 1).append("y", 3))), document(3, "a", List.of()),
				new Document("_id", 4));
		whateverTheIndexes(List.of(Indexes.ascending("a.x", "a.y")), documents, (collection) -> {
			assertThat(ids(collection, Filters.elemMatch("a", Filters.and(Filters.eq("x", 2), Filters.eq("y", 2)))))
				.containsExactly(1);
			assertThat(ids(collection,
					Filters.and(Filters.eq("a.x", 1),
							Filters.elemMatch("a", Filters.and(Filters.eq("x", 1), Filters.gte("y", 2))))))
				.containsExactly(2);
			assertThat(ids(collection, Filters.elemMatch("a", new Document("x", 2).append("y", 1)))).isEmpty();
		});
	}

	@Test
	default void keepsIndexesRightWhateverIsChanged() {
		MongoCollection<Document> collection = collection();
		collection.createIndex(Indexes.ascending("a"));
		collection.createIndex(Indexes.ascending("tags"));
		collection.insertOne(new Document("_id", 1).append("a", 1).append("tags", List.of("x", "y")));
		collection.updateOne(Filters.eq(1), Updates.combine(Updates.inc("a", 1), Updates.push("tags", "z")));
		assertThat(ids(collection, Filters.eq("a", 1))).isEmpty();
		assertThat(ids(collection, Filters.eq("a", 2))).containsExactly(1);
		assertThat(ids(collection, Filters.eq("tags", "z"))).containsExactly(1);
		collection.updateOne(Filters.eq(1), Updates.pull("tags", "x"));
		collection.updateOne(Filters.eq(1), Updates.addToSet("tags", "y"));
		assertThat(ids(collection, Filters.eq("tags", "x"))).isEmpty();
		assertThat(collection.find(Filters.eq("tags", "y")).first())
			.isEqualTo(new Document("_id", 1).append("a", 2).append("tags", List.of("y", "z")));
		collection.updateOne(Filters.eq("a", 2), Updates.unset("a"));
		assertThat(ids(collection, Filters.eq("a", null))).containsExactly(1);
		collection.replaceOne(Filters.eq(1), new Document("a", "new"));
		assertThat(ids(collection, Filters.eq("tags", "y"))).isEmpty();
		assertThat(ids(collection, Filters.eq("a", "new"))).containsExactly(1);
		assertThat(collection.deleteMany(Filters.gte("a", "")).getDeletedCount()).isEqualTo(1);
		assertThat(ids(collection, Filters.eq("a", "new"))).isEmpty();
		assertThat(collection.estimatedDocumentCount()).isZero();
	}

	@Test
	default void putsInWhatIsNotThere() {
		MongoCollection<Document> collection = collection();
		collection.createIndex(Indexes.ascending("n"));
		UpdateOptions upsert = new UpdateOptions().upsert(true);
		collection.updateOne(Filters.eq("k"), Updates.combine(Updates.setOnInsert("first", true), Updates.inc("n", 1)),
				upsert);
		collection.updateOne(Filters.eq("k"), Updates.combine(Updates.setOnInsert("first", false), Updates.inc("n", 1)),
				upsert);
		assertThat(collection.find(Filters.eq("n", 2)).first())
			.isEqualTo(new Document("_id", "k").append("first", true).append("n", 2));
		Document counted = collection.findOneAndUpdate(Filters.eq("other"), Updates.inc("n", 5),
				new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
		assertThat(counted).isEqualTo(new Document("_id", "other").append("n", 5));
		collection.replaceOne(Filters.eq("other"), new Document("n", 6), new ReplaceOptions().upsert(true));
		assertThat(ids(collection, Filters.gt("n", 1))).containsExactly("k", "other");
		assertThat(collection.updateOne(Filters.and(Filters.eq("k"), Filters.eq("n", 1)), Updates.set("n", 9))
			.getMatchedCount()).isZero();
		assertThatExceptionOfType(MongoWriteException.class)
			.isThrownBy(() -> collection.updateOne(Filters.and(Filters.eq("k"), Filters.lt("n", 0)),
					Updates.set("n", 9), upsert))
			.matches((ex) -> ex.getError().getCategory() == ErrorCategory.DUPLICATE_KEY);
	}

	@Test
	default void findsAndChangesTheFirstInOrder() {
		MongoCollection<Document> collection = collection();
		collection.createIndex(Indexes.ascending("due"));
		for (int id = 0; id < 20; id++) {
			collection.insertOne(document(id, "due", (id * 7) % 20));
		}
		for (int due = 0; due < 20; due++) {
			Document first = collection.findOneAndUpdate(Filters.lt("due", 100), Updates.inc("due", 100),
					new FindOneAndUpdateOptions().sort(Sorts.ascending("due")));
			assertThat(first).isNotNull();
			assertThat(first.getInteger("due")).isEqualTo(due);
		}
		assertThat(collection.findOneAndDelete(Filters.lt("due", 100))).isNull();
	}

	@Test
	default void aUniqueIndexRefusesASecond() {
		MongoCollection<Document> collection = collection();
		collection.createIndex(Indexes.ascending("owner", "name"), new IndexOptions().unique(true));
		collection.createIndex(Indexes.ascending("token"), new IndexOptions().unique(true).sparse(true));
		collection.insertOne(new Document("_id", 1).append("owner", "a").append("name", 1).append("token", "t"));
		collection.insertOne(new Document("_id", 2).append("owner", "a").append("name", 2));
		collection.insertOne(new Document("_id", 3).append("owner", "a").append("name", 3));
		refused(() -> collection.insertOne(new Document("_id", 4).append("owner", "a").append("name", 1.0)));
		refused(() -> collection.insertOne(new Document("_id", 1)));
		refused(() -> collection.updateOne(Filters.eq(2), Updates.set("name", 1)));
		refused(() -> collection.updateOne(Filters.eq(2), Updates.set("token", "t")));
		assertThat(collection.updateOne(Filters.eq(1), Updates.set("token", "u")).getModifiedCount()).isEqualTo(1);
		assertThat(collection.updateOne(Filters.eq(2), Updates.set("token", "t")).getModifiedCount()).isEqualTo(1);
		collection.deleteOne(Filters.eq(1));
		collection.insertOne(new Document("_id", 4).append("owner", "a").append("name", 1));
		assertThat(ids(collection, Filters.and(Filters.eq("owner", "a"), Filters.gt("name", 1)))).containsExactly(2, 3);
	}

	private static void refused(Runnable writing) {
		assertThatExceptionOfType(MongoWriteException.class).isThrownBy(writing::run)
			.matches((ex) -> ex.getError().getCode() == 11000);
	}

	@Test
	default void addsUpWhatMatches() {
		MongoCollection<Document> collection = collection();
		collection.createIndex(Indexes.ascending("open"));
		for (int id = 0; id < 10; id++) {
			collection
				.insertOne(new Document("_id", id).append("open", id % 4).append("why", (id % 2 == 0) ? "x" : "y"));
		}
		Document sum = collection
			.aggregate(List.of(Aggregates.match(Filters.gt("open", 0)),
					Aggregates.group(null, Accumulators.sum("open", "$open"))))
			.first();
		assertThat(sum).isNotNull();
		assertThat(sum.getInteger("open")).isEqualTo(13);
		assertThat(collection.aggregate(List.of(Aggregates.match(Filters.gt("open", 1)),
				Aggregates.group("$why", Accumulators.sum("open", "$open")), Aggregates.sort(Sorts.ascending("_id")))))
			.containsExactly(new Document("_id", "x").append("open", 4), new Document("_id", "y").append("open", 6));
		assertThat(collection.aggregate(List.of(Aggregates.match(Filters.gt("open", 3)), Aggregates.count())))
			.isEmpty();
		assertThat(collection.distinct("why", Filters.eq("open", 2), String.class)).containsExactly("x");
	}

	@Test
	default void countsNoIncrementTwiceAndLosesNone() throws Exception {
		MongoCollection<Document> collection = collection();
		collection.createIndex(Indexes.ascending("n"));
		collection.insertOne(document("counter", "n", 0));
		try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
			List<Future<?>> done = new ArrayList<>();
			for (int thread = 0; thread < 8; thread++) {
				done.add(threads.submit(() -> {
					for (int round = 0; round < 25; round++) {
						collection.updateOne(Filters.eq("counter"), Updates.inc("n", 1));
					}
				}));
			}
			for (Future<?> each : done) {
				each.get();
			}
		}
		assertThat(ids(collection, Filters.eq("n", 200))).containsExactly("counter");
		assertThat(ids(collection, Filters.lt("n", 200))).isEmpty();
	}

	@Test
	default void handsOutManyInBatches() {
		MongoCollection<Document> collection = collection();
		collection.createIndex(Indexes.ascending("n"));
		collection.insertMany(IntStream.range(0, 500).mapToObj((id) -> document(id, "n", id % 5)).toList());
		assertThat(collection.find(Filters.eq("n", 3)).batchSize(7).into(new ArrayList<>())).hasSize(100);
		assertThat(collection.find().into(new ArrayList<>())).hasSize(500);
		Document answer = client().getDatabase("contract")
			.runCommand(new Document("find", collection.getNamespace().getCollectionName()));
		assertThat(answer.get("cursor", Document.class).getList("firstBatch", Document.class)).hasSize(101);
	}

	@Test
	default void keepsFilesByTheirName() {
		GridFSBucket bucket = GridFSBuckets.create(client().getDatabase("contract"), UUID.randomUUID().toString());
		byte[] content = new byte[700_000];
		new Random(3).nextBytes(content);
		bucket.uploadFromStream("digest", new ByteArrayInputStream(content));
		bucket.uploadFromStream("another", new ByteArrayInputStream(new byte[10]));
		assertThat(bucket.find(Filters.eq("filename", "digest"))).hasSize(1);
		ByteArrayOutputStream read = new ByteArrayOutputStream();
		bucket.downloadToStream("digest", read);
		assertThat(read.toByteArray()).isEqualTo(content);
	}

}
