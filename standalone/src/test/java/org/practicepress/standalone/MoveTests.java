package org.practicepress.standalone;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicepress.standalone.archive.Manifest;
import org.practicepress.standalone.site.DataFolder;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The commands that move a hub, as somebody types them.
 */
class MoveTests {

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	private final ByteArrayOutputStream err = new ByteArrayOutputStream();

	private final String log = System.getProperty("practice-press.log", "target/practice-press.log");

	@TempDir
	private Path directory = Path.of("");

	private Path data = Path.of("");

	private String hub = "";

	/** What logs in this JVM logs where tests do, before this and after. */
	@BeforeAll
	static void openTheTestsLog() {
		assertThat(LoggerFactory.getLogger(MoveTests.class).isErrorEnabled()).isTrue();
	}

	@BeforeEach
	void exportAHub() throws IOException {
		this.data = this.directory.resolve("data");
		this.hub = written(this.directory.resolve("hub.zip"));
	}

	@AfterEach
	void leaveTheCommandsLog() {
		System.setProperty("practice-press.log", this.log);
	}

	@Test
	void anEmptyFolderBecomesTheHub() throws IOException {
		assertThat(run("import", this.hub, "--data", this.data.toString())).isZero();
		assertThat(said(this.out).getFirst()).startsWith("Imported what was exported on 2026-11-26T00:00:00Z (0 MB of")
			.endsWith("Nobody was mailed.");
		assertThat(said(this.out).getLast()).isEqualTo("Now: ./practice-press start --data " + this.data);
		assertThat(this.data.resolve("version")).hasContent(DataFolder.VERSION + "\n");
		assertThat(this.data.resolve("documents")).isDirectory();
		assertThat(run("import", this.hub, "--data", this.data.toString())).isEqualTo(1);
		assertThat(said(this.err).getLast()).startsWith("This hub is not empty");
		assertThat(run("export", this.directory.resolve("again.zip").toString(), "--data", this.data.toString()))
			.isEqualTo(1);
		assertThat(said(this.err).getLast()).startsWith("Something is on its way in the hub: intake has still to tell");
		assertThat(this.directory.resolve("again.zip")).doesNotExist();
	}

	@Test
	void aHubThatRunsIsAskedOrLeftAlone() {
		try (DataFolder running = DataFolder.open(this.data)) {
			assertThat(running.version()).isZero();
			assertThat(this.data.resolve("documents").toFile().mkdir()).isTrue();
			assertThat(run("import", this.hub, "--data", this.data.toString())).isEqualTo(1);
			assertThat(said(this.err).getLast()).startsWith("A site runs on " + this.data);
			assertThat(run("export", this.directory.resolve("new.zip").toString(), "--data", this.data.toString()))
				.isEqualTo(1);
			assertThat(said(this.err).getLast())
				.startsWith("The site that runs on " + this.data + " cannot be asked for the export");
		}
	}

	@Test
	void whatIsNotThereOrNotOfThisVersionIsLeftAlone() throws IOException {
		assertThat(run("export", "hub.zip", "--data", this.data.toString())).isEqualTo(1);
		assertThat(said(this.err).getLast()).startsWith("There is nothing to export in " + this.data);
		assertThat(this.data).doesNotExist();
		Files.createDirectories(this.data.resolve("documents"));
		assertThat(run("export", "hub.zip", "--data", this.data.toString())).isEqualTo(1);
		assertThat(said(this.err).getLast()).contains("was written by an earlier Practice Press");
		Files.writeString(this.data.resolve("version"), "7\n");
		for (String command : List.of("export", "import")) {
			assertThat(run(command, "hub.zip", "--data", this.data.toString())).isEqualTo(1);
			assertThat(said(this.err).getLast()).contains("was written by a newer Practice Press");
		}
	}

	@Test
	void partsThatDoNotAnswerAreTold() throws IOException {
		Path settings = Files.writeString(this.directory.resolve("cluster.yml"), """
				spring.mongodb.uri: mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=500
				spring.cloud.stream.kafka.binder.brokers: 127.0.0.1:1
				""");
		for (String command : List.of("export", "import")) {
			String file = command.equals("import") ? this.hub : this.directory.resolve("new.zip").toString();
			assertThat(run(command, file, "--config", settings.toString())).isEqualTo(1);
			assertThat(said(this.err).getLast()).startsWith("MongoDB does not answer");
		}
	}

	@Test
	void aFileIsNeededAndNothingElseIsUnderstood() {
		assertThat(run("export")).isEqualTo(2);
		assertThat(said(this.err).getFirst()).isEqualTo("export needs a file.");
		assertThat(run("import", "--data", "x")).isEqualTo(2);
		assertThat(run("import", this.hub, "--port", "8080")).isEqualTo(2);
		assertThat(this.err.toString(StandardCharsets.UTF_8))
			.contains("import takes a file, --data DIR and --config FILE, nothing else.");
		assertThat(run("export", "--help")).isZero();
		assertThat(this.out.toString(StandardCharsets.UTF_8)).contains("practice-press export FILE");
	}

	/** As the format has it, and no more. */
	private static String written(Path file) throws IOException {
		List<Manifest.Entry> entries = new ArrayList<>();
		try (OutputStream to = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(to)) {
			for (Resource kind : new PathMatchingResourcePatternResolver().getResources("export/v1/*.jsonl")) {
				entries.add(add(zip, "documents/" + kind.getFilename(), kind.getContentAsByteArray()));
			}
			entries.add(add(zip, "documents/files.jsonl", new byte[0]));
			zip.putNextEntry(new ZipEntry("export.json"));
			zip.write(new JsonMapper()
				.writeValueAsBytes(new Manifest(1, Instant.parse("2026-11-26T00:00:00Z"), entries)));
		}
		return file.toString();
	}

	private static Manifest.Entry add(ZipOutputStream zip, String name, byte[] content) throws IOException {
		zip.putNextEntry(new ZipEntry(name));
		zip.write(content);
		return new Manifest.Entry(name, content.length, DigestUtils.sha256Hex(content));
	}

	private int run(String... words) {
		return new PracticePress(new PrintStream(this.out, true, StandardCharsets.UTF_8),
				new PrintStream(this.err, true, StandardCharsets.UTF_8))
			.run(List.of(words));
	}

	private static List<String> said(ByteArrayOutputStream stream) {
		return stream.toString(StandardCharsets.UTF_8).lines().toList();
	}

}
