package org.practicepress.standalone;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every mail to look at, without a site.
 */
class PreviewMailsTests {

	private final ByteArrayOutputStream told = new ByteArrayOutputStream();

	private final String log = System.getProperty("practice-press.log", "target/practice-press.log");

	@TempDir
	private Path directory = Path.of("");

	private Path words = Path.of("");

	private Path preview = Path.of("");

	/** What logs in this JVM logs where tests do, before this and after. */
	@BeforeAll
	static void openTheTestsLog() {
		assertThat(LoggerFactory.getLogger(PreviewMailsTests.class).isErrorEnabled()).isTrue();
	}

	@BeforeEach
	void makeAHub() throws IOException {
		this.words = Files.createDirectory(this.directory.resolve("mails"));
		this.preview = this.directory.resolve("preview");
		Files.writeString(this.directory.resolve("practice-press.yml"), """
				practice-press:
				  public-url: https://practices.example.org
				  mail:
				    address: practices@example.org
				    name: Example Hub
				    templates: %s
				""".formatted(this.words));
	}

	@AfterEach
	void leaveTheCommandsLog() {
		System.setProperty("practice-press.log", this.log);
	}

	@Test
	void writesEveryMailInEveryLanguageInTheHubsOwnWords() throws Exception {
		Files.writeString(this.words.resolve("accepted.ar.txt"),
				"Subject: أحسنت\n\nنهنئك.\n{message}\n\n[إلى الصفحة]({status})\n");
		assertThat(run()).isZero();
		assertThat(said()).containsExactly("Every mail in every language: " + this.preview.resolve("index.html"));
		String index = Files.readString(this.preview.resolve("index.html"));
		for (String language : List.of("en", "fr", "es", "ar")) {
			try (Stream<Path> files = Files.list(this.preview.resolve(language))) {
				assertThat(files.map((file) -> language + "/" + file.getFileName())).hasSizeGreaterThan(80)
					.allSatisfy((file) -> assertThat(index).contains("href=\"" + file + "\""));
			}
		}
		assertThat(index).containsOnlyOnce("</a> <b>own</b>").contains("أحسنت</a> <b>own</b>");
		assertThat(this.preview.resolve("ar/accepted.html")).content()
			.contains("نهنئك", "https://practices.example.org");
		assertThat(this.preview.resolve("ar/accepted.txt")).content().contains("Example Hub");
		try (InputStream in = Files.newInputStream(this.preview.resolve("ar/accepted.eml"))) {
			MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()), in);
			assertThat(mail.getSubject()).isEqualTo("أحسنت [PP-7K3M9Q]");
			assertThat(mail.getFrom()).singleElement().asString().isEqualTo("Example Hub <practices@example.org>");
			assertThat(mail.getMessageID()).endsWith("@example.org>");
			assertThat(((MimeMultipart) mail.getContent()).getCount()).isEqualTo(2);
		}
		assertThat(this.preview.resolve("templates/accepted.en.txt")).content().startsWith("Subject: ");
	}

	@Test
	void writesOverAnEarlierPreviewOnly() throws IOException {
		assertThat(run()).isZero();
		assertThat(run()).isZero();
		Files.writeString(this.preview.resolve("index.html"), "mine");
		this.told.reset();
		assertThat(run()).isEqualTo(1);
		assertThat(said()).containsExactly(
				"There is something in " + this.preview + " that is no preview of mails; choose an empty folder.");
		assertThat(this.preview.resolve("index.html")).hasContent("mine");
	}

	/** So a start does, too: it looks at the same settings first. */
	@Test
	void refusesWordsThatSayWhatThereIsNot() throws IOException {
		Files.writeString(this.words.resolve("accepted.en.txt"), "Subject: {titel}\n\n{message}\n");
		String sentence = this.directory.resolve("practice-press.yml") + ": line 6: practice-press.mail.templates must"
				+ " be a folder of mails without faults: accepted.en.txt, line 1: there is no variable {titel} here;"
				+ " there is {category}, {practice}, {reference}, {sender}, not \"" + this.words + "\".";
		assertThat(run()).isEqualTo(78);
		assertThat(said()).containsExactly(sentence);
		this.told.reset();
		assertThat(run("start", "--data", this.directory.toString())).isEqualTo(78);
		assertThat(said()).contains(sentence);
		assertThat(this.preview).doesNotExist();
	}

	private int run() {
		return run("preview-mails", this.preview.toString(), "--data", this.directory.toString());
	}

	private int run(String... words) {
		PrintStream out = new PrintStream(this.told, true, StandardCharsets.UTF_8);
		return new PracticePress(out, out).run(List.of(words));
	}

	private List<String> said() {
		return this.told.toString(StandardCharsets.UTF_8).lines().toList();
	}

}
