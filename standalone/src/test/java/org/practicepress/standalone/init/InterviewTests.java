package org.practicepress.standalone.init;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.practicepress.standalone.settings.Part;
import org.practicepress.standalone.settings.Settings;
import org.practicepress.standalone.site.CannotStart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class InterviewTests {

	private static final Map<String, String> VARIABLES = Map.of("MAILBOX_PASSWORD", "m", "RELAY_PASSWORD", "r",
			"OIDC_CLIENT_SECRET", "o", "GOOGLE_CLIENT_SECRET", "g");

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	private final Interview interview = new Interview(new PrintStream(this.out, true, StandardCharsets.UTF_8));

	@TempDir
	private Path directory;

	@TempDir
	private Path elsewhere;

	@Test
	void writesWhatIsAnswered() throws IOException {
		Path logo = logo();
		Path file = write("""
				https://practices.example.org
				Practices that work
				red
				#663399
				logo.svg
				%s

				en, de
				en, fr
				Example "Hub"
				MIT
				CC-BY-NC-ND-3.0-IGO
				practices@example.org

				imap.example.org


				smtp.example.org
				465

				https://login.example.org/realms/hub

				14d
				""".formatted(logo));
		Settings settings = Settings.read(file, VARIABLES);
		assertThat(settings.flaws()).isEmpty();
		assertThat(settings.warnings()).isEmpty();
		assertThat(settings.find("practice-press.pages.name")).hasValue("Practices that work");
		assertThat(settings.find("practice-press.pages.accent")).hasValue("#663399");
		assertThat(this.out.toString(StandardCharsets.UTF_8))
			.contains("must be a colour, such as #0b5d57, not \"red\".");
		assertThat(settings.find("practice-press.pages.logo")).hasValue(logo.toString());
		assertThat(settings.find("practice-press.pages.logo-text")).hasValue("Practices that work");
		assertThat(this.out.toString(StandardCharsets.UTF_8))
			.contains("must be the whole path of a file that is there");
		assertThat(settings.find("practice-press.pages.languages")).hasValue("en, fr");
		assertThat(this.out.toString(StandardCharsets.UTF_8))
			.contains("must be one of en, fr, es, ar, not \"en, de\".");
		assertThat(settings.find("practice-press.publisher")).hasValue("Example \"Hub\"");
		assertThat(settings.find(Settings.LICENCE)).hasValue("CC-BY-NC-ND-3.0-IGO");
		assertThat(this.out.toString(StandardCharsets.UTF_8)).contains("must be a licence of Creative Commons");
		assertThat(settings.find("practice-press.mail.name")).hasValue("Example \"Hub\"");
		assertThat(settings.find("practice-press.intake.mailbox.user")).hasValue("practices@example.org");
		assertThat(settings.find("practice-press.intake.mailbox.password")).hasValue("m");
		assertThat(settings.find("spring.mail.ssl.enabled")).hasValue("true");
		assertThat(settings.find("practice-press.identity.client-id")).hasValue("practice-press");
		assertThat(settings.find("practice-press.intake.drafts.keep")).hasValue("14d");
		assertThat(settings.names(Part.KAFKA)).isFalse();
		assertThat(Interview.secrets(file)).containsExactly("MAILBOX_PASSWORD", "RELAY_PASSWORD", "OIDC_CLIENT_SECRET");
		assertThat(Interview.wantsConsent(file)).isFalse();
	}

	@Test
	void asksNobodyInAScriptAndNothingOfWhatThereIsNot() {
		Path file = this.interview.write(this.directory, Map.of("--public-url", "https://practices.example.org",
				"--mail-address", "p@example.org", "--relay", "smtp.example.org"), null);
		Settings settings = Settings.read(file, VARIABLES);
		assertThat(settings.flaws()).isEmpty();
		assertThat(settings.port("spring.mail.port")).hasValue(587);
		assertThat(settings.group("spring.mail.properties")).containsEntry("mail.smtp.starttls.required", "true");
		assertThat(settings.names(Part.MAILBOX)).isFalse();
		assertThat(settings.names(Part.IDENTITY)).isFalse();
		assertThat(this.out.size()).isZero();
	}

	/** Two providers take no password, and are known by their servers' names. */
	@Test
	void asksForAClientInsteadOfAPasswordWhereNoneIsTaken() {
		String nothing = "";
		Path file = write(String.join("\n", "https://practices.example.org", nothing, nothing, nothing, nothing,
				nothing, nothing, "practices@example.org", nothing, "outlook.office365.com", nothing, nothing, nothing,
				"a directory", "a client", "smtp.office365.com", nothing, nothing, nothing, nothing, nothing, nothing,
				nothing, nothing));
		Settings settings = Settings.read(file, Map.of());
		assertThat(settings.flaws()).isEmpty();
		for (String part : new String[] { "practice-press.intake.mailbox.oauth2.", "practice-press.mail.oauth2." }) {
			assertThat(settings.find(part + "provider")).hasValue("microsoft");
			assertThat(settings.find(part + "tenant")).hasValue("a directory");
			assertThat(settings.find(part + "client-id")).hasValue("a client");
		}
		assertThat(settings.find("practice-press.intake.mailbox.password")).isEmpty();
		assertThat(settings.find("spring.mail.password")).isEmpty();
		assertThat(Interview.secrets(file)).isEmpty();
		assertThat(Interview.wantsConsent(file)).isTrue();
	}

	@Test
	void asksForTheSecretThatGoogleWantsOnce() {
		Path file = this.interview.write(this.directory, Map.of("--mail-address", "p@example.org", "--mailbox",
				"imap.gmail.com", "--relay", "smtp.gmail.com", "--mailbox-client", "a client"), null);
		assertThat(Interview.secrets(file)).containsExactly("GOOGLE_CLIENT_SECRET");
		Settings settings = Settings.read(file, Map.of("GOOGLE_CLIENT_SECRET", "g"));
		assertThat(settings.flaws()).isEmpty();
		assertThat(settings.find("practice-press.mail.oauth2.client-id")).hasValue("a client");
	}

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void writesForThisAccountOnly() throws IOException {
		Path folder = this.directory.resolve("new").resolve("hub");
		Path file = this.interview.write(folder, Map.of(), null);
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder))).isEqualTo("rwx------");
		assertThat(Settings.read(file, Map.of()).flaws()).isEmpty();
	}

	@Test
	void neverWritesOverAFile() throws IOException {
		Path file = Files.writeString(this.directory.resolve(Settings.FILE), "mine");
		assertThatExceptionOfType(CannotStart.class)
			.isThrownBy(() -> this.interview.write(this.directory, Map.of(), null))
			.withMessage("There is a %s already; change it, or move it away first.", file);
		assertThat(file).hasContent("mine");
	}

	@Test
	void asksAgainAfterAnAnswerThatCannotBeUsedAndSaysWhy() {
		Path file = write("practices.example.org\nhttps://practices.example.org\n\n\n\n\n\n\n\n\n\nsoon\n7d\n");
		assertThat(this.out.toString(StandardCharsets.UTF_8))
			.contains("must begin with https://, as browsers write it: https://practices.example.org.")
			.contains("must be a length of time");
		Settings settings = Settings.read(file, Map.of());
		assertThat(settings.find(Settings.PUBLIC_URL)).hasValue("https://practices.example.org");
		assertThat(settings.find("practice-press.intake.drafts.keep")).hasValue("7d");
	}

	@Test
	void writesNothingWhenTheAnswersEndEarlyOrOneOfTheCommandLineIsWrong() {
		assertThatExceptionOfType(CannotStart.class).isThrownBy(() -> write("https://practices.example.org\n"))
			.withMessage("The answers ended before the questions did; nothing was written.");
		assertThatExceptionOfType(CannotStart.class)
			.isThrownBy(() -> this.interview.write(this.directory, Map.of("--public-url", "x"), null))
			.withMessageContaining("must begin with https://");
		assertThatExceptionOfType(CannotStart.class)
			.isThrownBy(() -> this.interview.write(this.directory, Map.of("--relay", "smtp.example.org"), null))
			.withMessageContaining("practice-press.mail.address does not say");
		assertThat(this.directory).isEmptyDirectory();
	}

	@Test
	void anAnswerIsAValueWhateverIsInIt() {
		String name = "x\"\nserver.port: 9999\n# \\ \t \u202e \u0000 ' & * !";
		Path file = this.interview.write(this.directory, Map.of("--publisher", name), null);
		Settings settings = Settings.read(file, Map.of());
		assertThat(settings.flaws()).isEmpty();
		assertThat(settings.find("practice-press.publisher")).hasValue(name);
		assertThat(settings.port("server.port")).isEmpty();
	}

	@Test
	void everythingThatStandsThereAsACommentCanBeSet() throws IOException {
		Path file = this.interview.write(this.directory, Map.of(), null);
		String all = Files.readString(file)
			.lines()
			.map((line) -> line.startsWith("#") && !line.startsWith("# ") ? line.substring(1) : line)
			.collect(Collectors.joining("\n"))
			.replace(Question.LOGO.example(), logo().toString());
		Settings settings = Settings.of(all, VARIABLES);
		assertThat(settings.flaws()).isEmpty();
		assertThat(Arrays.stream(Question.values()).map(Question::key))
			.allSatisfy((key) -> assertThat(settings.find(key)).isPresent());
	}

	private Path logo() throws IOException {
		return Files.writeString(this.elsewhere.resolve("logo.svg"),
				"<svg xmlns='http://www.w3.org/2000/svg' width='60' height='20'><path d='M0 0h60v20H0z'/></svg>");
	}

	private Path write(String answers) {
		return this.interview.write(this.directory, Map.of(), new BufferedReader(new StringReader(answers)));
	}

}
