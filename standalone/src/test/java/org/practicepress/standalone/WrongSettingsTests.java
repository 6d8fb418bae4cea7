package org.practicepress.standalone;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What the command says of settings with which nothing can be started. */
class WrongSettingsTests {

	private final ByteArrayOutputStream err = new ByteArrayOutputStream();

	@TempDir
	private Path directory;

	@Test
	void everythingThatIsWrongIsToldAndNothingIsStarted() throws IOException {
		Path file = Files.writeString(this.directory.resolve("hub.yml"),
				"spring.mail.hots: x\npractice-press.intake.drafts.keep: soon\n");
		Path data = this.directory.resolve("data");
		assertThat(run("start", "--data", data.toString(), "--config", file.toString())).isEqualTo(78);
		assertThat(said()).containsExactly(
				file + ": line 1: spring.mail.hots is no setting that there is: did you mean spring.mail.host?",
				file + ": line 2: practice-press.intake.drafts.keep must be a length of time, such as 30s, 5m, 12h or"
						+ " 30d, not \"soon\".");
		assertThat(data).isDirectoryNotContaining((inside) -> !inside.endsWith("log"));
	}

	@Test
	void theFileInTheDataFolderIsTheOneThatCounts() throws IOException {
		Path file = Files.writeString(this.directory.resolve("practice-press.yml"), "");
		assertThat(run("start", "--data", this.directory.toString())).isEqualTo(78);
		assertThat(said()).singleElement().asString().startsWith(file + ": the file is empty");
		assertThat(this.directory).isDirectoryNotContaining("glob:**.lock");
	}

	@Test
	void aFileThatIsNamedMustBeThere() {
		assertThat(run("start", "--data", this.directory.toString(), "--config", "none.yml")).isEqualTo(78);
		assertThat(said()).containsExactly("none.yml: there is no such file: ./practice-press init writes one.");
	}

	@Test
	void aHubsOwnFolderIsNoPlaceForADemo() throws IOException {
		Files.writeString(this.directory.resolve("practice-press.yml"), "server.port: 8090\n");
		assertThat(run("demo", "--data", this.directory.toString(), "--exit")).isEqualTo(1);
		assertThat(said()).containsExactly("The folder " + this.directory
				+ " has a practice-press.yml, so it is a hub's own: play the demo in another one.");
	}

	private int run(String... words) {
		return new PracticePress(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
				new PrintStream(this.err, true, StandardCharsets.UTF_8))
			.run(List.of(words));
	}

	private List<String> said() {
		return this.err.toString(StandardCharsets.UTF_8).lines().toList();
	}

}
