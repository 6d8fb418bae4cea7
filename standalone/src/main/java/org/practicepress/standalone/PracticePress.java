package org.practicepress.standalone;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.LastResort;
import org.practicepress.embedded.store.EmbeddedStore;
import org.practicepress.standalone.backup.Backup;
import org.practicepress.standalone.backup.Control;
import org.practicepress.standalone.check.Checks;
import org.practicepress.standalone.command.Command;
import org.practicepress.standalone.command.Command.Options;
import org.practicepress.standalone.command.GivenPassword;
import org.practicepress.standalone.demo.Demo;
import org.practicepress.standalone.init.Interview;
import org.practicepress.standalone.login.Logins;
import org.practicepress.standalone.login.MailboxLogin;
import org.practicepress.standalone.memory.OldGeneration;
import org.practicepress.standalone.moving.Export;
import org.practicepress.standalone.moving.Hub;
import org.practicepress.standalone.moving.Import;
import org.practicepress.standalone.preview.MailPreview;
import org.practicepress.standalone.read.Readings;
import org.practicepress.standalone.settings.Part;
import org.practicepress.standalone.settings.Settings;
import org.practicepress.standalone.site.CannotStart;
import org.practicepress.standalone.site.DataFolder;
import org.practicepress.standalone.site.PrivateFolder;
import org.practicepress.standalone.site.Progress;
import org.practicepress.standalone.site.Site;
import org.practicepress.standalone.site.SiteOptions;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.util.FileSystemUtils;

/**
 * The command {@code practice-press}.
 */
public final class PracticePress {

	private static final int FAILED = 1;

	private static final int MISUSED = 2;

	/** As sysexits has it (EX_CONFIG): whatever starts a site again must not, then. */
	private static final int MISCONFIGURED = 78;

	/** How long a hub that is asked for an export may take to come to rest. */
	private static final Duration REST = Duration.ofMinutes(1);

	/** Read by logback.xml, before anything logs. */
	private static final String LOG = "practice-press.log";

	/** What people wait for, and a demonstration does not. */
	private static final List<String> RESTS = List.of("practice-press.review.letter-rest",
			"practice-press.mail.receipt-rest");

	private final PrintStream out;

	private final PrintStream err;

	PracticePress(PrintStream out, PrintStream err) {
		this.out = out;
		this.err = err;
	}

	public static void main(String[] arguments) {
		PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
		PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
		System.exit(new PracticePress(out, err).run(List.of(arguments)));
	}

	/**
	 * Runs a command to its end.
	 * @param arguments the words after {@code practice-press}
	 * @return the exit status: 0 when all went well, 1 when it failed, 2 when the command
	 * line cannot be understood, 78 when the settings cannot be used
	 */
	int run(List<String> arguments) {
		try {
			return switch (Command.parse(arguments)) {
				case Command.Help help -> {
					this.out.print(Command.USAGE);
					yield 0;
				}
				case Command.Wrong wrong -> {
					this.err.println(wrong.reason());
					this.err.print(Command.USAGE);
					yield MISUSED;
				}
				case Command.Start start -> start(start.options());
				case Command.Demo demo -> demo(demo);
				case Command.Init init -> init(init);
				case Command.HelpWithInit help -> {
					this.out.print("Usage: practice-press init DIR [--yes] [options]\n\n" + Interview.usage());
					yield 0;
				}
				case Command.Check check -> check(check);
				case Command.Read read -> read(read);
				case Command.PreviewMails preview -> preview(preview);
				case Command.Backup backup -> backup(backup);
				case Command.Restore restore -> restore(restore);
				case Command.Export export -> export(export);
				case Command.Import moved -> imported(moved);
				case Command.MailboxLogin login -> mailboxLogin(login);
				case Command.Erase erase -> erase(erase);
				case Command.Rehearse rehearse -> rehearse();
			};
		}
		catch (CannotStart ex) {
			this.err.println(ex.getMessage());
			return ex.isOfSettings() ? MISCONFIGURED : FAILED;
		}
	}

	private int start(Options options) {
		Launcher.endWithIt();
		Path data = prepared(folder(options));
		Settings settings = settings(data, options.config());
		Site site = open(data, options, settings);
		if (site.hasOwnMail()) {
			this.out.println("Mail for " + site.practicesAddress() + ": SMTP port " + site.smtpPort() + ", IMAP port "
					+ site.imapPort());
		}
		ready(site);
		site.expectForms();
		Control control = control(site, data, settings);
		untilStopped(() -> {
			control.close();
			site.close();
		});
		return 0;
	}

	static Control control(Site site, Path data, Settings settings) {
		return Control.open(data.toAbsolutePath().normalize(), Map.of("backup", (file) -> backup(site, data, file),
				"export", (file) -> export(site, settings, file), "erasure", (wanted) -> erased(site, wanted)));
	}

	private int demo(Command.Demo demo) {
		if (demo.at() != null) {
			logNowhere();
			return Demo.playAt(demo.at(), demo.options(), GivenPassword.of(demo.options(), System.getenv()), this.out)
					? 0 : FAILED;
		}
		Path data = (demo.options().data() != null) ? demo.options().data() : temporaryFolder();
		if (Files.exists(data.resolve(Settings.FILE))) {
			throw new CannotStart("The folder " + data + " has a " + Settings.FILE
					+ ", so it is a hub's own: play the demo in another one.");
		}
		// what is shown is shown at once
		RESTS.forEach((rest) -> System.setProperty(rest, "0s"));
		Site site = open(prepared(data), demo.options(), ownPartsOnly());
		ready(site);
		boolean held = Demo.play(site, this.out);
		if (demo.exit()) {
			site.close();
			return held ? 0 : FAILED;
		}
		this.out.println("The site stays up at " + site.url() + " until you press Ctrl-C.");
		untilStopped(site::close);
		return held ? 0 : FAILED;
	}

	private static Path folder(Options options) {
		return (options.data() != null) ? options.data() : Path.of("data");
	}

	private static @Nullable Path file(Path data, @Nullable Path config) {
		Path usual = data.resolve(Settings.FILE);
		return (config != null) ? config : Files.exists(usual) ? usual : null;
	}

	/** Everything that is wrong is told at once, and nothing is started meanwhile. */
	private Settings settings(Path data, @Nullable Path config) {
		Path file = file(data, config);
		Settings settings = Settings.read(file, System.getenv());
		String where = (file != null) ? file.toString() : "The environment";
		if (!settings.flaws().isEmpty()) {
			throw CannotStart.ofSettings(settings.flaws()
				.stream()
				.map((flaw) -> where + ": " + flaw)
				.collect(Collectors.joining(System.lineSeparator())), null);
		}
		// what a command has to say goes to standard output, and may be meant for a
		// program
		settings.warnings().forEach((flaw) -> this.err.println("Note: " + where + ": " + flaw));
		return settings;
	}

	/**
	 * A demo's made-up practices are nothing for a hub's own mailbox, broker or series.
	 */
	private static Settings ownPartsOnly() {
		Settings settings = Settings.read(null, System.getenv());
		for (Part part : Part.values()) {
			if (settings.names(part)) {
				throw new CannotStart("The environment names " + part.told() + " in " + part.key()
						+ ", but the demo plays on parts of its own: take that variable out.");
			}
		}
		return settings;
	}

	private int init(Command.Init init) {
		logNowhere();
		BufferedReader answers = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
		Path file = new Interview(this.out).write(init.folder(), init.answers(), init.yes() ? null : answers);
		this.out.println("Wrote " + file + ".");
		List<String> secrets = Interview.secrets(file);
		if (!secrets.isEmpty()) {
			this.out.println("Set the passwords in the environment of whatever starts the site, or write them into the"
					+ " file: " + String.join(", ", secrets));
		}
		if (Interview.wantsConsent(file)) {
			this.out.println("First, somebody has to consent: ./practice-press mailbox-login --data " + init.folder()
					+ " (docs/install.md, Microsoft 365 and Gmail)");
		}
		this.out.println("Now: ./practice-press check --data " + init.folder() + ", then ./practice-press start --data "
				+ init.folder());
		return 0;
	}

	private int check(Command.Check check) {
		logNowhere();
		Options options = check.options();
		Path data = folder(options);
		Settings settings = Settings.read(file(data, options.config()), System.getenv());
		boolean usable = settings.flaws().isEmpty();
		Settings ports = usable ? settings : Settings.read(null, Map.of());
		Checks.Place place = new Checks.Place(data, options.webPort(ports), options.mailInPort(ports),
				options.mailOutPort(ports));
		return new Checks(place, settings).tell(check.testMail(), check.json(), this.out) ? 0 : FAILED;
	}

	/** What is said goes to whoever asked; what libraries log says it less well. */
	private static void logNowhere() {
		try {
			File log = File.createTempFile("practice-press", ".log");
			log.deleteOnExit();
			System.setProperty(LOG, log.getPath());
		}
		catch (IOException ex) {
			throw new CannotStart("There is no place for temporary files.", ex);
		}
	}

	private int mailboxLogin(Command.MailboxLogin login) {
		logNowhere();
		Path data = folder(login.options());
		Settings settings = settings(data, login.options().config());
		BufferedReader typed = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
		PrivateFolder.ensure(data).ifPresent(this.out::println);
		return new MailboxLogin(new Logins(settings, data), settings, this.out).run(login.name(), typed) ? 0 : FAILED;
	}

	private int read(Command.Read read) {
		logNowhere();
		Settings settings = settings(folder(read.options()), read.options().config());
		return Readings.tell(read.files(), settings, read.json(), this.out) ? 0 : FAILED;
	}

	private int preview(Command.PreviewMails preview) {
		logNowhere();
		Settings settings = settings(folder(preview.options()), preview.options().config());
		this.out.println("Every mail in every language: " + MailPreview.write(preview.folder(), settings));
		return 0;
	}

	private static String backup(Site site, Path data, String file) {
		EmbeddedStore store = site.store()
			.filter((own) -> site.hasOwnKafka())
			.orElseThrow(() -> new CannotStart(
					"This site keeps its data in a Kafka or MongoDB of its own: back those up with"
							+ " their own tools, see docs/install.md."));
		return Backup.ofSite(data.toAbsolutePath().normalize(), DataFolder.VERSION, store, Path.of(file));
	}

	private int backup(Command.Backup backup) {
		Path data = folder(backup.options()).toAbsolutePath().normalize();
		Path file = backup.file().toAbsolutePath().normalize();
		if (!Files.isDirectory(data.resolve("documents"))) {
			throw new CannotStart("There is nothing to back up in " + data + "; name the folder with --data DIR.");
		}
		Optional<DataFolder> atRest = DataFolder.find(data);
		try {
			this.out.println(atRest.isPresent() ? Backup.ofFolder(data, atRest.get().version(), file)
					: Control.ask(data, "backup", file.toString()));
			return 0;
		}
		finally {
			atRest.ifPresent(DataFolder::close);
		}
	}

	private int restore(Command.Restore restore) {
		Path data = restore.data().toAbsolutePath().normalize();
		this.out.println(Backup.restore(restore.file(), DataFolder.VERSION, data));
		this.out.println("Now: ./practice-press start --data " + restore.data());
		return 0;
	}

	/**
	 * What somebody at this machine wants erased.
	 *
	 * @param reference the submission
	 * @param reason why
	 * @param account whose command it was
	 */
	private record Erasure(String reference, String reason, String account) {
	}

	private int erase(Command.Erase erase) {
		Path data = folder(erase.options()).toAbsolutePath().normalize();
		if (!Control.isOpen(data)) {
			throw new CannotStart("No site runs on " + data + ", and only a running one can erase everywhere: start it,"
					+ " or name its folder with --data DIR.");
		}
		this.out.println(Control.ask(data, "erasure", JsonMapper.shared()
			.writeValueAsString(new Erasure(erase.reference(), erase.reason(), System.getProperty("user.name")))));
		return 0;
	}

	private static String erased(Site site, String wanted) {
		Erasure erasure = JsonMapper.shared().readValue(wanted, Erasure.class);
		site.erasures()
			.ask(erasure.reference(), erasure.reason(), erasure.account() + " (command line)")
			.ifPresent((flaw) -> {
				throw new CannotStart(flaw.sentence());
			});
		return erasure.reference() + " is being erased; " + site.url() + "/desk/erasures says when it is done.";
	}

	private static String export(Site site, Settings settings, String file) {
		String store = site.store().map(EmbeddedStore::uri).or(() -> settings.find(Part.STORE.key())).orElseThrow();
		String brokers = site.hasOwnKafka() ? site.kafka() : settings.find(Part.KAFKA.key()).orElseThrow();
		try (Hub hub = Hub.at(store, brokers, settings)) {
			return Export.of(hub, Path.of(file), REST);
		}
	}

	private int export(Command.Export export) {
		logNowhere();
		Path data = folder(export.options()).toAbsolutePath().normalize();
		Settings settings = settings(data, export.options().config());
		Path file = export.file().toAbsolutePath().normalize();
		if (partsNamed(settings)) {
			try (Hub hub = Hub.on(data, settings)) {
				this.out.println(Export.of(hub, file, REST));
				return 0;
			}
		}
		if (!Files.isDirectory(data.resolve("documents")) && !Files.isDirectory(data.resolve("kafka"))) {
			throw new CannotStart("There is nothing to export in " + data
					+ "; name the folder with --data DIR, or the settings file with --config FILE.");
		}
		Optional<DataFolder> atRest = DataFolder.find(data);
		if (atRest.isEmpty()) {
			this.out.println(Control.ask(data, "export", file.toString()));
			return 0;
		}
		try (DataFolder folder = atRest.get()) {
			folder.refuseNewer();
			if (folder.isOlder()) {
				throw new CannotStart("The folder " + data
						+ " was written by an earlier Practice Press: start it once with this one, and export then.");
			}
			try (Hub hub = Hub.on(data, settings)) {
				this.out.println(Export.of(hub, file, REST));
			}
			return 0;
		}
	}

	private int imported(Command.Import moved) {
		logNowhere();
		Path data = folder(moved.options()).toAbsolutePath().normalize();
		Settings settings = settings(data, moved.options().config());
		Path file = moved.file().toAbsolutePath().normalize();
		if (partsNamed(settings)) {
			try (Hub hub = Hub.on(data, settings)) {
				this.out.println(Import.of(file, hub, Long.MAX_VALUE));
			}
			return 0;
		}
		try (DataFolder folder = DataFolder.find(data)
			.orElseThrow(() -> new CannotStart("A site runs on " + data
					+ ": an export is imported into a new one, before it is started. Nothing was imported."))) {
			folder.refuseNewer();
			if (folder.isOlder()) {
				throw new CannotStart(
						"This hub is not empty: an export is imported into a new one. Nothing was imported.");
			}
			try (Hub hub = Hub.on(data, settings)) {
				this.out.println(Import.of(file, hub, data.toFile().getUsableSpace()));
			}
			folder.isOfThisVersion();
		}
		this.out.println("Now: ./practice-press start --data " + folder(moved.options()));
		return 0;
	}

	/** Then no folder is used. */
	private static boolean partsNamed(Settings settings) {
		return settings.names(Part.KAFKA) && settings.names(Part.STORE);
	}

	/** What an older program wrote is kept as it was before anything is moved up. */
	private void keepBeforeMovingUp(Path data) {
		try (DataFolder folder = DataFolder.open(data)) {
			if (folder.isOlder()) {
				this.out.println("What an earlier version wrote is moved up; as it was it is kept in "
						+ Backup.beforeMovingUp(data, folder.version(), DataFolder.VERSION) + ".");
			}
		}
	}

	private int rehearse() {
		Path data = temporaryFolder();
		System.setProperty(LOG, data.resolve("log").resolve("practice-press.log").toString());
		RESTS.forEach((rest) -> System.setProperty(rest, "0s"));
		try (Site site = Site.start(new SiteOptions(data, 0, 0, 0, null),
				new Progress(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)))) {
			return Rehearsal.play(site) ? 0 : FAILED;
		}
		finally {
			FileSystemUtils.deleteRecursively(data.toFile());
		}
	}

	/**
	 * Whatever comes next may log, if only that it read the settings.
	 * @return the folder everything is kept in, made and closed to others
	 */
	private Path prepared(Path data) {
		LastResort.prepare();
		Path folder = data.toAbsolutePath().normalize();
		this.out.println("Starting Practice Press in " + folder);
		PrivateFolder.ensure(folder).ifPresent(this.out::println);
		System.setProperty(LOG, folder.resolve("log").resolve("practice-press.log").toString());
		return folder;
	}

	private Site open(Path folder, Options options, Settings settings) {
		settings.file().ifPresent((file) -> this.out.println("Settings: " + file));
		String password = GivenPassword.of(options, System.getenv());
		keepBeforeMovingUp(folder);
		Site site = Site.start(new SiteOptions(folder, options.webPort(settings), options.mailInPort(settings),
				options.mailOutPort(settings), password, settings), new Progress(this.out));
		OldGeneration.collectInTime();
		this.out.println(settings.find(Part.IDENTITY.key())
			.map("Editors sign in at "::concat)
			.orElseGet(() -> "Editor: name editor, password " + told(password, site.editorPassword())));
		return site;
	}

	/** What was given is known, and may be read over a shoulder or in a log here. */
	private static String told(@Nullable String given, @Nullable String made) {
		return (given != null) ? "as given" : (made != null) ? made : "as set at the first start";
	}

	private void ready(Site site) {
		this.out.println("Practice Press is ready: " + site.url());
		if (site.showsMails()) {
			this.out.println("Mails to look at, for operators: " + site.url() + "/identity/mail");
		}
		if (!site.url().equals("http://localhost:" + URI.create(site.origin()).getPort())) {
			this.out.println("The proxy before it asks at " + site.origin());
		}
	}

	/** Ctrl-C ends the JVM; the site is stopped on its way out. */
	private void untilStopped(Runnable stop) {
		CountDownLatch stopped = new CountDownLatch(1);
		Runtime.getRuntime().addShutdownHook(new Thread(() -> {
			this.out.println("Stopping …");
			stop.run();
			this.out.println("Stopped.");
			stopped.countDown();
		}, "stop"));
		try {
			stopped.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static Path temporaryFolder() {
		try {
			return Files.createTempDirectory("practice-press-demo");
		}
		catch (IOException ex) {
			throw new CannotStart("No temporary folder can be made; choose one with --data DIR.", ex);
		}
	}

}
