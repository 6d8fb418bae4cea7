package org.practicepress.intake.mailbox;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import jakarta.mail.Message;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicepress.intake.IntakeSite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Mailboxes at a server as organisations have it. */
class DovecotTests {

	private static final String USER = "hub";

	private static final int WAITING = 200;

	/** What is taken leaves the inbox when all has been looked at. */
	private static final Duration PATIENCE = Duration.ofMinutes(10);

	@TempDir
	private Path directory;

	@BeforeAll
	static void start() {
		assumeTrue(Dovecot.isInstalled(), "dovecot is not installed, or not to be started by root");
		IntakeSite.running();
		MailboxTests.start();
	}

	/** The time between two looks is never over here. */
	@Test
	void itSaysWhenMailHasCome() throws Exception {
		try (Dovecot dovecot = new Dovecot(this.directory)) {
			Mailboxes mailboxes = mailboxes(dovecot, Map.of("poll-interval", "365d"));
			mailboxes.start();
			try {
				for (int mail = 0; mail < 3; mail++) {
					takes(dovecot);
				}
			}
			finally {
				mailboxes.stop();
			}
			assertThat(dovecot.count(USER, "Taken")).isEqualTo(3);
		}
	}

	@Test
	void whereItDoesNotSayItIsAsked() throws Exception {
		try (Dovecot dovecot = new Dovecot(this.directory, "imap_capability = IMAP4rev1 LITERAL+")) {
			Mailboxes mailboxes = mailboxes(dovecot, Map.of("poll-interval", "200ms"));
			mailboxes.start();
			try {
				for (int mail = 0; mail < 3; mail++) {
					takes(dovecot);
				}
			}
			finally {
				mailboxes.stop();
			}
		}
	}

	@Test
	void afterARestartItIsCalledAnew() throws Exception {
		try (Dovecot dovecot = new Dovecot(this.directory)) {
			Mailboxes mailboxes = mailboxes(dovecot, Map.of("poll-interval", "200ms"));
			mailboxes.start();
			try {
				takes(dovecot);
				for (int time = 0; time < 2; time++) {
					dovecot.stop();
					await()
						.untilAsserted(() -> assertThat(mailboxes.all().getFirst().standing().failures()).isPositive());
					dovecot.start();
					takes(dovecot);
					await().untilAsserted(() -> assertThat(mailboxes.all().getFirst().standing().failures()).isZero());
				}
			}
			finally {
				mailboxes.stop();
			}
		}
	}

	/** They are told of the same mails at the same time. */
	@Test
	void twoInstancesTakeAllThatWaitsAndEachOnce() throws Exception {
		try (Dovecot dovecot = new Dovecot(this.directory)) {
			List<String> senders = IntStream.range(0, WAITING).mapToObj((number) -> MailboxTests.sender()).toList();
			Message[] mails = new Message[WAITING];
			for (int number = 0; number < WAITING; number++) {
				mails[number] = MailboxTests.mail(senders.get(number), "Our practice " + number);
			}
			dovecot.append(USER, mails);
			List<Mailboxes> instances = IntStream.range(0, 2)
				.mapToObj((number) -> mailboxes(dovecot, Map.of("poll-interval", "200ms")))
				.toList();
			instances.forEach(Mailboxes::start);
			try {
				await().atMost(PATIENCE).untilAsserted(() -> assertThat(dovecot.count(USER, "INBOX")).isZero());
				takes(dovecot);
			}
			finally {
				instances.forEach(Mailboxes::stop);
			}
			for (String sender : senders) {
				assertThat(MailboxTests.submissionsFrom(sender)).singleElement()
					.satisfies((id) -> assertThat(MailboxTests.submission(id).revision()).isEqualTo(1));
			}
			assertThat(dovecot.count(USER, "Failed")).isZero();
			assertThat(dovecot.log()).doesNotContain("Error:", "Panic:");
		}
	}

	private static void takes(Dovecot dovecot) throws Exception {
		String sender = MailboxTests.sender();
		dovecot.append(USER, MailboxTests.mail(sender, "Our practice"));
		MailboxTests.submissionFrom(sender);
		await().untilAsserted(() -> assertThat(dovecot.count(USER, "INBOX")).isZero());
	}

	private static Mailboxes mailboxes(Dovecot dovecot, Map<String, String> more) {
		Map<String, String> settings = new HashMap<>(more);
		settings.putAll(Map.of("host", "127.0.0.1", "port", String.valueOf(dovecot.port()), "user", USER, "password",
				Dovecot.PASSWORD));
		return MailboxesTests.mailboxes(MailboxesTests.properties(settings), Map.of(), Clock.systemUTC());
	}

}
