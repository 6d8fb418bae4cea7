package org.practicepress.publish.factsheet;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.practicepress.embedded.junit.EmbeddedParts;

import static org.assertj.core.api.Assertions.assertThat;

/** Many publishers at once, on a real store. */
class NumbersTests {

	@Test
	void areGivenOnceAndWithoutGapsHoweverManyAsk() throws Exception {
		try (MongoClient client = MongoClients.create(EmbeddedParts.store());
				ExecutorService publishers = Executors.newFixedThreadPool(8)) {
			MongoCollection<Document> collection = client.getDatabase("numbers-" + UUID.randomUUID())
				.getCollection("numbers");
			Numbers numbers = new Numbers(collection);
			// each factsheet is published by two people in the same moment
			List<Future<Integer>> claims = IntStream.range(0, 60)
				.mapToObj((i) -> publishers.submit(() -> numbers.claim("factsheet-" + i / 2)))
				.toList();
			for (int i = 0; i < claims.size(); i += 2) {
				assertThat(claims.get(i).get()).isEqualTo(claims.get(i + 1).get());
			}
			assertThat(collection.find().map((document) -> document.getInteger("_id")))
				.containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 30).boxed().toList());
			assertThat(numbers.claim("factsheet-7")).isEqualTo(claims.get(14).get());
			assertThat(numbers.bearer(claims.get(14).get())).contains("factsheet-7");
		}
	}

}
