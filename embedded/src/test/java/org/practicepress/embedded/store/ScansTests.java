package org.practicepress.embedded.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ScansTests {

	@Test
	void whatNoIndexServesIsCountedWithoutItsValues(@TempDir Path directory) {
		try (EmbeddedStore store = EmbeddedStore.start(directory, 0);
				MongoClient client = MongoClients.create(store.uri())) {
			MongoCollection<Document> people = client.getDatabase("test").getCollection("people");
			people.createIndex(Indexes.ascending("town"));
			people.insertOne(new Document("_id", 1).append("town", "a").append("name", "somebody"));
			people.find(Filters.eq("town", "a")).sort(Sorts.ascending("name")).first();
			people.find(Filters.and(Filters.eq(1), Filters.eq("name", "somebody"))).first();
			people.find(Filters.or(Filters.eq(1), Filters.eq("town", "b"))).first();
			people.find().first();
			people.find().sort(Sorts.descending("town")).first();
			people.updateOne(Filters.and(Filters.eq(1), Filters.exists("name")), Updates.set("name", "else"));
			people.countDocuments();
			people.countDocuments(Filters.in("town", "a", "b"));
			people.aggregate(List.of(new Document("$match", new Document("town", "a")), new Document("$count", "n")))
				.first();
			assertThat(store.scans()).isEmpty();
			people.find(Filters.eq("name", "somebody")).into(new ArrayList<>());
			people.countDocuments(Filters.eq("name", "nobody"));
			people.find(Filters.or(Filters.eq("town", "a"), Filters.eq("name", "x")))
				.sort(Sorts.ascending("age"))
				.first();
			people.find().into(new ArrayList<>());
			assertThat(store.scans()).isEqualTo(Map.of("test.people {name}", 2L,
					"test.people {name, town} sorted by age", 1L, "test.people {}", 1L));
		}
	}

}
