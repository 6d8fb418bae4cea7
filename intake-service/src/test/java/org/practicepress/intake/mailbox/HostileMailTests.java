package org.practicepress.intake.mailbox;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.practicepress.embedded.junit.StoppedClock;
import org.practicepress.intake.IntakeSite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Mails that were made to hold up the reader of the next. */
class HostileMailTests {

	private static final byte[] PDF = "%PDF-1.7\n%%EOF\n".getBytes(StandardCharsets.UTF_8);

	private static IntakeSite site;

	@BeforeAll
	static void start() {
		site = IntakeSite.running();
		MailboxTests.start();
	}

	/** The senders of those in which nothing was found are told that it was too much. */
	@Test
	void aGoodMailAfterMailsWithoutEndIsAnswered() throws Exception {
		List<String> told = new ArrayList<>();
		for (String body : List.of(html("<p id=appendonsend>".repeat(35_000)), html("<p>a".repeat(175_000)),
				html("<b>".repeat(230_000)), text("a\n".repeat(45_000_000)))) {
			send(body, MailboxTests.sender());
		}
		for (String body : List.of(text("long ".repeat(210_000)), tree(1_000), parts(5_000, "a"),
				parts(2, "<p>a".repeat(250_000)),
				"X-Words: " + "a".repeat(MailHead.LONGEST) + "\r\n" + text("Good morning"))) {
			String sender = MailboxTests.sender();
			send(body, sender);
			told.add(sender);
		}
		String good = MailboxTests.sender();
		MailboxTests.send(MailboxTests.mail(good, "Good", MailboxTests.part("form.pdf", "application/pdf", PDF)));
		MailboxTests.awaitEvents("document.events", MailboxTests.submissionFrom(good), 1);
		for (String sender : told) {
			String id = MailboxTests.submissionFrom(sender);
			assertThat(MailboxTests.awaitEvents("submission.events", id, 1).getFirst().data().path("reason").asString())
				.isEqualTo("too-large");
		}
	}

	@Test
	void isNotReadyWhenNobodyHasLookedForMailsForLong() {
		StoppedClock now = new StoppedClock(Instant.now());
		Mailboxes mailbox = mailboxes("127.0.0.1", now);
		assertThat(mailbox.looks()).isFalse();
		mailbox.start();
		try {
			await().untilAsserted(() -> assertThat(mailbox.looks()).isTrue());
			now.passes(Duration.ofDays(2));
			assertThat(mailbox.looks()).isFalse();
		}
		finally {
			mailbox.stop();
		}
		now.passes(Duration.ofDays(-2));
		assertThat(mailbox.looks()).isFalse();
		assertThat(mailboxes("", now).looks()).isTrue();
	}

	@Test
	void readinessAsksForTheMailbox() {
		assertThat(site.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
		site.bean(Mailboxes.class).stop();
		try {
			assertThat(site.get("/actuator/health/readiness").statusCode()).isEqualTo(503);
		}
		finally {
			site.bean(Mailboxes.class).start();
		}
		assertThat(site.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
	}

	private static Mailboxes mailboxes(String host, StoppedClock now) {
		return MailboxesTests.mailboxes(
				MailboxesTests.properties(Map.of("host", host, "port", "1", "poll-interval", "1d", "timeout", "1s")),
				Map.of(), now);
	}

	private static String html(String body) {
		return "Content-Type: text/html\r\n\r\n" + body;
	}

	private static String text(String body) {
		return "Content-Type: text/plain\r\n\r\n" + body;
	}

	private static String parts(int count, String body) {
		return "Content-Type: multipart/mixed; boundary=b\r\n\r\n"
				+ ("--b\r\nContent-Type: text/html\r\n\r\n" + body + "\r\n").repeat(count) + "--b--\r\n";
	}

	private static String tree(int depth) {
		StringBuilder tree = new StringBuilder();
		for (int i = 0; i < depth; i++) {
			tree.append("Content-Type: multipart/mixed; boundary=b")
				.append(i)
				.append("\r\n\r\n--b")
				.append(i)
				.append("\r\n");
		}
		return tree + text("Good morning");
	}

	private static void send(String body, String sender) throws Exception {
		String mail = Stream.of("From: " + sender, "To: " + IntakeSite.ADDRESS, "Subject: Hostile", body)
			.reduce((one, next) -> one + "\r\n" + next)
			.orElseThrow();
		MailboxTests.send(new MimeMessage(Session.getInstance(new Properties()),
				new ByteArrayInputStream(mail.getBytes(StandardCharsets.US_ASCII))));
	}

}
