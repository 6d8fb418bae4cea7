package org.practicepress.embedded.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import com.sun.management.OperatingSystemMXBean;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import org.bson.Document;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** What happens to the store's file: opened, damaged, grown. */
class StoreFileTests {

	@TempDir
	private Path directory;

	private Path file() {
		return this.directory.resolve("documents.mv");
	}

	@Test
	void aFolderOfTheVersionBeforeIsMovedUp() {
		MongoServer before = new MongoServer(
				new H2Backend(new MVStore.Builder().fileName(file().toString()).cacheSize(64).open()));
		before.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
		try (MongoClient client = MongoClients.create(before.getConnectionString())) {
			MongoCollection<Document> reviews = client.getDatabase("review").getCollection("reviews");
			reviews.createIndex(Indexes.ascending("state.status", "state.at"));
			reviews.createIndex(Indexes.ascending("number"), new IndexOptions().unique(true));
			for (int number = 0; number < 1_200; number++) {
				reviews.insertOne(review(number));
			}
			client.getDatabase("other").getCollection("numbers").insertOne(new Document("_id", 1L));
		}
		before.shutdownNow();
		for (int start = 0; start < 2; start++) {
			try (EmbeddedStore store = EmbeddedStore.start(this.directory, 0);
					MongoClient client = MongoClients.create(store.uri())) {
				MongoCollection<Document> reviews = client.getDatabase("review").getCollection("reviews");
				assertThat(reviews.find(Filters.eq("review 7")).first()).isEqualTo(review(7));
				assertThat(reviews.countDocuments(Filters.eq("state.status", "open"))).isEqualTo(400);
				assertThat(reviews.find(Filters.eq("number", 1_100)).first()).isEqualTo(review(1_100));
				assertThatExceptionOfType(MongoWriteException.class)
					.isThrownBy(() -> reviews.insertOne(new Document("_id", "another").append("number", 7)));
				assertThat(client.getDatabase("other").getCollection("numbers").find(Filters.eq(1)).first())
					.isEqualTo(new Document("_id", 1L));
				assertThat(store.scans()).isEmpty();
			}
		}
		try (MVStore file = MVStore.open(file().toString())) {
			assertThat(file.getMapNames()).noneMatch((name) -> name.startsWith("databases."));
		}
	}

	private static Document review(int number) {
		return new Document("_id", "review " + number).append("number", number)
			.append("state",
					new Document("status", (number % 3 == 0) ? "open" : "done").append("at",
							"2026-%04d".formatted(number)))
			.append("history", List.of(new Document("at", new Date(number)), List.of(number, 2.5, "é")));
	}

	@Test
	void noStartReadsWhatIsStored() throws IOException {
		try (EmbeddedStore store = EmbeddedStore.start(this.directory, 0);
				MongoClient client = MongoClients.create(store.uri())) {
			MongoCollection<Document> reviews = client.getDatabase("review").getCollection("reviews");
			reviews.createIndex(Indexes.ascending("number"), new IndexOptions().unique(true));
			reviews.createIndex(Indexes.ascending("waiting"), new IndexOptions().sparse(true));
			for (int number = 0; number < 1_000; number++) {
				reviews.insertOne(review(number).append("words", "words ".repeat(1_000)));
			}
		}
		try (MVStore file = StoreFile.open(file())) {
			long before = file.getFileStore().getReadBytes();
			new DurableBackend(file);
			assertThat(file.getFileStore().getReadBytes() - before).isLessThan(Files.size(file()) / 10);
		}
	}

	@Test
	void aFileThatIsCutOffIsRefusedInWords() throws IOException {
		fill(2_000);
		long size = Files.size(file());
		try (RandomAccessFile file = new RandomAccessFile(file().toFile(), "rw")) {
			file.setLength(size / 2);
		}
		assertThatIllegalStateException().isThrownBy(() -> EmbeddedStore.start(this.directory, 0).close())
			.withMessageContaining(file().toString())
			.withMessageContaining("damaged")
			.withMessageContaining("backup");
		assertThat(Files.size(file())).as("left as it is").isEqualTo(size / 2);
	}

	@Test
	void aFileThatIsNoStoreIsRefusedInWords() throws IOException {
		Files.write(file(), "not a store".repeat(5_000).getBytes(StandardCharsets.UTF_8));
		assertThatIllegalStateException().isThrownBy(() -> EmbeddedStore.start(this.directory, 0).close())
			.withMessageContaining("damaged");
	}

	@Test
	void aFileInUseIsRefusedInWords() {
		try (EmbeddedStore running = EmbeddedStore.start(this.directory, 0)) {
			assertThat(running.uri()).isNotEmpty();
			assertThatIllegalStateException().isThrownBy(() -> EmbeddedStore.start(this.directory, 0).close())
				.withMessageContaining("in use");
		}
	}

	@Test
	void anIndexThatDoesNotFitItsDocumentsIsMadeAnew() {
		fill(300);
		try (MVStore file = MVStore.open(file().toString())) {
			String name = file.getMapNames()
				.stream()
				.filter((map) -> map.endsWith("status_1"))
				.findFirst()
				.orElseThrow();
			MVMap<Key, byte[]> entries = file.openMap(name, Bytes.map());
			entries.remove(entries.firstKey());
		}
		try (EmbeddedStore store = EmbeddedStore.start(this.directory, 0);
				MongoClient client = MongoClients.create(store.uri())) {
			MongoCollection<Document> filled = client.getDatabase("test").getCollection("filled");
			assertThat(filled.countDocuments(Filters.eq("status", "0"))).isEqualTo(100);
			assertThat(filled.find(Filters.eq("status", "0")).into(new ArrayList<>())).hasSize(100);
			assertThat(store.scans()).isEmpty();
		}
	}

	@Test
	void theFileDoesNotGrowWithEveryChange() throws IOException {
		fill(1_000);
		long before = Files.size(file());
		try (EmbeddedStore store = EmbeddedStore.start(this.directory, 0);
				MongoClient client = MongoClients.create(store.uri())) {
			MongoCollection<Document> filled = client.getDatabase("test").getCollection("filled");
			for (int change = 0; change < 10_000; change++) {
				filled.updateOne(Filters.eq("_id", "one"), Updates.set("n", change));
			}
			assertThat(Files.size(file())).isLessThan(before * 4 + 16 * 1024 * 1024);
		}
	}

	private void fill(int documents) {
		try (EmbeddedStore store = EmbeddedStore.start(this.directory, 0);
				MongoClient client = MongoClients.create(store.uri())) {
			MongoCollection<Document> filled = client.getDatabase("test").getCollection("filled");
			filled.createIndex(Indexes.ascending("status"));
			Random random = new Random(5);
			List<Document> many = new ArrayList<>();
			for (int number = 0; number < documents; number++) {
				byte[] text = new byte[1_500];
				random.nextBytes(text);
				many.add(new Document("_id", (number == 0) ? "one" : new UUID(random.nextLong(), number).toString())
					.append("status", String.valueOf(number % 3))
					.append("text", text));
			}
			filled.insertMany(many);
		}
	}

	@Test
	void whatAnIndexServesTakesNoLongerWithMoreDocuments() {
		try (EmbeddedStore store = EmbeddedStore.start(this.directory, 0);
				MongoClient client = MongoClients.create(store.uri())) {
			MongoCollection<Document> conversations = client.getDatabase("test").getCollection("conversations");
			conversations.createIndex(Indexes.ascending("contributor", "settledAt"));
			conversations.createIndex(Indexes.ascending("open"));
			int held = 0;
			long few = 0;
			for (int documents : new int[] { 500, 15_000 }) {
				List<Document> more = new ArrayList<>();
				for (; held < documents; held++) {
					more.add(new Document("_id", "c" + held).append("version", 1L)
						.append("contributor", "the only one")
						.append("settledAt", "2026-%06d".formatted(held))
						.append("text", "x".repeat(1_000)));
				}
				conversations.insertMany(more);
				work(conversations, documents);
				long before = processorTime();
				work(conversations, documents);
				long time = processorTime() - before;
				if (few == 0) {
					few = time;
				}
				assertThat(time).as("with %d documents", documents).isLessThan(few * 6);
			}
			assertThat(store.scans()).isEmpty();
		}
	}

	private static void work(MongoCollection<Document> conversations, int documents) {
		for (int round = 0; round < 60; round++) {
			conversations.updateOne(Filters.and(Filters.eq("c" + (round * 7 % documents)), Filters.eq("version", 1L)),
					Updates.set("round", round));
			conversations.find(Filters.eq("open", true)).projection(Projections.include("_id")).first();
			conversations.countDocuments(Filters.eq("contributor", "the only one"));
			conversations.find(Filters.and(Filters.eq("contributor", "the only one"), Filters.gte("settledAt", "2026")))
				.sort(Sorts.descending("settledAt"))
				.limit(5)
				.into(new ArrayList<>());
		}
	}

	private static long processorTime() {
		return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
	}

}
