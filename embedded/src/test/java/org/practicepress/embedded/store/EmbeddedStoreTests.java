package org.practicepress.embedded.store;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class EmbeddedStoreTests {

	@Test
	void keepsWhatItAcknowledgedWhenItsProcessIsKilled(@TempDir Path directory) throws Exception {
		Process writer = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), Writer.class.getName(),
				directory.toString())
			.redirectError(ProcessBuilder.Redirect.DISCARD)
			.start();
		List<Integer> acknowledged = new ArrayList<>();
		try (BufferedReader out = new BufferedReader(
				new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
			while (acknowledged.size() < 200) {
				String line = out.readLine();
				assertThat(line).as("the writer goes on until it is killed").isNotNull();
				if (line.startsWith("acknowledged ")) {
					acknowledged.add(Integer.valueOf(line.substring("acknowledged ".length())));
				}
			}
			writer.destroyForcibly().waitFor();
		}
		try (EmbeddedStore store = EmbeddedStore.start(directory, 0);
				MongoClient client = MongoClients.create(store.uri())) {
			List<Integer> kept = client.getDatabase("test")
				.getCollection("numbers")
				.find()
				.map((document) -> document.getInteger("_id"))
				.into(new ArrayList<>());
			assertThat(kept).containsAll(acknowledged);
			long even = kept.stream().filter((number) -> number % 2 == 0).count();
			assertThat(client.getDatabase("test").getCollection("numbers").countDocuments(Filters.eq("even", true)))
				.as("what the index knows of")
				.isEqualTo(even);
			assertThat(store.scans()).containsOnlyKeys("test.numbers {}");
		}
	}

	static final class Writer {

		private Writer() {
		}

		@SuppressWarnings("SystemOut")
		public static void main(String[] args) {
			try (EmbeddedStore store = EmbeddedStore.start(Path.of(args[0]), 0);
					MongoClient client = MongoClients.create(store.uri())) {
				MongoCollection<Document> numbers = client.getDatabase("test").getCollection("numbers");
				numbers.createIndex(Indexes.ascending("even"));
				for (int number = 0; number < 1_000_000; number++) {
					numbers.insertOne(new Document("_id", number).append("even", number % 2 == 0));
					System.out.println("acknowledged " + number);
				}
			}
		}

	}

}
