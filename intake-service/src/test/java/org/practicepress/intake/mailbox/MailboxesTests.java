package org.practicepress.intake.mailbox;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicepress.intake.IntakeSite;
import org.practicepress.intake.reading.TakingFirst;
import org.practicepress.intake.submission.Submissions;
import org.practicepress.intake.upload.FreeDisk;
import org.practicepress.reader.guard.WorkDirectory;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

/**
 * Several mailboxes on a server of their own, which takes whatever stands for a password
 * there as a token, too.
 */
class MailboxesTests {

	private static final byte[] PDF = "%PDF-1.7\n%%EOF\n".getBytes(StandardCharsets.UTF_8);

	private static IntakeSite site;

	private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));

	@TempDir
	private Path directory;

	@BeforeAll
	static void start() {
		site = IntakeSite.running();
		MailboxTests.start();
	}

	@BeforeEach
	void startServer() {
		this.server.start();
		this.server.setUser("hub@office.example", "hub", "good-token");
		this.server.setUser("other@office.example", "other", "password");
	}

	@AfterEach
	void stopServer() {
		this.server.stop();
	}

	@Test
	void whereNoPasswordIsTakenATokenIs() throws Exception {
		try (TokenServer tokens = new TokenServer("good-token")) {
			String sender = MailboxTests.sender();
			append("hub", "good-token", mail(sender));
			Mailboxes mailboxes = mailboxes(
					properties(with(tokens, Map.of("oauth2.grant", "client-credentials", "oauth2.scope", "mail read"))),
					Map.of(), Clock.systemUTC());
			mailboxes.start();
			try {
				MailboxTests.submissionFrom(sender);
			}
			finally {
				mailboxes.stop();
			}
			assertThat(tokens.asked).singleElement()
				.asString()
				.contains("grant_type=client_credentials", "client_id=practice-press", "scope=mail+read");
		}
	}

	/** Its server may have been told to forget all of them. */
	@Test
	void aTokenThatTheServerDoesNotTakeIsRenewedOnce() throws Exception {
		Path consent = Files.writeString(this.directory.resolve("consent"), "a refresh token");
		try (TokenServer tokens = new TokenServer("withdrawn-token", "good-token")) {
			MailLogin login = new MailLogin(
					properties(with(tokens, Map.of("oauth2.refresh-token-file", consent.toString()))),
					Clock.systemUTC());
			for (int i = 0; i < 2; i++) {
				try (Store store = login.connected()) {
					assertThat(store.isConnected()).isTrue();
				}
			}
			assertThat(tokens.asked).hasSize(2).allSatisfy((form) -> assertThat(form).contains("a+refresh+token"));
		}
	}

	@Test
	void oneThatLetsNobodyInIsToldInWordsAndHoldsUpNoneOfTheOthers() throws Exception {
		Path consent = Files.writeString(this.directory.resolve("consent"), "a refresh token");
		try (TokenServer tokens = new TokenServer()) {
			MailboxProperties wrong = properties(
					Map.of("host", "127.0.0.1", "port", port(), "user", "other", "password", "another"));
			MailboxProperties ended = properties(with(tokens, Map.of("oauth2.refresh-token-file", consent.toString())));
			MailboxProperties nobody = properties(Map.of("host", "127.0.0.1", "port", "1"));
			MailboxProperties good = properties(
					Map.of("host", "127.0.0.1", "port", port(), "user", "other", "password", "password"));
			SimpleMeterRegistry meters = new SimpleMeterRegistry();
			Mailboxes mailboxes = mailboxes(wrong, Map.of("ended", ended, "nobody", nobody, "good", good),
					Clock.systemUTC(), meters);
			String sender = MailboxTests.sender();
			append("other", "password", mail(sender));
			mailboxes.start();
			try {
				MailboxTests.submissionFrom(sender);
				await().untilAsserted(
						() -> assertThat(trouble(mailboxes, "main")).startsWith("the server refuses the login: ")
							.doesNotContain("another"));
				await().untilAsserted(() -> assertThat(trouble(mailboxes, "ended"))
					.contains("the consent was withdrawn", "mailbox-login"));
				await().untilAsserted(() -> assertThat(trouble(mailboxes, "nobody")).contains("127.0.0.1"));
				await().untilAsserted(() -> assertThat(details(mailboxes, "good")).containsKey("read"));
				assertThat(details(mailboxes, "good")).doesNotContainKey("trouble");
				assertThat(health(mailboxes).getStatus()).isEqualTo(Status.DOWN);
				assertThat(mailboxes.looks()).isTrue();
				assertThat(tokens.asked).hasSize(1);
				assertThat(
						meters.counter("practice_press.mailbox.polls", "outcome", "success", "mailbox", "good").count())
					.isPositive();
				assertThat(meters.counter("practice_press.mailbox.polls", "outcome", "failure", "mailbox", "ended")
					.count()).isEqualTo(1);
			}
			finally {
				mailboxes.stop();
			}
		}
	}

	/** The time between two looks is never over here. */
	@Test
	void whereTheServerSaysThatMailHasComeItIsTakenAtOnce() throws Exception {
		Mailboxes mailboxes = mailboxes(properties(Map.of("host", "127.0.0.1", "port", port(), "user", "other",
				"password", "password", "poll-interval", "365d")), Map.of(), Clock.systemUTC());
		mailboxes.start();
		try {
			for (int mail = 0; mail < 2; mail++) {
				await().untilAsserted(() -> assertThat(details(mailboxes, "main")).containsKey("read"));
				String sender = MailboxTests.sender();
				append("other", "password", mail(sender));
				MailboxTests.submissionFrom(sender);
			}
		}
		finally {
			mailboxes.stop();
		}
	}

	/** Whoever writes to two of the addresses means one practice. */
	@Test
	void theSameMailInTwoMailboxesIsOneSubmission() throws Exception {
		String sender = MailboxTests.sender();
		MimeMessage mail = mail(sender);
		append("hub", "good-token", mail);
		append("other", "password", mail);
		Mailboxes mailboxes = mailboxes(
				properties(Map.of("host", "127.0.0.1", "port", port(), "user", "hub", "password", "good-token")),
				Map.of("other",
						properties(
								Map.of("host", "127.0.0.1", "port", port(), "user", "other", "password", "password"))),
				Clock.systemUTC());
		mailboxes.start();
		try {
			await().untilAsserted(() -> {
				assertThat(in("hub", "good-token", "Taken")).isEqualTo(1);
				assertThat(in("other", "password", "Taken")).isEqualTo(1);
			});
		}
		finally {
			mailboxes.stop();
		}
		assertThat(MailboxTests.submissionsFrom(sender)).singleElement()
			.satisfies((id) -> assertThat(MailboxTests.submission(id).revision()).isEqualTo(1));
	}

	/**
	 * The server ends a connection on which another one has taken something away; that is
	 * made good, too.
	 */
	@Test
	void severalInstancesTakeEachMailOnce() throws Exception {
		List<String> senders = IntStream.range(0, 20).mapToObj((number) -> MailboxTests.sender()).toList();
		for (String sender : senders) {
			append("other", "password", mail(sender));
		}
		MailboxProperties one = properties(Map.of("host", "127.0.0.1", "port", port(), "user", "other", "password",
				"password", "poll-interval", "50ms"));
		List<Mailboxes> instances = IntStream.range(0, 3)
			.mapToObj((number) -> mailboxes(one, Map.of(), Clock.systemUTC()))
			.toList();
		instances.forEach(Mailboxes::start);
		try {
			await().dontCatchUncaughtExceptions()
				.untilAsserted(() -> assertThat(in("other", "password", "INBOX")).isZero());
		}
		finally {
			instances.forEach(Mailboxes::stop);
		}
		for (String sender : senders) {
			assertThat(MailboxTests.submissionsFrom(sender)).singleElement()
				.satisfies((id) -> assertThat(MailboxTests.submission(id).revision()).isEqualTo(1));
		}
		assertThat(in("other", "password", "Failed")).isZero();
	}

	/** Both may be on the same server, and a mail of each may have the same number. */
	@Test
	void whatCannotBeTakenIsKnownByItsMailbox() throws Exception {
		StuckMails stuck = site.bean(StuckMails.class);
		MimeMessage mail = mail(MailboxTests.sender());
		for (String user : List.of("hub", "other")) {
			append(user, user.equals("hub") ? "good-token" : "password", "Failed", mail);
		}
		Mailboxes mailboxes = mailboxes(properties(Map.of()), Map.of("first",
				properties(Map.of("host", "127.0.0.1", "port", port(), "user", "hub", "password", "good-token")),
				"second",
				properties(Map.of("host", "127.0.0.1", "port", port(), "user", "other", "password", "password"))),
				Clock.systemUTC());
		mailboxes.start();
		try {
			await().untilAsserted(() -> {
				assertThat(stuck.lying("first")).hasSize(1);
				assertThat(stuck.lying("second")).hasSize(1);
			});
			assertThat(stuck.lying("first").keySet()).doesNotContainAnyElementsOf(stuck.lying("second").keySet());
			take("hub", "good-token", "Failed");
			mailboxes.wake();
			await().untilAsserted(() -> assertThat(stuck.lying("first")).isEmpty());
			assertThat(stuck.lying("second")).hasSize(1);
		}
		finally {
			mailboxes.stop();
		}
	}

	@Test
	void theServiceTellsHowItsMailboxesAre() {
		await().untilAsserted(() -> assertThat(site.get("/actuator/health/mailboxes").body())
			.contains("\"status\":\"UP\"", "\"main\":{\"at\":\"imap://127.0.0.1", "\"read\":"));
	}

	@Test
	void namesAreShortAndOfPlainLetters() {
		for (String name : List.of("main", "", "Bureau", "a.b", "a/b", "x".repeat(50))) {
			assertThatIllegalArgumentException()
				.isThrownBy(() -> new MailboxesProperties(Map.of(name, properties(Map.of()))))
				.withMessageContaining("small letters");
		}
		assertThat(new MailboxesProperties(Map.of("bureau-2", properties(Map.of()))).mailboxes()).hasSize(1);
	}

	static Mailboxes mailboxes(MailboxProperties main, Map<String, MailboxProperties> others, Clock clock) {
		return mailboxes(main, others, clock, new SimpleMeterRegistry());
	}

	private static Mailboxes mailboxes(MailboxProperties main, Map<String, MailboxProperties> others, Clock clock,
			MeterRegistry meters) {
		IntakeSite running = IntakeSite.running();
		return new Mailboxes(main, new MailboxesProperties(others), running.bean(MailTaker.class),
				running.bean(LetterReports.class), running.bean(TakenMails.class), running.bean(StuckMails.class),
				running.bean(Submissions.class), running.bean(WorkDirectory.class), running.bean(FreeDisk.class),
				running.bean(TakingFirst.class), meters, clock);
	}

	static MailboxProperties properties(Map<String, String> settings) {
		Map<String, String> all = new HashMap<>();
		settings.forEach((key, value) -> all.put("mailbox." + key, value));
		return new Binder(new MapConfigurationPropertySource(all)).bindOrCreate("mailbox", MailboxProperties.class);
	}

	private Map<String, String> with(TokenServer tokens, Map<String, String> more) {
		Map<String, String> settings = new HashMap<>(more);
		settings.putAll(Map.of("host", "127.0.0.1", "port", port(), "user", "hub", "oauth2.client-id", "practice-press",
				"oauth2.client-secret", "secret", "oauth2.token-endpoint", tokens.url()));
		return settings;
	}

	private String port() {
		return String.valueOf(this.server.getImap().getPort());
	}

	private static MimeMessage mail(String sender) throws Exception {
		return MailboxTests.mail(sender, "Our practice", MailboxTests.part("form.pdf", "application/pdf", PDF));
	}

	private static Health health(Mailboxes mailboxes) {
		Health.Builder builder = new Health.Builder();
		new MailboxHealth(mailboxes).doHealthCheck(builder);
		return builder.build();
	}

	private static Map<String, Object> details(Mailboxes mailboxes, String name) {
		Map<String, Object> details = new HashMap<>();
		if (health(mailboxes).getDetails().get(name) instanceof Map<?, ?> found) {
			found.forEach((key, value) -> details.put(String.valueOf(key), value));
		}
		return details;
	}

	private static String trouble(Mailboxes mailboxes, String name) {
		return String.valueOf(details(mailboxes, name).get("trouble"));
	}

	private void append(String user, String password, MimeMessage mail) throws MessagingException {
		append(user, password, "INBOX", mail);
	}

	private void append(String user, String password, String folder, MimeMessage mail) throws MessagingException {
		try (Store store = store(user, password)) {
			Folder into = store.getFolder(folder);
			if (!into.exists()) {
				into.create(Folder.HOLDS_MESSAGES);
			}
			into.appendMessages(new Message[] { mail });
		}
	}

	private int in(String user, String password, String folder) throws MessagingException {
		try (Store store = store(user, password)) {
			Folder named = store.getFolder(folder);
			return named.exists() ? named.getMessageCount() : 0;
		}
	}

	private void take(String user, String password, String name) throws MessagingException {
		try (Store store = store(user, password); Folder folder = store.getFolder(name)) {
			folder.open(Folder.READ_WRITE);
			folder.setFlags(folder.getMessages(), new Flags(Flags.Flag.DELETED), true);
		}
	}

	private Store store(String user, String password) throws MessagingException {
		Store store = Session.getInstance(new Properties()).getStore("imap");
		store.connect("127.0.0.1", this.server.getImap().getPort(), user, password);
		return store;
	}

}
