package org.practicepress.standalone.moving;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.practicepress.embedded.kafka.EmbeddedKafka;
import org.practicepress.embedded.store.EmbeddedStore;
import org.practicepress.messaging.transfer.Kind;
import org.practicepress.standalone.archive.Manifest;
import org.practicepress.standalone.settings.Settings;
import org.practicepress.standalone.site.CannotStart;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Exports and imports that must not be, and what is left of them: nothing.
 */
class ImportTests {

	private static final JsonMapper JSON = new JsonMapper();

	private static final byte[] PHOTO = "a photo of a market street".getBytes(StandardCharsets.UTF_8);

	private static final String DIGEST = DigestUtils.sha256Hex(PHOTO);

	private static final List<AutoCloseable> SHARED = new ArrayList<>();

	private static String brokers = "";

	/** The same for all: what each makes of it is its own. */
	private static byte @Nullable [] exported;

	@TempDir
	private Path directory = Path.of("");

	private final List<AutoCloseable> open = new ArrayList<>();

	private Path file = Path.of("");

	@BeforeAll
	static void startABroker(@TempDir Path log) {
		EmbeddedKafka kafka = EmbeddedKafka.start(log, 0);
		SHARED.add(kafka);
		brokers = kafka.bootstrapServers();
	}

	@AfterAll
	static void stopIt() throws Exception {
		for (AutoCloseable each : SHARED) {
			each.close();
		}
	}

	@BeforeEach
	void exportAHub() throws IOException {
		this.file = this.directory.resolve("hub.zip");
		byte[] known = exported;
		if (known != null) {
			Files.write(this.file, known);
			return;
		}
		Export.of(filled("old"), this.file, Duration.ZERO);
		exported = Files.readAllBytes(this.file);
	}

	@AfterEach
	void close() throws Exception {
		for (AutoCloseable each : this.open.reversed()) {
			each.close();
		}
	}

	@Test
	void everythingIsThereAndContributorsAreToldOfAgain() throws IOException {
		Place there = new Place("new");
		assertThat(Import.of(this.file, there.hub(), Long.MAX_VALUE)).endsWith("Nobody was mailed.");
		assertThat(there.hub().isUnfinished()).isFalse();
		Document contributor = there.database("intake").getCollection("contributors").find().first();
		assertThat(contributor.getBoolean("pending")).isTrue();
		Document waiting = contributor.getList("outbox", Document.class).getFirst();
		assertThat(waiting.getString("binding")).isEqualTo("contributorEvents-out-0");
		assertThat(JSON.readTree(waiting.getString("value")).at("/data/version").longValue())
			.isEqualTo(contributor.getLong("version"));
		for (String service : List.of("review", "publish", "notification")) {
			List<Document> known = there.database(service).getCollection("contributors").find().into(new ArrayList<>());
			assertThat(known).hasSameSizeAs(lines("contributors"))
				.anySatisfy((one) -> assertThat(JSON.readTree(one.getString("data")))
					.isEqualTo(JSON.readTree(waiting.getString("value")).path("data")));
		}
		Path again = this.directory.resolve("again.zip");
		refused(() -> Export.of(there.hub(), again, Duration.ofMinutes(1)),
				"intake has still to tell what happened to");
		there.told();
		Export.of(there.hub(), again, Duration.ZERO);
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(again))).isEqualTo("rw-------");
		assertThat(entries(again)).isEqualTo(entries(this.file));
		assertThat(this.directory).isDirectoryNotContaining("glob:**/*.{documents,unfinished}");
	}

	@Test
	void whoIsForgottenStaysForgotten() throws IOException {
		craft((entries) -> entries.put("documents/contributors.jsonl",
				"{\"id\":\"forgotten\",\"version\":3,\"applied\":[]}\n".getBytes(StandardCharsets.UTF_8)));
		Place there = new Place("new");
		Import.of(this.file, there.hub(), Long.MAX_VALUE);
		Document forgotten = there.database("intake").getCollection("contributors").find().first();
		assertThat(forgotten).containsKey("changed");
		forgotten.remove("changed");
		assertThat(forgotten)
			.isEqualTo(new Document("_id", "forgotten").append("version", 3L).append("applied", new Document()));
		assertThat(there.database("notification").getCollection("contributors").find().first())
			.isEqualTo(new Document("_id", "forgotten").append("version", Long.MAX_VALUE));
	}

	@Test
	void goesIntoAnEmptyHubOnlyAndOnce() throws IOException {
		Place there = new Place("new");
		there.database("notification").getCollection("contributors").insertOne(new Document("_id", "somebody"));
		refused(() -> Import.of(this.file, there.hub(), Long.MAX_VALUE), "This hub is not empty");
		there.database("notification").getCollection("contributors").deleteMany(new Document());
		Import.of(this.file, there.hub(), Long.MAX_VALUE);
		refused(() -> Import.of(this.file, there.hub(), Long.MAX_VALUE), "This hub is not empty");
	}

	@Test
	void whatIsOnItsWayIsNotLost() throws Exception {
		Place there = new Place("new");
		Place filled = filledPlace("busy");
		Path other = this.directory.resolve("other.zip");
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers));
				KafkaProducer<String, String> producer = new KafkaProducer<>(Map.of("bootstrap.servers", brokers),
						new StringSerializer(), new StringSerializer())) {
			admin.createTopics(List.of(new NewTopic("submission.events", 1, (short) 1))).all().get();
			producer.send(new ProducerRecord<>("submission.events", "a", "{}")).get();
			refused(() -> Import.of(this.file, there.hub(), Long.MAX_VALUE),
					"events of another hub on the broker (topic submission.events)");
			refused(() -> Export.of(filled.hub(), other, Duration.ofMinutes(1)),
					"notification has still to read 1 events of submission.events");
			admin.deleteTopics(List.of("submission.events")).all().get();
			admin.createTopics(List.of(new NewTopic("review.events", 1, (short) 1))).all().get();
		}
		try (KafkaConsumer<String, String> reader = new KafkaConsumer<>(
				Map.of("bootstrap.servers", brokers, "group.id", "publish"), new StringDeserializer(),
				new StringDeserializer())) {
			reader.subscribe(List.of("review.events"));
			while (reader.assignment().isEmpty()) {
				reader.poll(Duration.ofMillis(100));
			}
			refused(() -> Import.of(this.file, there.hub(), Long.MAX_VALUE),
					"Services of this hub are running (publish)");
		}
		filled.database("intake")
			.getCollection("submissions")
			.updateMany(new Document(), new Document("$set", new Document("pending", true)));
		refused(() -> Export.of(filled.hub(), other, Duration.ofMinutes(1)), "intake has still to tell what happened");
		filled.told();
		filled.database("review")
			.getCollection("heldBack")
			.insertOne(new Document("_id", "review submission.events a"));
		refused(() -> Export.of(filled.hub(), other, Duration.ofMinutes(1)), "wait behind a dead letter of review");
		filled.database("review").getCollection("heldBack").deleteMany(new Document());
		filled.database("publish")
			.getCollection("factsheets")
			.updateMany(new Document(),
					new Document("$set", new Document("unsendable", List.of(new Document("id", "x")))));
		refused(() -> Export.of(filled.hub(), other, Duration.ZERO), "could not be sent and was set aside");
		assertThat(other).doesNotExist();
		assertThat(this.directory).isDirectoryNotContaining("glob:**/*.{documents,unfinished}");
	}

	/** Which files came is known to the event alone. */
	@Test
	void whatCouldNotBeReadIsReadBefore() throws IOException {
		Place there = filledPlace("unread");
		there.database("intake")
			.getCollection("submissions")
			.updateOne(new Document("state.status", "incomplete"),
					new Document("$set", new Document("state.unread", List.of(1))));
		refused(() -> Export.of(there.hub(), this.directory.resolve("other.zip"), Duration.ZERO),
				"could not be read and waits among the dead letters");
	}

	@Test
	void writesOverNothing() throws IOException {
		Place there = filledPlace("other");
		refused(() -> Export.of(there.hub(), this.file, Duration.ZERO), "is there already, and is not written over");
		Path other = this.directory.resolve("other.zip");
		Files.createDirectory(this.directory.resolve("other.zip.documents"));
		refused(() -> Export.of(there.hub(), other, Duration.ZERO), "Another export is being written");
		refused(() -> Export.of(there.hub(), this.directory.resolve("no/hub.zip"), Duration.ZERO),
				"No file can be made in");
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0, 0.01, 0.5, 0.9, 0.999 })
	void takesNothingOfWhatWasCutShort(double part) throws IOException {
		byte[] whole = Files.readAllBytes(this.file);
		Files.write(this.file, Arrays.copyOf(whole, (int) (whole.length * part)));
		assertNothingIsImported("is not whole: it was cut short or changed.");
	}

	@Test
	void takesNothingOfWhatWasChanged() throws IOException {
		byte[] whole = Files.readAllBytes(this.file);
		Map<String, String> entries = entries(this.file);
		Place there = new Place("new");
		for (int at = 40; at < whole.length; at += Math.max(1, whole.length / 40)) {
			byte[] changed = whole.clone();
			changed[at] ^= 1;
			Files.write(this.file, changed);
			try {
				Import.of(this.file, there.hub(), Long.MAX_VALUE);
				// nothing that counts: a time, an attribute
				there.told();
				Path again = this.directory.resolve("again" + at + ".zip");
				Export.of(there.hub(), again, Duration.ZERO);
				assertThat(entries(again)).isEqualTo(entries);
				there.hub().clear();
			}
			catch (CannotStart ex) {
				assertThat(there.hub().isEmpty()).isTrue();
				assertThat(there.hub().isUnfinished()).isFalse();
			}
		}
	}

	@Test
	void takesNothingThatIsNoExportOrANewerOne() throws IOException {
		refused(() -> Import.of(this.directory.resolve("no.zip"), new Place("none").hub(), Long.MAX_VALUE),
				"There is no export ");
		write(Map.of("manifest.json", "{}".getBytes(StandardCharsets.UTF_8)));
		assertNothingIsImported("is no export of Practice Press.");
		write(Map.of("export.json", "{".getBytes(StandardCharsets.UTF_8)));
		assertNothingIsImported("is not whole");
		write(Map.of("export.json", JSON.writeValueAsBytes(new Manifest(Names.FORMAT + 1, Instant.EPOCH, List.of()))));
		assertNothingIsImported(
				"was made by a newer Practice Press (its data have version 2, this one knows 1). Import it");
		write(Map.of("export.json", JSON.writeValueAsBytes(new Manifest(Names.FORMAT, Instant.EPOCH, List.of()))));
		assertNothingIsImported("is not whole");
	}

	/** Whoever made it up wants to write somewhere else. */
	@ParameterizedTest
	@ValueSource(strings = { "../outside", "/outside", "documents/../../outside", "documents/people.jsonl", ".", "" })
	void writesNowhereElse(String name) throws IOException {
		craft((entries) -> entries.put(name, PHOTO));
		assertNothingIsImported("which this Practice Press does not know");
		assertThat(this.directory.resolve("outside")).doesNotExist();
	}

	@ParameterizedTest
	@ValueSource(strings = { "../outside", "files/../outside", "files/", "files/x",
			"files/0000000000000000000000000000000000000000000000000000000000000000" })
	void takesNoFileThatIsNotListed(String name) throws IOException {
		Map<String, byte[]> entries = contents(this.file);
		byte[] manifest = entries.remove("export.json");
		entries.put(name, PHOTO);
		entries.put("export.json", manifest);
		write(entries);
		assertNothingIsImported("is not whole");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			textBlock = """
					files        | {"sha256":"../../outside","bytes":3}                       | line 1: no file is called so
					files        | {"sha256":"%DIGEST%","bytes":-1}                           | line 1: no file is called so
					files        | {"sha256":"%DIGEST%","bytes":1000000000000}                | says that it holds far more than an export
					files        | {"sha256":"%DIGEST%","bytes":3}                            | is not whole
					files        | {"sha256":"%DIGEST%","bytes":26,"name":"x"}                | line 1: Unrecognized
					submissions  | {"id":"a","version":1,"applied":[],"form":{}}              | line 1: there is no form
					submissions  | {"id":"a","version":1,"applied":[],"submission":[]}        | line 1: submission is no object
					submissions  | {"id":"a","version":1,"applied":[],"submission":{}}        | line 1:
					submissions  | {"id":"a","version":1,"applied":{}}                        | line 1: applied is no list
					submissions  | {"id":7,"version":1,"applied":[]}                          | line 1:
					submissions  | {"id":"a","version":"x","applied":[]}                      | line 1:
					reviews      | []                                                         | line 1: no object
					reviews      | {"id":                                                     | line 1:
					numbers      | {"number":1,"submissionId":"a","title":"x"}                | line 1: Unrecognized
					numbers      | {"number":"one","submissionId":"a"}                        | line 1:
					numbers      | {"number":1}                                               | line 1: submissionId is missing
					held-mails   | {"id":"a","version":1,"applied":[],"held":{"mails":[{}]}}  | line 1: arrival is missing
					""")
	void saysWhichLineIsNotAsItMustBe(String kind, String line, String reason) throws IOException {
		craft((entries) -> entries.put("documents/" + kind + ".jsonl",
				(line.replace("%DIGEST%", DIGEST) + "\n").getBytes(StandardCharsets.UTF_8)));
		assertNothingIsImported(reason);
	}

	@Test
	void endlessLinesEnd() throws IOException {
		craft((entries) -> entries.put("documents/drafts.jsonl", new byte[33 * 1024 * 1024]));
		assertNothingIsImported("line 1 has no end");
		craft((entries) -> entries.put("documents/drafts.jsonl",
				"[".repeat(100_000).concat("\n").getBytes(StandardCharsets.UTF_8)));
		assertNothingIsImported("line 1:");
		craft((entries) -> entries.put("documents/drafts.jsonl", "{}".getBytes(StandardCharsets.UTF_8)));
		assertNothingIsImported("the last line has no end");
	}

	@Test
	void needsRoom() {
		Place there = new Place("new");
		refused(() -> Import.of(this.file, there.hub(), 1000), "There is no room for what is in");
		assertThat(there.hub().isEmpty()).isTrue();
	}

	/** Two of one id cannot be seen before they are written. */
	@Test
	void takesOutAgainWhatCannotBeWrittenToItsEnd() throws IOException {
		craft((entries) -> entries.compute("documents/reviews.jsonl",
				(name, lines) -> new String(lines, StandardCharsets.UTF_8).repeat(2).getBytes(StandardCharsets.UTF_8)));
		assertNothingIsImported("What was written has been taken out again");
	}

	@Test
	void clearsWhatAnImportLeftThatWasKilled() throws IOException {
		Place there = new Place("new");
		there.hub().begin();
		there.database("intake").getCollection("submissions").insertOne(new Document("_id", "half"));
		there.database("files").getCollection("fs.chunks").insertOne(new Document("_id", "half"));
		refused(() -> Export.of(there.hub(), this.directory.resolve("half.zip"), Duration.ZERO),
				"an import into it was broken off");
		Import.of(this.file, there.hub(), Long.MAX_VALUE);
		there.told();
		Path again = this.directory.resolve("again.zip");
		Export.of(there.hub(), again, Duration.ZERO);
		assertThat(entries(again)).isEqualTo(entries(this.file));
		assertThat(there.database("files").getCollection("fs.chunks").countDocuments()).isEqualTo(1);
	}

	private void assertNothingIsImported(String reason) {
		Place there = new Place("new" + this.open.size());
		refused(() -> Import.of(this.file, there.hub(), Long.MAX_VALUE), reason);
		assertThat(there.hub().isEmpty()).isTrue();
		assertThat(there.hub().isUnfinished()).isFalse();
	}

	private static void refused(ThrowingCallable what, String why) {
		assertThatExceptionOfType(CannotStart.class).isThrownBy(what).withMessageContaining(why);
	}

	private Hub filled(String name) throws IOException {
		return filledPlace(name).hub();
	}

	private Place filledPlace(String name) throws IOException {
		Place place = new Place(name);
		for (Kind kind : place.hub().kinds()) {
			for (String line : lines(kind.name())) {
				kind.collection().insertOne(kind.kept((ObjectNode) JSON.readTree(line)));
			}
		}
		place.told();
		place.hub().files().keep(DIGEST, new java.io.ByteArrayInputStream(PHOTO));
		return place;
	}

	private static List<String> lines(String kind) throws IOException {
		return new ClassPathResource("export/v1/" + kind + ".jsonl").getContentAsString(StandardCharsets.UTF_8)
			.lines()
			.toList();
	}

	private void craft(Consumer<Map<String, byte[]>> change) throws IOException {
		Map<String, byte[]> entries = contents(this.file);
		entries.remove("export.json");
		change.accept(entries);
		List<Manifest.Entry> listed = entries.entrySet()
			.stream()
			.filter((entry) -> !entry.getKey().startsWith("files/"))
			.map((entry) -> new Manifest.Entry(entry.getKey(), entry.getValue().length,
					DigestUtils.sha256Hex(entry.getValue())))
			.toList();
		entries.put("export.json", JSON.writeValueAsBytes(new Manifest(Names.FORMAT, Instant.EPOCH, listed)));
		write(entries);
	}

	private void write(Map<String, byte[]> entries) throws IOException {
		try (OutputStream out = Files.newOutputStream(this.file); ZipOutputStream zip = new ZipOutputStream(out)) {
			for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
				zip.putNextEntry(new ZipEntry(entry.getKey()));
				zip.write(entry.getValue());
			}
		}
	}

	private static Map<String, byte[]> contents(Path export) throws IOException {
		Map<String, byte[]> contents = new LinkedHashMap<>();
		try (ZipFile zip = new ZipFile(export.toFile())) {
			for (ZipEntry entry : zip.stream().toList()) {
				contents.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
			}
		}
		return contents;
	}

	/** But for what tells when it was made, and the order in which sets are written. */
	private static Map<String, String> entries(Path export) throws IOException {
		Map<String, String> entries = new LinkedHashMap<>();
		contents(export).forEach((name, content) -> {
			if (!name.equals("export.json")) {
				entries.put(name, name.endsWith(".jsonl") ? sorted(content) : DigestUtils.sha256Hex(content));
			}
		});
		return entries;
	}

	/** Field by field is compared elsewhere; here every sign must be there. */
	private static String sorted(byte[] content) {
		return new String(content, StandardCharsets.UTF_8).lines()
			.map((line) -> line.chars()
				.sorted()
				.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
				.toString())
			.toList()
			.toString();
	}

	/** A hub with a store of its own. */
	private final class Place {

		private final MongoClient client;

		private final Hub hub;

		private Place(String name) {
			EmbeddedStore store = EmbeddedStore.start(ImportTests.this.directory.resolve(name), 0);
			this.client = MongoClients.create(store.uri());
			this.hub = Hub.at(store.uri(), brokers, Settings.read(null, Map.of()));
			ImportTests.this.open.addAll(List.of(store, this.client, this.hub));
		}

		private Hub hub() {
			return this.hub;
		}

		private MongoDatabase database(String name) {
			return this.client.getDatabase(name);
		}

		/** As if its services had told everything. */
		private void told() {
			this.hub.kinds()
				.forEach((kind) -> kind.collection()
					.updateMany(new Document("pending", true), new Document("$unset", new Document("pending", ""))
						.append("$set", new Document("outbox", List.of()))));
		}

	}

}
