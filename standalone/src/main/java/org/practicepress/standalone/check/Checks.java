package org.practicepress.standalone.check;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.practicepress.pages.Accent;
import org.practicepress.standalone.check.Finding.State;
import org.practicepress.standalone.login.Logins;
import org.practicepress.standalone.read.Readings;
import org.practicepress.standalone.settings.Flaw;
import org.practicepress.standalone.settings.Part;
import org.practicepress.standalone.settings.Settings;
import org.practicepress.standalone.site.CannotStart;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.util.unit.DataSize;

/**
 * Everything that can be tried of a site before it is started.
 */
public final class Checks {

	private static final Duration PATIENCE = Duration.ofSeconds(25);

	private static final Duration PATIENCE_FOR_MAIL = Duration.ofSeconds(90);

	private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

	private final Place place;

	private final Settings settings;

	/**
	 * The checks of a site.
	 * @param place where it is to run
	 * @param settings what is set
	 */
	public Checks(Place place, Settings settings) {
		this.place = place;
		this.settings = settings;
	}

	/**
	 * Tries everything and tells it, a line for each thing.
	 * @param testMail whether a mail may be sent to see whether it comes back
	 * @param json whether to tell it to a program
	 * @param out where to
	 * @return whether nothing is wrong
	 */
	public boolean tell(boolean testMail, boolean json, PrintStream out) {
		List<Finding> findings = all(testMail);
		boolean ok = findings.stream().noneMatch((finding) -> finding.state() == State.WRONG);
		if (json) {
			out.println(JSON.writeValueAsString(new Report(ok, findings)));
		}
		else {
			findings.forEach((finding) -> out.println(line(finding)));
		}
		return ok;
	}

	List<Finding> all(boolean testMail) {
		List<Finding> findings = new ArrayList<>(settings());
		List<Trial> trials = new ArrayList<>(machine());
		if (this.settings.flaws().isEmpty()) {
			trials.addAll(parts(testMail));
		}
		findings.addAll(Trials.all(trials, testMail ? PATIENCE_FOR_MAIL : PATIENCE));
		return List.copyOf(findings);
	}

	private List<Finding> settings() {
		String where = this.settings.file().map(Path::toString).orElse("the environment");
		List<Finding> findings = new ArrayList<>();
		for (Flaw flaw : this.settings.flaws()) {
			findings.add(Finding.wrong("settings", where + ": " + flaw));
		}
		for (Flaw warning : this.settings.warnings()) {
			findings.add(Finding.note("settings", where + ": " + warning));
		}
		if (findings.isEmpty()) {
			findings.add(Finding.good("settings",
					this.settings.file()
						.map((file) -> file + " can be used.")
						.orElse("there is no file: everything runs on the embedded parts, for this machine only.")));
		}
		return findings;
	}

	private List<Trial> machine() {
		return List.of(Trial.one("data folder", () -> Machine.folder(this.place.data())),
				Trial.one("disk", () -> Machine.disk(this.place.data(), leastFree())),
				Trial.one("memory", Machine::memory), Trial.one("JDK", () -> Machine.jdk(Runtime.version())),
				Trial.one("clock", () -> Machine.clock(Instant.now())),
				Trial.one("Tesseract", () -> Machine.tesseract("tesseract")));
	}

	private long leastFree() {
		DataSize usual = DataSize.ofGigabytes(1);
		return this.settings.flaws().isEmpty() ? this.settings.find("practice-press.intake.uploads.least-free")
			.map((size) -> DataSize.parse(size.toUpperCase(Locale.ROOT)))
			.orElse(usual)
			.toBytes() : usual.toBytes();
	}

	private List<Trial> parts(boolean testMail) {
		List<Trial> trials = new ArrayList<>();
		Mail mail = new Mail(this.settings, new Logins(this.settings, this.place.data()));
		Web web = new Web(this.settings);
		Stores stores = new Stores(this.settings);
		trials.add(Trial.one("form", this::form));
		this.settings.find("practice-press.pages.accent")
			.ifPresent((chosen) -> trials.add(Trial.one("colour", () -> colour(chosen))));
		trials.add(new Trial("web port", () -> web(web)));
		boolean mailbox = this.settings.names(Part.MAILBOX);
		boolean relay = this.settings.names(Part.RELAY);
		if (!mailbox || !relay) {
			trials.add(new Trial("mail ports", this::mailPorts));
		}
		for (String name : this.settings.mailboxes()) {
			trials.add(Trial.one(Mail.what(name), () -> mail.mailbox(name)));
		}
		if (relay) {
			trials.add(Trial.one("relay", mail::relay));
			for (String name : this.settings.relays()) {
				trials.add(Trial.one(Mail.whatOfRelay(name), () -> mail.relay(name)));
			}
			String domain = Mail.domain(this.settings.find(Settings.MAIL_ADDRESS).orElse(""));
			trials.add(new Trial("DNS", () -> new Dns(this.place.dns()).sender(domain)));
		}
		if (testMail) {
			trials.add(mailbox && relay ? new Trial("test mail", mail::roundTrip) : Trial.one("test mail",
					() -> Finding.note("test mail", "none was sent: that takes a mailbox and a relay of your own.")));
		}
		if (this.settings.names(Part.IDENTITY)) {
			trials.add(new Trial("identity provider", web::identity));
		}
		if (this.settings.names(Part.KAFKA)) {
			trials.add(Trial.one("Kafka", stores::kafka));
		}
		if (this.settings.names(Part.STORE)) {
			trials.add(Trial.one("MongoDB", stores::mongo));
		}
		return trials;
	}

	private Finding form() {
		try {
			var unused = Readings.form(this.settings);
			return Finding.good("form",
					this.settings.find(Settings.FORM)
						.map((own) -> own + " can be used.")
						.orElse("the one that comes with it is used."));
		}
		catch (CannotStart ex) {
			return Finding.wrong("form", String.valueOf(ex.getMessage()));
		}
	}

	/** On dark paper nearly every colour is lightened, and nobody need hear of it. */
	private static Finding colour(String chosen) {
		Accent accent = Accent.valueOf(chosen);
		return accent.onLight().equalsIgnoreCase(chosen)
				? Finding.good("colour",
						"%s is used on light paper, and %s on dark.".formatted(chosen, accent.onDark()))
				: Finding.note("colour",
						"text in %s could hardly be read on light paper: %s is used there, and %s on dark."
							.formatted(chosen, accent.onLight(), accent.onDark()));
	}

	/**
	 * One after the other: who asks at the public address listens at the port meanwhile.
	 */
	private List<Finding> web(Web web) throws IOException, InterruptedException {
		Optional<URI> address = this.settings.publicUrl();
		if (Machine.isRunning(this.place.data())) {
			return address.isEmpty() ? List.of() : List.of(asked(address.get(), web::running));
		}
		InetAddress listening = listening();
		Finding port = Machine.port("web port", listening, this.place.port(), "--port N");
		if (address.isEmpty()) {
			return List.of(port, Finding.note("public address",
					"none is set: the site is for this machine only. Set " + Settings.PUBLIC_URL + "."));
		}
		return (port.state() == State.WRONG) ? List.of(port) : List.of(port,
				asked(address.get(), (asked) -> web.publicAddress(asked, listening, this.place.port())));
	}

	private static Finding asked(URI address, Asking asking) throws InterruptedException {
		try {
			return asking.ask(address);
		}
		catch (IOException ex) {
			return Finding.wrong("public address", address + ": " + Reasons.of(ex));
		}
	}

	private List<Finding> mailPorts() throws IOException {
		return Machine.isRunning(this.place.data()) ? List.of()
				: List.of(Machine.port("SMTP port", null, this.place.smtpPort(), "--smtp-port N"),
						Machine.port("IMAP port", null, this.place.imapPort(), "--imap-port N"));
	}

	private InetAddress listening() throws UnknownHostException {
		return InetAddress.getByName(this.settings.find("server.address").orElse("127.0.0.1"));
	}

	private static String line(Finding finding) {
		String sign = switch (finding.state()) {
			case GOOD -> "✓";
			case NOTE -> "!";
			case WRONG -> "✗";
		};
		return "%s %s: %s".formatted(sign, finding.what(), finding.sentence());
	}

	/**
	 * A way to ask for the site at its public address.
	 */
	@FunctionalInterface
	private interface Asking {

		Finding ask(URI address) throws IOException, InterruptedException;

	}

	/**
	 * What a program is told.
	 *
	 * @param ok whether nothing is wrong
	 * @param findings what was found
	 */
	private record Report(boolean ok, List<Finding> findings) {
	}

	/**
	 * Where a site is to run.
	 *
	 * @param data the folder everything is kept in
	 * @param port the web port
	 * @param smtpPort the SMTP port
	 * @param imapPort the IMAP port
	 * @param dns the DNS to ask, as JNDI names it
	 */
	public record Place(Path data, int port, int smtpPort, int imapPort, String dns) {

		/**
		 * A place where the DNS is that of the machine.
		 * @param data the folder everything is kept in
		 * @param port the web port
		 * @param smtpPort the SMTP port
		 * @param imapPort the IMAP port
		 */
		public Place(Path data, int port, int smtpPort, int imapPort) {
			this(data, port, smtpPort, imapPort, Dns.USUAL);
		}

	}

}
