package org.practicepress.standalone;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What would be read from files, told without a site.
 */
class ReadTests {

	private static final Path CORPUS = Path.of("..", "reader", "src", "test", "resources", "corpus");

	private final ByteArrayOutputStream told = new ByteArrayOutputStream();

	private final String log = System.getProperty("practice-press.log", "target/practice-press.log");

	@TempDir
	private Path directory = Path.of("");

	/** What logs in this JVM logs where tests do, before this and after. */
	@BeforeAll
	static void openTheTestsLog() {
		assertThat(LoggerFactory.getLogger(ReadTests.class).isErrorEnabled()).isTrue();
	}

	@AfterEach
	void leaveTheCommandsLog() {
		System.setProperty("practice-press.log", this.log);
	}

	@Test
	void tellsAProgramWhatEachFileSaysHowThatWasFoundAndHowSureItIs() throws IOException {
		Path letter = Files.writeString(this.directory.resolve("letter.html"),
				"<html><body><p>Dear all</p></body></html>");
		Path half = Files.write(this.directory.resolve("half.pdf"),
				new byte[] { '%', 'P', 'D', 'F', '-', '1', '.', '7' });
		assertThat(read(CORPUS.resolve("fr/puits.docx"), CORPUS.resolve("fr/puits.printed.pdf"), letter, half,
				this.directory.resolve("none"), Path.of("--json")))
			.isEqualTo(1);
		JsonNode files = new JsonMapper().readTree(this.told.toByteArray());
		JsonNode word = files.get(0);
		assertThat(word.get("outcome").asString()).isEqualTo("form");
		assertThat(word.get("formLanguage").asString()).isEqualTo("fr");
		assertThat(word.get("answersLanguage").asString()).isEqualTo("fr");
		JsonNode title = word.get("answers").get("practice.title");
		assertThat(title.get("found").asString()).isEqualTo("control");
		assertThat(title.get("doubtful").asBoolean()).isFalse();
		assertThat(title.get("values").get(0).asString()).isNotBlank();
		JsonNode printed = files.get(1).get("answers").get("practice.title");
		assertThat(printed.get("found").asString()).isEqualTo("text-label");
		assertThat(printed.get("doubtful").asBoolean()).isTrue();
		assertThat(files.valueStream().skip(2).map((file) -> file.get("outcome").asString()))
			.containsExactly("not-the-form", "unreadable", "missing");
		assertThat(files.get(3).get("reason").asString()).isEqualTo("damaged");
	}

	@Test
	void tellsPeopleInATable() {
		assertThat(read(CORPUS.resolve("en/tailors.docx"))).isZero();
		assertThat(this.told.toString(StandardCharsets.UTF_8))
			.startsWith(CORPUS.resolve("en/tailors.docx") + ": the form (version 1, in en), answers in en")
			.containsPattern("sure +control +practice\\.title +\\S")
			.doesNotContain("unreadable");
	}

	@Test
	void tellsFromWhichPartOfAMailItIs() throws IOException {
		Path mail = Files.writeString(this.directory.resolve("mail.eml"), """
				Received: from mx.example.org; Mon, 2 Nov 2026 12:00:00 +0000
				From: amal@example.org
				Content-Type: multipart/mixed; boundary=b

				--b
				Content-Type: text/plain

				Good morning
				--b
				Content-Type: application/octet-stream
				Content-Disposition: attachment; filename="our practice.docx"
				Content-Transfer-Encoding: base64

				%s
				--b
				Content-Type: text/csv
				Content-Disposition: attachment; filename="list.csv"

				a,b
				--b--
				"""
			.formatted(Base64.getMimeEncoder().encodeToString(Files.readAllBytes(CORPUS.resolve("fr/puits.docx")))));
		Path words = Files.writeString(this.directory.resolve("words.eml"), "From: amal@example.org\n\nGood morning\n");
		assertThat(read(mail, Path.of("--json"))).isZero();
		JsonNode parts = new JsonMapper().readTree(this.told.toByteArray());
		assertThat(parts.valueStream().map((part) -> part.get("file").asString())).containsOnly(mail.toString());
		assertThat(
				parts.valueStream().map((part) -> part.get("part").asString() + " " + part.get("outcome").asString()))
			.containsExactly("our practice.docx form", "list.csv unreadable");
		this.told.reset();
		assertThat(read(mail, words)).isEqualTo(1);
		assertThat(this.told.toString(StandardCharsets.UTF_8))
			.contains(mail + ", our practice.docx: the form (version 1")
			.contains(words + ": not the form");
	}

	@Test
	void readsNothingFromNoFile() {
		assertThat(read()).isEqualTo(2);
	}

	private int read(Path... files) {
		PrintStream out = new PrintStream(this.told, true, StandardCharsets.UTF_8);
		List<String> arguments = Stream.concat(Stream.of("read"), Stream.of(files).map(Path::toString)).toList();
		return new PracticePress(out, out).run(arguments);
	}

}
