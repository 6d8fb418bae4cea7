package org.practicepress.embedded.identity;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import org.awaitility.Awaitility;
import org.practicepress.embedded.LoopbackPort;
import org.practicepress.embedded.mail.EmbeddedMail;
import org.practicepress.embedded.mail.KeptMails;

/** A provider on a port and with a mail server of its own. */
final class Hub implements AutoCloseable {

	static final String PASSWORD = "given at the first start";

	private final Path directory;

	private final int port = LoopbackPort.free();

	private final Map<String, String> look;

	private final EmbeddedMail mail;

	private EmbeddedIdentity identity;

	private int addresses;

	Hub(Path directory) {
		this(directory, Map.of());
	}

	/** One that looks as its operator wants. */
	Hub(Path directory, Map<String, String> look) {
		this.directory = directory;
		this.look = look;
		this.mail = EmbeddedMail.start(directory.resolve("mail"), 0, 0, "practices@localhost");
		this.identity = start("{noop}" + PASSWORD);
	}

	String uri() {
		return "http://localhost:" + this.port;
	}

	Path kept(String name) {
		return this.directory.resolve("identity").resolve(name);
	}

	/** Whom nobody has seen before. */
	Visitor visitor() {
		return new Visitor(uri(), "203.0.113." + ++this.addresses);
	}

	Visitor signedIn(String name, String password) throws Exception {
		Visitor visitor = visitor();
		if (!visitor.signIn(name, password).endsWith("/desk")) {
			throw new IllegalStateException(name + " cannot sign in");
		}
		return visitor;
	}

	Visitor operator() throws Exception {
		return signedIn("editor", PASSWORD);
	}

	/** Stops it, lets something happen, and starts it. */
	void restart(String hash, Between between) throws Exception {
		this.identity.close();
		between.happens();
		this.identity = start(hash);
	}

	/** The last mail to somebody, as soon as there are so many. */
	String mail(String address, int number) {
		return Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.ignoreExceptions()
			.until(() -> mails(address), (mails) -> mails.size() >= number)
			.getLast();
	}

	/** The path of the link in a mail. */
	static String link(String mail) {
		return mail.lines()
			.filter((line) -> line.contains("/identity/password/"))
			.map((line) -> line.strip().substring(line.indexOf("/identity/")))
			.findFirst()
			.orElseThrow();
	}

	/** Invites somebody and returns the path of their link. */
	String invited(String name, String address, String... roles) throws Exception {
		List<String> fields = new ArrayList<>(List.of("name", name, "email", address, "language", "en"));
		for (String role : roles) {
			fields.addAll(List.of("roles", role));
		}
		var answer = operator().post("/identity/people", "/identity/people", fields.toArray(String[]::new));
		if (answer.statusCode() != 302) {
			throw new IllegalStateException(answer.body());
		}
		return link(mail(address, 1));
	}

	/** Somebody who has come in. */
	Visitor person(String name, String password, String... roles) throws Exception {
		String link = invited(name, name.replace(' ', '.').toLowerCase(java.util.Locale.ROOT) + "@hub.example", roles);
		visitor().post(link, link, "password", password);
		return signedIn(name, password);
	}

	/** The id of somebody's account. */
	String id(String name) throws IOException {
		return new People(this.directory.resolve("identity"), java.time.InstantSource.system()).all()
			.named(name)
			.orElseThrow()
			.id();
	}

	@Override
	public void close() {
		this.identity.close();
		this.mail.close();
	}

	private EmbeddedIdentity start(String hash) {
		return EmbeddedIdentity.start(this.directory.resolve("identity"), this.port, uri(), hash, "desk-secret",
				"api-secret", MailRelay.onLoopback(this.mail.smtpPort(), "practices@localhost", "Example Hub"),
				KeptMails.in(this.directory.resolve("mail")), this.look);
	}

	private List<String> mails(String address) throws MessagingException, IOException {
		try (Store store = Session.getInstance(new Properties()).getStore("imap")) {
			store.connect("127.0.0.1", this.mail.imapPort(), address, EmbeddedMail.PASSWORD);
			Folder inbox = store.getFolder("INBOX");
			inbox.open(Folder.READ_ONLY);
			List<String> mails = new ArrayList<>();
			for (Message message : inbox.getMessages()) {
				mails.add(message.getSubject() + "\n" + message.getFrom()[0] + "\n" + message.getContent());
			}
			return mails;
		}
	}

	/** What happens while it is away. */
	@FunctionalInterface
	interface Between {

		void happens() throws Exception;

	}

}
