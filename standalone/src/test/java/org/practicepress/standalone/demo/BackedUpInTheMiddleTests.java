package org.practicepress.standalone.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicepress.embedded.kafka.EmbeddedKafka;
import org.practicepress.embedded.store.EmbeddedStore;
import org.practicepress.standalone.backup.Backup;
import org.practicepress.standalone.demo.Browser.UploadedFile;
import org.practicepress.standalone.demo.Story.Person;
import org.practicepress.standalone.site.DataFolder;
import org.practicepress.standalone.site.Progress;
import org.practicepress.standalone.site.Site;
import org.practicepress.standalone.site.SiteOptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A backup made while forms come in, restored and started.
 */
class BackedUpInTheMiddleTests {

	/**
	 * Also while nothing happens: that somebody is there, and how far the sweep of files
	 * that nothing names has come.
	 */
	private static final Set<String> WRITTEN_MEANWHILE = Set.of("health", "marks", "rounds");

	private static final Duration PATIENCE = Duration.ofMinutes(3);

	private static final JsonMapper JSON = new JsonMapper();

	@TempDir
	private Path directory = Path.of("");

	@Test
	void whatWasReceivedBeforeGoesOnAndNothingIsLostOrDoubled() throws Exception {
		Path data = this.directory.resolve("data");
		Path busy = this.directory.resolve("busy.zip");
		List<Sent> sent = new CopyOnWriteArrayList<>();
		List<Sent> before;
		try (Site site = start(data)) {
			AtomicBoolean enough = new AtomicBoolean();
			Thread contributors = Thread.ofVirtual().start(() -> {
				while (!enough.get()) {
					sent.add(send(site, sent.size()));
				}
			});
			Awaitility.await().atMost(PATIENCE).until(() -> sent.size() >= 8);
			before = List.copyOf(sent);
			Backup.ofSite(data, DataFolder.VERSION, site.store().orElseThrow(), busy);
			enough.set(true);
			contributors.join();
		}
		Path restored = this.directory.resolve("restored");
		Backup.restore(busy, DataFolder.VERSION, restored);
		Path quiet = this.directory.resolve("quiet.zip");
		Map<String, List<String>> documents;
		Map<String, List<String>> records;
		try (Site site = start(restored)) {
			for (Sent each : before) {
				Awaitility.await().atMost(PATIENCE).until(() -> status(site, each).equals("queued"));
				Awaitility.await().atMost(PATIENCE).until(() -> !letters(site, each).isEmpty());
			}
			Awaitility.await().atMost(PATIENCE).until(() -> settled(site));
			for (Sent each : before) {
				// the store may not know yet that one was sent: then it comes again, the
				// same
				assertThat(letters(site, each).stream().map(Postbox.Letter::messageId).distinct()).hasSize(1);
			}
			assertThat(site.scans()).isEmpty();
			documents = documents(site.store().orElseThrow().uri());
			records = records(site.kafka());
			Backup.ofSite(restored, DataFolder.VERSION, site.store().orElseThrow(), quiet);
		}
		assertThat(documents.get("intake.submissions")).hasSizeGreaterThanOrEqualTo(before.size());
		assertSame(quiet, documents, records);
		assertThat(this.directory.resolve("restored"))
			.isDirectoryNotContaining((file) -> file.getFileName().toString().startsWith(".backup-"));
	}

	/** Field by field, in the store and on the topics. */
	private void assertSame(Path backup, Map<String, List<String>> documents, Map<String, List<String>> records)
			throws Exception {
		Path again = this.directory.resolve("again");
		Backup.restore(backup, DataFolder.VERSION, again);
		try (EmbeddedStore store = EmbeddedStore.start(again.resolve("documents"), 0)) {
			assertThat(documents(store.uri())).isEqualTo(documents);
		}
		try (EmbeddedKafka kafka = EmbeddedKafka.start(again.resolve("kafka"), 0)) {
			assertThat(records(kafka.bootstrapServers())).isEqualTo(records);
		}
		for (String folder : List.of("mail", "secrets", "identity")) {
			assertThat(names(again.resolve(folder))).isEqualTo(names(this.directory.resolve("restored/" + folder)));
		}
	}

	private static List<String> names(Path folder) throws IOException {
		try (var files = Files.walk(folder)) {
			return files.map((file) -> folder.relativize(file).toString()).sorted().toList();
		}
	}

	/** Nothing waits to be published. */
	private static boolean settled(Site site) {
		try (MongoClient client = MongoClients.create(site.store().orElseThrow().uri())) {
			return Map
				.of("submissions", "intake", "contributors", "intake", "reviews", "review", "conversations",
						"notification")
				.entrySet()
				.stream()
				.allMatch((collection) -> client.getDatabase(collection.getValue())
					.getCollection(collection.getKey())
					.countDocuments(new Document("pending", true)) == 0);
		}
	}

	private static Map<String, List<String>> documents(String store) {
		Map<String, List<String>> all = new TreeMap<>();
		try (MongoClient client = MongoClients.create(store)) {
			for (String database : client.listDatabaseNames()) {
				for (String collection : client.getDatabase(database).listCollectionNames()) {
					if (!WRITTEN_MEANWHILE.contains(collection)) {
						all.put(database + "." + collection,
								client.getDatabase(database)
									.getCollection(collection)
									.find()
									.map(Document::toJson)
									.into(new ArrayList<>()));
					}
				}
			}
		}
		return all;
	}

	private static Map<String, List<String>> records(String kafka) {
		Properties settings = new Properties();
		settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka);
		Map<String, List<String>> all = new TreeMap<>();
		try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(),
				new ByteArrayDeserializer())) {
			List<TopicPartition> partitions = consumer.listTopics()
				.values()
				.stream()
				.flatMap(List::stream)
				.map((partition) -> new TopicPartition(partition.topic(), partition.partition()))
				.filter((partition) -> !partition.topic().startsWith("__"))
				.toList();
			consumer.assign(partitions);
			consumer.seekToBeginning(partitions);
			Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
			while (partitions.stream()
				.anyMatch((partition) -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
				for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
					all.computeIfAbsent(record.topic() + "-" + record.partition(), (partition) -> new ArrayList<>())
						.add(record.offset() + " " + new String(record.value(), StandardCharsets.UTF_8));
				}
			}
		}
		return all;
	}

	private static Sent send(Site site, int number) {
		Browser browser = new Browser(site.url());
		Person person = new Person("Amal Haddad", "amal" + number + "@tigris.example");
		byte[] blank = browser.get("/form/practice-form.en.docx", "*/*").body();
		HttpResponse<byte[]> answer = browser.upload("/submissions", "application/json", Map.of(),
				List.of(new UploadedFile("form", "practice.docx", "application/octet-stream",
						Story.practice(blank, person, Story.PRECISE))));
		assertThat(answer.statusCode()).isEqualTo(202);
		JsonNode json = JSON.readTree(answer.body());
		return new Sent(URI.create(json.path("statusUrl").asString()).getPath(), person);
	}

	private static String status(Site site, Sent sent) {
		return JSON.readTree(new Browser(site.url()).get(sent.statusPath(), "application/json").body())
			.path("status")
			.asString();
	}

	private static List<Postbox.Letter> letters(Site site, Sent sent) {
		return new Postbox(sent.by().address(), sent.by().name(), site.smtpPort(), site.imapPort()).read();
	}

	private static Site start(Path data) {
		return Site.start(new SiteOptions(data, 0, 0, 0, null),
				new Progress(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)));
	}

	private record Sent(String statusPath, Person by) {
	}

}
