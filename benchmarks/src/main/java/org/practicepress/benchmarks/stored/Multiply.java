package org.practicepress.benchmarks.stored;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import org.bson.BsonDocument;
import org.practicepress.embedded.store.EmbeddedStore;

/**
 * Multiplies the submissions of a stopped site: all that its services have stored of
 * each, under other names. The files that came with them are stored once, by their
 * content.
 */
public final class Multiply {

	private static final List<String> SERVICES = List.of("intake", "review", "publish", "notification");

	private static final int BATCH = 500;

	private Multiply() {
	}

	public static void main(String[] arguments) {
		Path documents = Path.of(arguments[0]).resolve("documents");
		int wanted = Integer.parseInt(arguments[1]);
		try (EmbeddedStore store = EmbeddedStore.start(documents, 0);
				MongoClient client = MongoClients.create(store.uri())) {
			// as they are before there are copies among them
			Map<MongoCollection<BsonDocument>, List<BsonDocument>> originals = originals(client);
			List<BsonDocument> submissions = all(collection(client, "intake", "submissions"));
			List<BsonDocument> reviews = all(collection(client, "review", "reviews"));
			for (int which = 0; which < submissions.size(); which++) {
				// each gets its share, and stays itself one of them
				int copies = (wanted + which) / submissions.size() - 1;
				multiply(submissions.get(which), receivedAt(reviews, submissions.get(which)), originals, copies);
			}
		}
		System.exit(0);
	}

	/** Where this package is, for the class path of its process. */
	public static String classes() {
		return Path.of(URI.create(Multiply.class.getProtectionDomain().getCodeSource().getLocation().toString()))
			.toString();
	}

	private static void multiply(BsonDocument submission, String receivedAt,
			Map<MongoCollection<BsonDocument>, List<BsonDocument>> originals, int copies) {
		BsonDocument state = submission.getDocument("state");
		String id = text(submission, "_id");
		String contributor = text(state, "contributorId");
		String token = text(state, "statusToken");
		String digest = text(state, "tokenDigest");
		Set<String> names = Set.of(id, contributor, text(state, "reference"), token, digest, receivedAt);
		originals.forEach((collection, documents) -> {
			Set<String> all = new HashSet<>(names);
			List<Copies> concerned = new ArrayList<>();
			for (BsonDocument document : documents) {
				if (new Copies(document, List.of(id, contributor)).concerned()) {
					Set<String> here = new HashSet<>(names);
					here.add(text(document, "_id"));
					all.addAll(here);
					concerned.add(new Copies(document, here));
				}
			}
			insert(collection, concerned, copies, (copy) -> {
				Map<String, String> others = new HashMap<>();
				all.forEach((each) -> others.put(each, Copies.another(each, copy)));
				others.put(digest, Copies.digest(Copies.another(token, copy)));
				others.put(receivedAt, Instant.parse(receivedAt).minus(copy, ChronoUnit.MINUTES).toString());
				return others;
			});
		});
	}

	private static void insert(MongoCollection<BsonDocument> collection, List<Copies> documents, int copies,
			IntFunction<Map<String, String>> names) {
		List<BsonDocument> batch = new ArrayList<>();
		for (int copy = 1; copy <= copies && !documents.isEmpty(); copy++) {
			Map<String, String> others = names.apply(copy);
			documents.forEach((document) -> batch.add(document.under(others)));
			if (batch.size() >= BATCH) {
				var unused = collection.insertMany(batch);
				batch.clear();
			}
		}
		if (!batch.isEmpty()) {
			var unused = collection.insertMany(batch);
		}
	}

	private static Map<MongoCollection<BsonDocument>, List<BsonDocument>> originals(MongoClient client) {
		Map<MongoCollection<BsonDocument>, List<BsonDocument>> originals = new LinkedHashMap<>();
		for (String service : SERVICES) {
			for (String name : client.getDatabase(service).listCollectionNames()) {
				MongoCollection<BsonDocument> collection = collection(client, service, name);
				originals.put(collection, all(collection));
			}
		}
		return originals;
	}

	/** When the desk has it that a submission came. */
	private static String receivedAt(List<BsonDocument> reviews, BsonDocument submission) {
		BsonDocument review = reviews.stream()
			.filter((each) -> text(each, "_id").equals(text(submission, "_id")))
			.findFirst()
			.orElseThrow();
		return text(review.getDocument("state"), "receivedAt");
	}

	private static MongoCollection<BsonDocument> collection(MongoClient client, String service, String name) {
		return client.getDatabase(service).getCollection(name, BsonDocument.class);
	}

	private static List<BsonDocument> all(MongoCollection<BsonDocument> collection) {
		return collection.find().into(new ArrayList<>());
	}

	private static String text(BsonDocument document, String field) {
		return document.getString(field).getValue();
	}

}
