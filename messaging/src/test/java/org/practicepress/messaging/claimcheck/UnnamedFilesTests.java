package org.practicepress.messaging.claimcheck;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import com.mongodb.MongoGridFSException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.practicepress.embedded.junit.EmbeddedParts;
import org.practicepress.embedded.junit.StoppedClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class UnnamedFilesTests {

	private static final Duration AGE = Duration.ofDays(7);

	private static final Duration EVERY = Duration.ofHours(6);

	private final MongoClient client = MongoClients.create(EmbeddedParts.store());

	private final String run = UUID.randomUUID().toString().substring(0, 8);

	private final MongoDatabase database = this.client.getDatabase("files-" + this.run);

	private final MongoDatabase desk = this.client.getDatabase("desk-" + this.run);

	private final MongoDatabase press = this.client.getDatabase("press-" + this.run);

	private final StoppedClock clock = new StoppedClock(Instant.now().truncatedTo(ChronoUnit.MILLIS));

	private final Marks marks = new Marks(this.database);

	private final Rounds rounds = new Rounds(this.database);

	private final NamedFiles ofDesk = new NamedFiles(this.desk, "/desk", this.marks, this.rounds, EVERY, this.clock);

	private final NamedFiles ofPress = new NamedFiles(this.press, "/press", this.marks, this.rounds, EVERY, this.clock);

	private final UnnamedFiles unnamed = new UnnamedFiles(this.database, this.marks, this.rounds,
			List.of("/desk", "/press"), EVERY, AGE, this.clock);

	private final LonePieces lone = new LonePieces(this.database, this.rounds, List.of("/desk", "/press"), EVERY, AGE,
			this.clock);

	private final ClaimChecks files = new ClaimChecks(this.database, this.marks, this.clock);

	@BeforeEach
	void something() {
		this.desk.getCollection("health").insertOne(new Document("_id", "ok"));
	}

	@AfterEach
	void close() {
		this.client.close();
	}

	@Test
	void deletesWhatNothingNamesAnyMore() {
		ClaimCheck file = store("nobody's");
		days(20);
		assertThatExceptionOfType(MongoGridFSException.class).isThrownBy(() -> this.files.open(file));
		assertThat(this.database.getCollection("fs.files").countDocuments()).isZero();
		assertThat(this.database.getCollection("fs.chunks").countDocuments()).isZero();
		assertThat(this.database.getCollection("marks").countDocuments()).isZero();
	}

	@Test
	void keepsWhatIsStillToBeNamed() throws IOException {
		ClaimCheck file = store("just stored");
		days(6);
		assertKept(file, "just stored");
		this.press.getCollection("sheets").insertOne(new Document("_id", 9).append("photo", file.sha256()));
		days(30);
		assertKept(file, "just stored");
	}

	@Test
	void keepsWhatAnyOfThemNamesWhereverItStands() throws IOException {
		ClaimCheck form = store("form");
		ClaimCheck photo = store("photo");
		ClaimCheck earlier = store("earlier");
		this.desk.getCollection("reviews")
			.insertOne(new Document("_id", "1").append("state",
					new Document("photos", List.of(new Document("file", new Document("sha256", photo.sha256()))))));
		this.desk.getCollection("revisions")
			.insertOne(new Document("_id", "1/1").append("data",
					"{\"original\":{\"sha256\":\"" + earlier.sha256() + "\"}}"));
		this.press.getCollection("sheets").insertOne(new Document("_id", "1").append("keys", form.sha256() + "@1"));
		for (int other = 0; other < 450; other++) {
			this.desk.getCollection("others").insertOne(new Document("_id", other));
		}
		this.desk.getCollection("others").insertOne(new Document("_id", 999).append("also", form.sha256()));
		days(20);
		assertKept(form, "form");
		assertKept(photo, "photo");
		assertKept(earlier, "earlier");
		// one of two that have named it is erased, then the other
		this.press.getCollection("sheets").deleteMany(new Document());
		days(20);
		assertKept(form, "form");
		this.desk.getCollection("others").deleteMany(new Document());
		days(20);
		assertThatExceptionOfType(MongoGridFSException.class).isThrownBy(() -> this.files.open(form));
		assertKept(photo, "photo");
	}

	@Test
	void deletesNothingWhileAServiceIsAway() throws IOException {
		ClaimCheck file = store("waits");
		for (int day = 0; day < 20; day++) {
			this.clock.passes(Duration.ofDays(1));
			settle(this.ofDesk);
			settle(this.unnamed);
		}
		assertKept(file, "waits");
	}

	@Test
	void keepsWhatIsStoredAgainWhileItIsBeingDeleted() throws IOException {
		ClaimCheck file = store("again");
		this.clock.passes(AGE.plusDays(1));
		assertThat(this.marks.going(file.sha256(), this.clock.instant())).isTrue();
		store("again");
		days(3);
		assertKept(file, "again");
	}

	/** GridFS writes what names a file after its pieces. */
	@Test
	void deletesThePiecesOfAnUploadThatWasCutOff() throws IOException {
		ClaimCheck file = store("whole");
		this.press.getCollection("sheets").insertOne(new Document("_id", "1").append("photo", file.sha256()));
		ObjectId cutOff = cutOff();
		days(6);
		assertThat(pieces()).as("an upload may still go on").contains(cutOff);
		days(3);
		assertThat(pieces()).hasSize(1).doesNotContain(cutOff);
		assertKept(file, "whole");
		ObjectId another = new ObjectId(Date.from(this.clock.instant().plusSeconds(1)));
		this.database.getCollection("fs.chunks").insertOne(piece(another, 0));
		days(9);
		assertThat(pieces()).as("a later round looks at what came later").hasSize(1).doesNotContain(another);
	}

	@Test
	void deletesNoPiecesWhereNobodyIsToldToDelete() {
		ObjectId cutOff = cutOff();
		this.clock.passes(Duration.ofDays(30));
		assertThat(new LonePieces(this.database, this.rounds, List.of(), EVERY, AGE, this.clock).step()).isFalse();
		assertThat(pieces()).contains(cutOff);
	}

	private ObjectId cutOff() {
		ObjectId id = new ObjectId();
		this.database.getCollection("fs.chunks").insertMany(List.of(piece(id, 0), piece(id, 1)));
		return id;
	}

	private static Document piece(ObjectId file, int number) {
		return new Document("files_id", file).append("n", number).append("data", new Binary(new byte[] { 1 }));
	}

	private Set<ObjectId> pieces() {
		Set<ObjectId> files = new HashSet<>();
		this.database.getCollection("fs.chunks").find().forEach((piece) -> files.add(piece.getObjectId("files_id")));
		return files;
	}

	@Test
	void knowsNothingOfFilesOfAnEarlierVersionAtFirst() throws IOException {
		ClaimCheck file = store("old");
		this.database.getCollection("marks").deleteMany(new Document());
		this.clock.passes(Duration.ofDays(400));
		days(5);
		assertKept(file, "old");
		days(10);
		assertThatExceptionOfType(MongoGridFSException.class).isThrownBy(() -> this.files.open(file));
	}

	@Test
	void takesForANameWhatHasSixtyFourDigitsAndNoMore() {
		String digits = "0123456789abcdef".repeat(4);
		Set<String> found = new HashSet<>();
		NamedFiles.addresses(new Document("a", digits + "f").append("b", digits.toUpperCase(java.util.Locale.ROOT))
			.append("c", "x" + digits + "," + "0".repeat(64)), found);
		assertThat(found).containsExactlyInAnyOrder(digits, "0".repeat(64));
	}

	private ClaimCheck store(String content) {
		return this.files.store(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), "f", "text/plain");
	}

	private void assertKept(ClaimCheck file, String content) throws IOException {
		try (InputStream in = this.files.open(file)) {
			assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(content);
		}
	}

	private void days(int days) {
		for (int day = 0; day < days; day++) {
			this.clock.passes(Duration.ofDays(1));
			settle(this.ofDesk);
			settle(this.ofPress);
			settle(this.unnamed);
			settle(this.lone);
		}
	}

	private static void settle(LonePieces lone) {
		for (int step = 0; step < 50 && lone.step(); step++) {
			assertThat(step).isLessThan(49);
		}
	}

	private static void settle(NamedFiles named) {
		for (int step = 0; step < 50 && named.step(); step++) {
			assertThat(step).isLessThan(49);
		}
	}

	private static void settle(UnnamedFiles unnamed) {
		for (int step = 0; step < 50 && unnamed.step(); step++) {
			assertThat(step).isLessThan(49);
		}
	}

}
