package org.practicepress.standalone.command;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.practicepress.standalone.init.Interview;
import org.practicepress.standalone.settings.Settings;

/**
 * A command line, understood.
 */
public sealed interface Command {

	/** How to call it, for people. */
	String USAGE = """
			Usage: practice-press start [options]   run Practice Press until Ctrl-C
			       practice-press demo [options]    play the whole journey of a practice, then leave the site up
			       practice-press init DIR [--yes]  ask a few questions and write the settings file of a hub into a folder;
			                                        init --help lists the options that answer them
			       practice-press check [options] [--json] [--send-test-mail]
			                                        try everything start needs and say what is wrong; with status 0 if
			                                        nothing is, else 1. A test mail goes to the practices address only
			       practice-press read FILE… [--json] [--data DIR] [--config FILE]
			                                        tell what would be read from files, how it was found and how sure it
			                                        is; with status 0 if each is a form with answers, else 1
			       practice-press preview-mails DIR [--data DIR] [--config FILE]
			                                        write every mail in every language about a made-up practice into a
			                                        folder, in your own words where you have some; sends nothing
			       practice-press backup FILE [--data DIR]
			                                        put everything into one file, while the site runs or not
			       practice-press restore FILE --data DIR
			                                        make an empty folder a data folder again
			       practice-press export FILE [--data DIR] [--config FILE]
			                                        write all of a hub into one file, in a format that is open and documented
			       practice-press import FILE [--data DIR] [--config FILE]
			                                        make an empty hub of an exported one, on whatever parts it has
			       practice-press mailbox-login [NAME] [--data DIR] [--config FILE]
			                                        let somebody consent, once, that mails are read where no password is
			                                        taken (OAuth 2); NAME for one of several mailboxes, relay,
			                                        or relay/NAME for one of several relays
			       practice-press erase REFERENCE --reason WORDS [--data DIR]
			                                        have a submission and all about its contributor erased, on a running
			                                        site; make sure first that it is the contributor who asks

			  --data DIR            where everything is kept (start: ./data; demo: a temporary folder)
			  --config FILE         start and check: the settings file (practice-press.yml in that folder, if it is there)
			  --port N              the web address's port (8080)
			  --smtp-port N         where mail comes in and goes out (3025)
			  --imap-port N         where mail can be read (3143)
			  --editor-password-file FILE
			                        where the password of the user "editor" is read from, the first line (without it,
			                        one is made and shown at the first start); or set PRACTICE_PRESS_EDITOR_PASSWORD
			  --editor-password P   the password itself, which other accounts of the machine can see meanwhile
			  --exit                demo only: end after the journey, with status 0 if every step held
			  --at URL              demo only: play on a site that runs already, one to try things on, such as that of
			                        docker-compose.yml; it keeps what was played
			""";

	/** What every command that is about a site takes. */
	Set<String> OPTIONS = Set.of("--data", "--config", "--port", "--smtp-port", "--imap-port", "--editor-password",
			"--editor-password-file");

	/** What most commands make or take. */
	String FILE = "file";

	/** What stands alone, and the command it belongs to. */
	Map<String, String> SWITCHES = Map.of("--exit", "demo", "--json", "check and read", "--send-test-mail", "check");

	/**
	 * Runs the site.
	 *
	 * @param options where and how
	 */
	record Start(Options options) implements Command {
	}

	/**
	 * Plays the journey.
	 *
	 * @param options where and how
	 * @param exit whether to end after it
	 * @param at the web address of a site that runs already; null to run one
	 */
	record Demo(Options options, boolean exit, @Nullable String at) implements Command {
	}

	/**
	 * Writes a settings file.
	 *
	 * @param folder where to
	 * @param yes whether to ask nobody
	 * @param answers what is answered already, by option
	 */
	record Init(Path folder, boolean yes, Map<String, String> answers) implements Command {
	}

	/**
	 * Tries everything that a start needs.
	 *
	 * @param options where and how
	 * @param json whether to tell it to a program
	 * @param testMail whether a mail may be sent to see whether it comes
	 */
	record Check(Options options, boolean json, boolean testMail) implements Command {
	}

	/**
	 * Tells what would be read from files.
	 *
	 * @param files the files
	 * @param json whether to tell it to a program
	 * @param options where the settings are
	 */
	record Read(List<Path> files, boolean json, Options options) implements Command {
	}

	/**
	 * Shows every mail.
	 *
	 * @param folder where to
	 * @param options where the settings are
	 */
	record PreviewMails(Path folder, Options options) implements Command {
	}

	/**
	 * Backs up a data folder.
	 *
	 * @param file the backup
	 * @param options which folder
	 */
	record Backup(Path file, Options options) implements Command {
	}

	/**
	 * Lets somebody consent to a login without a password.
	 *
	 * @param name which mailbox, or which relay
	 * @param options where the settings are
	 */
	record MailboxLogin(String name, Options options) implements Command {
	}

	/**
	 * Has a submission erased.
	 *
	 * @param reference its short public code
	 * @param reason why
	 * @param options on which site
	 */
	record Erase(String reference, String reason, Options options) implements Command {
	}

	/**
	 * Makes a data folder of a backup.
	 *
	 * @param file the backup
	 * @param data the folder
	 */
	record Restore(Path file, Path data) implements Command {
	}

	/**
	 * Writes all of a hub into one file.
	 *
	 * @param file where to
	 * @param options which hub
	 */
	record Export(Path file, Options options) implements Command {
	}

	/**
	 * Makes an empty hub one that was exported.
	 *
	 * @param file the export
	 * @param options which hub
	 */
	record Import(Path file, Options options) implements Command {
	}

	/**
	 * Starts a site in a temporary folder, looks at its first pages and stops it, for the
	 * JVM to learn what a start needs. The script {@code practice-press} calls it.
	 */
	record Rehearse() implements Command {
	}

	/**
	 * Shows the usage.
	 */
	record Help() implements Command {
	}

	/**
	 * Shows the options that answer the questions of {@link Init}.
	 */
	record HelpWithInit() implements Command {
	}

	/**
	 * Cannot be understood.
	 *
	 * @param reason one sentence for people
	 */
	record Wrong(String reason) implements Command {
	}

	/**
	 * What both commands that run a site take. What is null was not said.
	 *
	 * @param data where everything is kept
	 * @param config the settings file
	 * @param port the web port
	 * @param smtpPort the SMTP port
	 * @param imapPort the IMAP port
	 * @param editorPassword the editor's password
	 * @param editorPasswordFile the file it is in
	 */
	record Options(@Nullable Path data, @Nullable Path config, @Nullable Integer port, @Nullable Integer smtpPort,
			@Nullable Integer imapPort, @Nullable String editorPassword, @Nullable Path editorPasswordFile) {

		/** When nothing is said. */
		public static final Options NONE = new Options(null, null, null, null, null, null, null);

		/**
		 * The web port.
		 * @param settings what is set
		 * @return as said here, else as set, else 8080
		 */
		public int webPort(Settings settings) {
			return port(this.port, settings, "server.port", 8080);
		}

		/**
		 * The port where mail comes in and goes out.
		 * @param settings what is set
		 * @return as said here, else as set, else 3025
		 */
		public int mailInPort(Settings settings) {
			return port(this.smtpPort, settings, "practice-press.embedded-mail.smtp-port", 3025);
		}

		/**
		 * The port where mail can be read.
		 * @param settings what is set
		 * @return as said here, else as set, else 3143
		 */
		public int mailOutPort(Settings settings) {
			return port(this.imapPort, settings, "practice-press.embedded-mail.imap-port", 3143);
		}

		private static int port(@Nullable Integer said, Settings settings, String key, int otherwise) {
			return (said != null) ? said : settings.port(key).orElse(otherwise);
		}

		private Options with(String option, Deque<String> rest) {
			Path data = option.equals("--data") ? file(option, rest) : this.data;
			Path config = option.equals("--config") ? file(option, rest) : this.config;
			Integer port = option.equals("--port") ? Command.port(option, rest) : this.port;
			Integer smtpPort = option.equals("--smtp-port") ? Command.port(option, rest) : this.smtpPort;
			Integer imapPort = option.equals("--imap-port") ? Command.port(option, rest) : this.imapPort;
			String password = option.equals("--editor-password") ? password(option, rest) : this.editorPassword;
			Path passwordFile = option.equals("--editor-password-file") ? file(option, rest) : this.editorPasswordFile;
			return new Options(data, config, port, smtpPort, imapPort, password, passwordFile);
		}

	}

	/**
	 * What stands after a command that is about a site.
	 *
	 * @param options where and how
	 * @param switches what else is said
	 */
	record Said(Options options, Set<String> switches) {

		private static Said of(List<String> words, Set<String> switches) {
			Options options = Options.NONE;
			Set<String> said = new HashSet<>();
			Deque<String> rest = new ArrayDeque<>(words);
			while (!rest.isEmpty()) {
				String word = rest.removeFirst();
				if (switches.contains(word)) {
					said.add(word);
				}
				else if (SWITCHES.containsKey(word)) {
					throw new IllegalArgumentException(word + " belongs to " + SWITCHES.get(word) + ".");
				}
				else if (OPTIONS.contains(word)) {
					options = options.with(word, rest);
				}
				else {
					throw new IllegalArgumentException("There is no option \"" + word + "\".");
				}
			}
			return new Said(options, Set.copyOf(said));
		}

		private boolean has(String word) {
			return this.switches.contains(word);
		}

	}

	/**
	 * Understands a command line.
	 * @param arguments the words after {@code practice-press}
	 * @return the command; {@link Wrong} when there is no sense in it
	 */
	static Command parse(List<String> arguments) {
		if (arguments.isEmpty() || arguments.contains("--help") || arguments.contains("-h")
				|| arguments.getFirst().equals("help")) {
			return (!arguments.isEmpty() && arguments.getFirst().equals("init")) ? new HelpWithInit() : new Help();
		}
		List<String> rest = arguments.subList(1, arguments.size());
		try {
			return switch (arguments.getFirst()) {
				case "rehearse" -> rest.isEmpty() ? new Rehearse() : new Wrong("rehearse takes no options.");
				case "read" -> read(rest);
				case "init" -> init(new ArrayDeque<>(rest));
				case "preview-mails" ->
					new PreviewMails(named("preview-mails", "folder", rest), hub("preview-mails", "folder", rest));
				case "backup" -> backup(rest);
				case "restore" -> restore(rest);
				case "export" -> new Export(named("export", FILE, rest), hub("export", FILE, rest));
				case "import" -> new Import(named("import", FILE, rest), hub("import", FILE, rest));
				case "mailbox-login" -> mailboxLogin(rest);
				case "erase" -> erase(new ArrayDeque<>(rest));
				case "start" -> {
					Said said = Said.of(rest, Set.of());
					yield new Start(said.options());
				}
				case "demo" -> demo(rest);
				case "check" -> {
					Said said = Said.of(rest, Set.of("--json", "--send-test-mail"));
					yield new Check(said.options(), said.has("--json"), said.has("--send-test-mail"));
				}
				default -> new Wrong("There is no command \"" + arguments.getFirst()
						+ "\"; the commands are start, demo, init, check, read, preview-mails, backup, restore, export, import, mailbox-login and erase.");
			};
		}
		catch (IllegalArgumentException ex) {
			return new Wrong(String.valueOf(ex.getMessage()));
		}
	}

	private static Command backup(List<String> rest) {
		Options options = onlyData("backup", rest);
		return new Backup(folder("backup", rest.getFirst()), options);
	}

	private static Command erase(Deque<String> rest) {
		String reference = null;
		String reason = null;
		Options options = Options.NONE;
		while (!rest.isEmpty()) {
			String word = rest.removeFirst();
			switch (word) {
				case "--reason" -> reason = value(word, rest);
				case "--data" -> options = options.with(word, rest);
				default -> {
					if (word.startsWith("-") || reference != null) {
						return new Wrong("erase takes a reference, --reason WORDS and --data DIR, nothing else.");
					}
					reference = word;
				}
			}
		}
		return (reference != null && reason != null) ? new Erase(reference, reason, options)
				: new Wrong("erase needs a reference, such as PP-7K3M9Q, and --reason WORDS.");
	}

	private static Command mailboxLogin(List<String> rest) {
		boolean named = !rest.isEmpty() && !rest.getFirst().startsWith("-");
		List<String> words = named ? rest : Stream.concat(Stream.of(Settings.MAIN), rest.stream()).toList();
		return new MailboxLogin(words.getFirst(), hub("mailbox-login", "mailbox", words));
	}

	private static Command restore(List<String> rest) {
		Path data = onlyData("restore", rest).data();
		return (data != null) ? new Restore(folder("restore", rest.getFirst()), data)
				: new Wrong("restore needs --data DIR.");
	}

	private static Path named(String command, String what, List<String> rest) {
		if (rest.isEmpty() || rest.getFirst().startsWith("-")) {
			throw new IllegalArgumentException(command + " needs a " + what + ".");
		}
		return folder(command, rest.getFirst());
	}

	/** Which hub, after what the command is to make or to take. */
	private static Options hub(String command, String what, List<String> rest) {
		Deque<String> after = new ArrayDeque<>(rest.subList(1, rest.size()));
		Options options = Options.NONE;
		while (!after.isEmpty()) {
			String word = after.removeFirst();
			if (!word.equals("--data") && !word.equals("--config")) {
				throw new IllegalArgumentException(
						command + " takes a " + what + ", --data DIR and --config FILE, nothing else.");
			}
			options = options.with(word, after);
		}
		return options;
	}

	/** A file, and perhaps a folder. */
	private static Options onlyData(String command, List<String> rest) {
		named(command, FILE, rest);
		List<String> after = rest.subList(1, rest.size());
		if (!after.isEmpty() && (!after.getFirst().equals("--data") || after.size() > 2)) {
			throw new IllegalArgumentException(command + " takes a file and --data DIR, nothing else.");
		}
		return Said.of(after, Set.of()).options();
	}

	private static Command demo(List<String> rest) {
		Deque<String> words = new ArrayDeque<>(rest);
		List<String> others = new ArrayList<>();
		String at = null;
		while (!words.isEmpty()) {
			String word = words.removeFirst();
			if (word.equals("--at")) {
				at = address(word, words);
			}
			else {
				others.add(word);
			}
		}
		Said said = Said.of(others, Set.of("--exit"));
		Options options = said.options();
		if (options.config() != null) {
			return new Wrong("--config does not belong to demo.");
		}
		if (at != null && (options.data() != null || options.port() != null)) {
			return new Wrong("--at names a site that runs already, so --data and --port have no sense.");
		}
		return new Demo(options, said.has("--exit"), at);
	}

	private static String address(String option, Deque<String> rest) {
		String value = value(option, rest);
		if (!value.startsWith("http://") && !value.startsWith("https://")) {
			throw new IllegalArgumentException(option + " needs a web address, such as http://localhost:8080.");
		}
		return value.endsWith("/") ? value.substring(0, value.length() - 1) : value;
	}

	private static Command init(Deque<String> rest) {
		Path folder = null;
		boolean yes = false;
		Map<String, String> answers = new HashMap<>();
		while (!rest.isEmpty()) {
			String word = rest.removeFirst();
			if (word.equals("--yes")) {
				yes = true;
			}
			else if (Interview.options().contains(word)) {
				answers.put(word, value(word, rest));
			}
			else if (word.startsWith("-") || folder != null) {
				return new Wrong("There is no option \"" + word + "\"; init --help lists those that there are.");
			}
			else {
				folder = folder("init", word);
			}
		}
		return (folder != null) ? new Init(folder, yes, Map.copyOf(answers)) : new Wrong("init needs a folder.");
	}

	private static Command read(List<String> arguments) {
		List<Path> files = new ArrayList<>();
		Options options = Options.NONE;
		boolean json = false;
		boolean onlyFiles = false;
		Deque<String> rest = new ArrayDeque<>(arguments);
		while (!rest.isEmpty()) {
			String argument = rest.removeFirst();
			if (onlyFiles || !argument.startsWith("-")) {
				files.add(folder("read", argument));
			}
			else if (argument.equals("--json")) {
				json = true;
			}
			else if (argument.equals("--data") || argument.equals("--config")) {
				options = options.with(argument, rest);
			}
			else if (argument.equals("--")) {
				onlyFiles = true;
			}
			else {
				return new Wrong("There is no option \"" + argument + "\".");
			}
		}
		return files.isEmpty() ? new Wrong("read needs a file.") : new Read(List.copyOf(files), json, options);
	}

	private static String value(String option, Deque<String> rest) {
		if (rest.isEmpty() || rest.getFirst().isBlank()) {
			throw new IllegalArgumentException(option + " needs a value.");
		}
		return rest.removeFirst();
	}

	private static Path file(String option, Deque<String> rest) {
		return folder(option, value(option, rest));
	}

	private static Path folder(String option, String value) {
		try {
			return Path.of(value);
		}
		catch (InvalidPathException ex) {
			throw new IllegalArgumentException(option + ": no file can be called \"" + value + "\".", ex);
		}
	}

	private static String password(String option, Deque<String> rest) {
		String password = value(option, rest);
		if (password.length() < GivenPassword.SHORTEST) {
			throw new IllegalArgumentException(option + " needs at least " + GivenPassword.SHORTEST + " characters.");
		}
		return password;
	}

	private static Integer port(String option, Deque<String> rest) {
		String value = value(option, rest);
		try {
			int port = Integer.parseInt(value);
			if (port >= 1 && port <= 65535) {
				return port;
			}
		}
		catch (NumberFormatException ex) {
			throw new IllegalArgumentException(option + " must be a number from 1 to 65535, not \"" + value + "\".",
					ex);
		}
		throw new IllegalArgumentException(option + " must be a number from 1 to 65535, not \"" + value + "\".");
	}

}
