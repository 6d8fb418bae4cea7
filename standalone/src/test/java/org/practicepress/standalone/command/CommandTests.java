package org.practicepress.standalone.command;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.practicepress.standalone.command.Command.Options;

import static org.assertj.core.api.Assertions.assertThat;

class CommandTests {

	@Test
	void startsWithWhatTheInterfacePromises() {
		assertThat(parse("start")).isEqualTo(new Command.Start(new Options(null, 8080, 3025, 3143, null, null)));
	}

	@Test
	void understandsEveryOption() {
		assertThat(parse("demo", "--data", "/tmp/x", "--port", "1", "--smtp-port", "2", "--imap-port", "65535",
				"--editor-password", "long enough", "--exit"))
			.isEqualTo(new Command.Demo(new Options(Path.of("/tmp/x"), 1, 2, 65535, "long enough", null), true));
		assertThat(parse("start", "--editor-password-file", "/run/secrets/editor"))
			.isEqualTo(new Command.Start(new Options(null, 8080, 3025, 3143, null, Path.of("/run/secrets/editor"))));
	}

	@Test
	void takesFilesToRead() {
		assertThat(parse("read", "a.docx", "/tmp/b c.pdf"))
			.isEqualTo(new Command.Read(List.of(Path.of("a.docx"), Path.of("/tmp/b c.pdf")), false));
		assertThat(parse("read", "--json", "--", "--json"))
			.isEqualTo(new Command.Read(List.of(Path.of("--json")), true));
	}

	@Test
	void showsItsUsage() {
		assertThat(parse()).isEqualTo(new Command.Help());
		assertThat(parse("start", "--help")).isEqualTo(new Command.Help());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			stop                             | There is no command "stop"; the commands are start, demo and read.
			start --prot 1                   | There is no option "--prot".
			start --port                     | --port needs a value.
			start --port 0                   | --port must be a number from 1 to 65535, not "0".
			start --port 65536               | --port must be a number from 1 to 65535, not "65536".
			start --imap-port x              | --imap-port must be a number from 1 to 65535, not "x".
			start --editor-password short    | --editor-password needs at least 8 characters.
			start --editor-password-file     | --editor-password-file needs a value.
			start --exit                     | --exit belongs to demo.
			read                             | read needs a file.
			read --json                      | read needs a file.
			read a.docx --jsno               | There is no option "--jsno".
			read a.docx --port               | There is no option "--port".
			""")
	void saysInOneSentenceWhatIsWrong(String line, String sentence) {
		assertThat(parse(line.split(" "))).isEqualTo(new Command.Wrong(sentence));
	}

	private static Command parse(String... arguments) {
		return Command.parse(List.of(arguments));
	}

}
