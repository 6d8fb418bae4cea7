package org.practicepress.embedded.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An answer holds each document as it was at one moment, however many others change it
 * while the answer is on its way.
 */
class SnapshotTests {

	private static final int DOCUMENTS = 12;

	private static final int FIELDS = 200;

	private static final int ROUNDS = 60;

	@Test
	void aDocumentIsAnsweredAsItWasAtOneMoment(@TempDir Path directory) throws Exception {
		try (EmbeddedStore store = EmbeddedStore.start(directory, 0);
				MongoClient client = MongoClients.create(store.uri());
				ExecutorService threads = Executors.newFixedThreadPool(12)) {
			MongoCollection<Document> collection = client.getDatabase("test").getCollection("changing");
			for (int id = 0; id < DOCUMENTS; id++) {
				collection.insertOne(new Document(version(0)).append("_id", id));
			}
			List<Callable<?>> tasks = new ArrayList<>();
			for (int writer = 0; writer < 2; writer++) {
				int offset = writer * ROUNDS;
				tasks.add(() -> {
					for (int round = 1; round <= ROUNDS; round++) {
						collection.updateOne(Filters.eq(round % DOCUMENTS), change(offset + round));
					}
					return null;
				});
				tasks.add(() -> {
					for (int round = 1; round <= ROUNDS; round++) {
						Document changed = collection.findOneAndUpdate(Filters.eq(round % DOCUMENTS),
								change(offset + round),
								new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
						assertWhole(List.of(changed));
					}
					return null;
				});
			}
			for (int reader = 0; reader < 2; reader++) {
				tasks.add(() -> {
					for (int round = 0; round < ROUNDS; round++) {
						assertWhole(collection.find(Filters.eq(round % DOCUMENTS)).into(new ArrayList<>()));
					}
					return null;
				});
				tasks.add(() -> {
					for (int round = 0; round < ROUNDS; round++) {
						assertWhole(collection.find().batchSize(5).into(new ArrayList<>()));
					}
					return null;
				});
				tasks.add(() -> {
					for (int round = 0; round < ROUNDS; round++) {
						assertWhole(collection.aggregate(List.of(Aggregates.match(Filters.gte("_id", 0))))
							.into(new ArrayList<>()));
						assertThat(collection.countDocuments(Filters.exists("odd"))).isBetween(0L, (long) DOCUMENTS);
					}
					return null;
				});
			}
			List<Future<?>> done = new ArrayList<>();
			tasks.forEach((task) -> done.add(threads.submit(task)));
			for (Future<?> each : done) {
				each.get();
			}
		}
	}

	/** A field comes and goes with each version, and all the others name it. */
	private static Document version(int number) {
		Document fields = new Document();
		for (int field = 0; field < FIELDS; field++) {
			fields.append("field-" + field, number);
		}
		return fields;
	}

	private static Bson change(int number) {
		return Updates.combine(new Document("$set", version(number)),
				(number % 2 == 0) ? Updates.unset("odd") : Updates.set("odd", number));
	}

	private static void assertWhole(List<Document> documents) {
		assertThat(documents).isNotEmpty();
		for (Document document : documents) {
			Set<Object> versions = new TreeSet<>();
			for (int field = 0; field < FIELDS; field++) {
				versions.add(document.getInteger("field-" + field));
			}
			assertThat(versions).as("the versions in one document").hasSize(1);
			boolean odd = document.getInteger("field-0") % 2 != 0;
			assertThat(document.containsKey("odd")).as("a field of odd versions").isEqualTo(odd);
		}
	}

}
