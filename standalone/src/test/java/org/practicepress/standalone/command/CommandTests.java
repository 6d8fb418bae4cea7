package org.practicepress.standalone.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.practicepress.standalone.command.Command.Options;
import org.practicepress.standalone.settings.Settings;

import static org.assertj.core.api.Assertions.assertThat;

class CommandTests {

	@Test
	void startsWithWhatTheInterfacePromises() {
		assertThat(parse("start")).isEqualTo(new Command.Start(Options.NONE));
		Settings nothing = Settings.read(null, Map.of());
		assertThat(Options.NONE.webPort(nothing)).isEqualTo(8080);
		assertThat(Options.NONE.mailInPort(nothing)).isEqualTo(3025);
		assertThat(Options.NONE.mailOutPort(nothing)).isEqualTo(3143);
	}

	@Test
	void whatIsSaidCountsMoreThanWhatIsSet() {
		Settings set = Settings.read(null, Map.of("SERVER_PORT", "8090", "PRACTICE_PRESS_EMBEDDED_MAIL_SMTP_PORT",
				"2525", "PRACTICE_PRESS_EMBEDDED_MAIL_IMAP_PORT", "1143"));
		assertThat(Options.NONE.webPort(set)).isEqualTo(8090);
		assertThat(Options.NONE.mailInPort(set)).isEqualTo(2525);
		assertThat(Options.NONE.mailOutPort(set)).isEqualTo(1143);
		Options said = new Options(null, null, 1, 2, 3, null, null);
		assertThat(said.webPort(set)).isEqualTo(1);
		assertThat(said.mailInPort(set)).isEqualTo(2);
		assertThat(said.mailOutPort(set)).isEqualTo(3);
	}

	@Test
	void understandsEveryOption() {
		assertThat(parse("demo", "--data", "/tmp/x", "--port", "1", "--smtp-port", "2", "--imap-port", "65535",
				"--editor-password", "long enough", "--exit"))
			.isEqualTo(new Command.Demo(new Options(Path.of("/tmp/x"), null, 1, 2, 65535, "long enough", null), true,
					null));
		assertThat(parse("start", "--config", "/etc/hub.yml", "--editor-password-file", "/run/secrets/editor"))
			.isEqualTo(new Command.Start(new Options(null, Path.of("/etc/hub.yml"), null, null, null, null,
					Path.of("/run/secrets/editor"))));
	}

	@Test
	void playsOnASiteThatRunsAlready() {
		assertThat(parse("demo", "--at", "http://localhost:8080/", "--smtp-port", "3025")).isEqualTo(new Command.Demo(
				new Options(null, null, null, 3025, null, null, null), false, "http://localhost:8080"));
		assertThat(parse("demo", "--at", "localhost")).isInstanceOf(Command.Wrong.class);
		assertThat(parse("demo", "--at")).isInstanceOf(Command.Wrong.class);
		assertThat(parse("demo", "--at", "http://localhost:8080", "--data", "/tmp/x"))
			.isInstanceOf(Command.Wrong.class);
	}

	@Test
	void takesFilesToRead() {
		assertThat(parse("read", "a.docx", "/tmp/b c.pdf"))
			.isEqualTo(new Command.Read(List.of(Path.of("a.docx"), Path.of("/tmp/b c.pdf")), false, Options.NONE));
		assertThat(parse("read", "--json", "--", "--json"))
			.isEqualTo(new Command.Read(List.of(Path.of("--json")), true, Options.NONE));
		assertThat(parse("read", "--config", "hub.yml", "a.docx"))
			.isEqualTo(new Command.Read(List.of(Path.of("a.docx")), false,
					new Options(null, Path.of("hub.yml"), null, null, null, null, null)));
	}

	@Test
	void takesAFolderForMailsToLookAt() {
		assertThat(parse("preview-mails", "/tmp/mails", "--data", "/srv/hub")).isEqualTo(new Command.PreviewMails(
				Path.of("/tmp/mails"), new Options(Path.of("/srv/hub"), null, null, null, null, null, null)));
	}

	@Test
	void takesAnswersToTheQuestionsOfAHub() {
		assertThat(parse("init", "/srv/hub", "--yes", "--public-url", "https://x.org"))
			.isEqualTo(new Command.Init(Path.of("/srv/hub"), true, Map.of("--public-url", "https://x.org")));
		assertThat(parse("init", "--help")).isEqualTo(new Command.HelpWithInit());
	}

	@Test
	void takesWhatIsToBeChecked() {
		assertThat(parse("check", "--json", "--send-test-mail", "--port", "8090"))
			.isEqualTo(new Command.Check(new Options(null, null, 8090, null, null, null, null), true, true));
	}

	@Test
	void takesABackupAndAFolder() {
		Options there = new Options(Path.of("/srv/hub"), null, null, null, null, null, null);
		assertThat(parse("backup", "b.zip")).isEqualTo(new Command.Backup(Path.of("b.zip"), Options.NONE));
		assertThat(parse("backup", "b.zip", "--data", "/srv/hub"))
			.isEqualTo(new Command.Backup(Path.of("b.zip"), there));
		assertThat(parse("restore", "b.zip", "--data", "/srv/hub"))
			.isEqualTo(new Command.Restore(Path.of("b.zip"), Path.of("/srv/hub")));
		assertThat(parse("restore", "b.zip")).isEqualTo(new Command.Wrong("restore needs --data DIR."));
		assertThat(parse("erase", "PP-7K3M9Q", "--reason", "by telephone", "--data", "/srv/hub"))
			.isEqualTo(new Command.Erase("PP-7K3M9Q", "by telephone", there));
		assertThat(parse("erase", "PP-7K3M9Q"))
			.isEqualTo(new Command.Wrong("erase needs a reference, such as PP-7K3M9Q, and --reason WORDS."));
		assertThat(parse("erase", "PP-7K3M9Q", "--reason", "x", "PP-AAAAAA"))
			.isEqualTo(new Command.Wrong("erase takes a reference, --reason WORDS and --data DIR, nothing else."));
		assertThat(parse("backup")).isEqualTo(new Command.Wrong("backup needs a file."));
		assertThat(parse("backup", "--data", "/srv/hub")).isEqualTo(new Command.Wrong("backup needs a file."));
		assertThat(parse("backup", "b.zip", "--port", "8090"))
			.isEqualTo(new Command.Wrong("backup takes a file and --data DIR, nothing else."));
	}

	@Test
	void showsItsUsage() {
		assertThat(parse()).isEqualTo(new Command.Help());
		assertThat(parse("start", "--help")).isEqualTo(new Command.Help());
	}

	@Test
	void aConsentIsForOneOfTheMailboxesOrTheRelay() {
		assertThat(parse("mailbox-login")).isEqualTo(new Command.MailboxLogin("main", Command.Options.NONE));
		assertThat(parse("mailbox-login", "bureau", "--data", "d")).isInstanceOfSatisfying(Command.MailboxLogin.class,
				(login) -> {
					assertThat(login.name()).isEqualTo("bureau");
					assertThat(login.options().data()).isEqualTo(Path.of("d"));
				});
		assertThat(parse("mailbox-login", "--config", "hub.yml")).isInstanceOfSatisfying(Command.MailboxLogin.class,
				(login) -> assertThat(login.options().config()).isEqualTo(Path.of("hub.yml")));
		assertThat(parse("mailbox-login", "relay", "again")).isInstanceOf(Command.Wrong.class);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					stop                             | There is no command "stop"; the commands are start, demo, init, check, read, preview-mails, backup, restore, export, import, mailbox-login and erase.
					start --prot 1                   | There is no option "--prot".
					start --port                     | --port needs a value.
					start --port 0                   | --port must be a number from 1 to 65535, not "0".
					start --port 65536               | --port must be a number from 1 to 65535, not "65536".
					start --imap-port x              | --imap-port must be a number from 1 to 65535, not "x".
					start --editor-password short    | --editor-password needs at least 8 characters.
					start --editor-password-file     | --editor-password-file needs a value.
					start --exit                     | --exit belongs to demo.
					demo --config x                  | --config does not belong to demo.
					start --json                     | --json belongs to check and read.
					demo --send-test-mail            | --send-test-mail belongs to check.
					rehearse now                     | rehearse takes no options.
					check --exit                     | --exit belongs to demo.
					init                             | init needs a folder.
					init --yes                       | init needs a folder.
					init a b                         | There is no option "b"; init --help lists those that there are.
					init a --mailbox-password x      | There is no option "--mailbox-password"; init --help lists those that there are.
					init a --public-url              | --public-url needs a value.
					start --config                   | --config needs a value.
					read                             | read needs a file.
					read --json                      | read needs a file.
					read a.docx --jsno               | There is no option "--jsno".
					preview-mails                    | preview-mails needs a folder.
					preview-mails --data x           | preview-mails needs a folder.
					preview-mails x --port 1         | preview-mails takes a folder, --data DIR and --config FILE, nothing else.
					export x y                       | export takes a file, --data DIR and --config FILE, nothing else.
					read a.docx --port               | There is no option "--port".
					""")
	void saysInOneSentenceWhatIsWrong(String line, String sentence) {
		assertThat(parse(line.split(" "))).isEqualTo(new Command.Wrong(sentence));
	}

	private static Command parse(String... arguments) {
		return Command.parse(List.of(arguments));
	}

}
