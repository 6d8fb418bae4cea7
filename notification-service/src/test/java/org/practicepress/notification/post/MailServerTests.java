package org.practicepress.notification.post;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.practicepress.form.FormLanguage;
import org.practicepress.messaging.oauth.OAuth2Properties;
import org.practicepress.notification.conversation.Reason;
import org.practicepress.notification.conversation.Threading;
import org.practicepress.notification.letter.Kind;
import org.practicepress.notification.letter.Letter;

import org.springframework.mail.javamail.JavaMailSenderImpl;

import static org.assertj.core.api.Assertions.assertThat;

/** What goes over the wire, and what is made of the answers. */
class MailServerTests {

	private static final String ID = "<submission.0123456789abcdef0123456789abcdef@practices.example>";

	private static final Threading REPLY = new Threading("<theirs@example.org>",
			List.of("<older@example.org>", "<theirs@example.org>"), null, true);

	static final OAuth2Properties NO_TOKEN = new OAuth2Properties(OAuth2Properties.Provider.CUSTOM, "common", "", "",
			OAuth2Properties.Grant.CLIENT_CREDENTIALS, null, "", null, null);

	private static final Threading NEW = new Threading(null, List.of(), null, false);

	@Test
	void theMailAsItArrives() throws Exception {
		MimeMessage mail = sent("rozhin@example.org", "Rozhin Karim", "Re: Practice [PP-7K3M9Q]", Kind.RECEIVED, REPLY);
		assertThat(mail.getHeader("From", null)).isEqualTo("Practice Press <practices@practices.example>");
		assertThat(mail.getHeader("Reply-To", null)).isEqualTo("Practice Press <practices@practices.example>");
		assertThat(mail.getHeader("To", null)).isEqualTo("Rozhin Karim <rozhin@example.org>");
		assertThat(mail.getMessageID()).isEqualTo(ID);
		assertThat(mail.getHeader("In-Reply-To")).containsExactly("<theirs@example.org>");
		assertThat(mail.getHeader("References", null).replaceAll("\\s+", " "))
			.isEqualTo("<older@example.org> <theirs@example.org>");
		assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-replied");
		assertThat(mail.getHeader("X-Auto-Response-Suppress")).containsExactly("All");
		assertThat(mail.getHeader("Precedence")).isNull();
		assertThat(mail.getSentDate()).isNotNull();
		assertThat(mail.getContentLanguage()).containsExactly("ar");
		MimeMultipart parts = (MimeMultipart) mail.getContent();
		assertThat(parts.getContentType()).startsWith("multipart/alternative");
		assertThat(parts.getBodyPart(0).getContentType()).startsWith("text/plain").containsIgnoringCase("utf-8");
		assertThat(parts.getBodyPart(0).getContent()).isEqualTo("نص\n" + "x".repeat(3000));
		assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
		assertThat(parts.getBodyPart(1).getContent()).isEqualTo("<p>نص</p>");
	}

	@Test
	void onlyAnAnswerToAMailIsAReply() throws Exception {
		assertThat(sent("a@example.org", "", "Subject", Kind.RECEIVED, NEW).getHeader("Auto-Submitted"))
			.containsExactly("auto-generated");
		MimeMessage later = sent("a@example.org", "", "Subject", Kind.PUBLISHED, REPLY);
		assertThat(later.getHeader("Auto-Submitted")).containsExactly("auto-generated");
		assertThat(sent("a@example.org", "", "Subject", Kind.PUBLISHED, NEW).getHeader("References")).isNull();
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "Ana\r\nBcc: all@example.org", "Ana\nX: y", "\"Ana\" <evil@example.org>, other@example.org",
					"🌍🌍🌍 \u202Eana\u202C", "روژين كريم", "Ана \u0000\u0007" })
	void aNameCannotBreakOutOfItsHeader(String name) throws Exception {
		MimeMessage mail = sent("ana@example.org", name, "Subject", Kind.RECEIVED, NEW);
		assertThat(mail.getAllRecipients()).hasSize(1);
		InternetAddress to = (InternetAddress) mail.getRecipients(Message.RecipientType.TO)[0];
		assertThat(to.getAddress()).isEqualTo("ana@example.org");
		assertThat(to.getPersonal()).doesNotContain("\r", "\n", "\u202E", "\u0000");
		assertThat(mail.getHeader("Bcc")).isNull();
		assertThat(mail.getHeader("X")).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Good 🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍 practice",
			"Re: ممارسة جيدة لدعم المشاريع الصغيرة في أربيل ودهوك [PP-7K3M9Q]",
			"Re: a very long subject that goes on and on and on and on and on and on and on and on and on [PP-7K3M9Q]" })
	void subjectsSurvive(String subject) throws Exception {
		assertThat(sent("ana@example.org", "", subject, Kind.RECEIVED, NEW).getSubject()).isEqualTo(subject);
	}

	@ParameterizedTest
	@ValueSource(strings = { "not an address", "a@example.org, b@example.org", "a@example.org\r\nBcc: b@example.org",
			"list: a@example.org, b@example.org;", "a@", "@example.org", "Ana <a@example.org> x", "", "nobody" })
	void whatIsNotOneAddressIsNotTried(String email) throws Exception {
		try (ScriptedSmtp smtp = new ScriptedSmtp(Map.of())) {
			assertThat(send(smtp.port(), email, "", "Subject", Kind.RECEIVED, NEW))
				.isEqualTo(new Outcome.Never(Reason.BAD_ADDRESS, null));
			assertThat(smtp.mails).isEmpty();
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			RCPT | 550 5.1.1 no such user ana@example.org
			RCPT | 552 5.2.2 mailbox full
			RCPT | 556 5.1.10 the domain takes no mail
			.    | 552 5.3.4 message too big
			.    | 550 5.1.1 no such user ana@example.org
			""")
	void whoIsRefusedForGoodIsNotTriedAgain(String command, String answer) throws Exception {
		try (ScriptedSmtp smtp = new ScriptedSmtp(Map.of(command, answer))) {
			assertThat(send(smtp.port(), "ana@example.org", "", "Subject", Kind.RECEIVED, NEW))
				.isInstanceOfSatisfying(Outcome.Never.class, (never) -> {
					assertThat(never.reason()).isEqualTo(Reason.REJECTED);
					assertThat(never.answer()).startsWith(answer.substring(0, 9)).doesNotContain("@");
				});
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			RCPT  | 451 greylisted ana@example.org
			RCPT  | 450 4.2.1 mailbox busy
			RCPT  | 452 4.2.2 mailbox full
			""")
	void whoCannotTakeItNowIsTriedAgain(String command, String answer) throws Exception {
		try (ScriptedSmtp smtp = new ScriptedSmtp(Map.of(command, answer))) {
			assertThat(send(smtp.port(), "ana@example.org", "", "Subject", Kind.RECEIVED, NEW)).isInstanceOfSatisfying(
					Outcome.NotNow.class, (notNow) -> assertThat(notNow.why()).doesNotContain("@").isNotBlank());
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			RCPT  | 554 5.7.1 <ana@example.org>: Relay access denied
			RCPT  | 454 4.7.1 <ana@example.org>: Relay access denied
			RCPT  | 550 relay not permitted
			RCPT  | 550 5.1.8 <practices@practices.example>: Sender address rejected: Domain not found
			RCPT  | 553 not here
			RCPT  | 421 busy
			RCPT  | 450 Requested mail action not taken: mailbox unavailable
			MAIL  | 550 sender unknown
			MAIL  | 530 5.7.0 Authentication required
			DATA  | 554 no
			DATA  | 451 later
			.     | 452 full
			.     | 554 5.7.1 spam
			.     | 554 Message rejected: Email address is not verified.
			HELLO | 554 go away
			AUTH  | 535 wrong password
			""")
	void whatSpeaksOfUsEndsNoLetter(String command, String answer) throws Exception {
		try (ScriptedSmtp smtp = new ScriptedSmtp(Map.of(command, answer))) {
			assertThat(send(smtp.port(), "ana@example.org", "", "Subject", Kind.RECEIVED, NEW)).isInstanceOfSatisfying(
					Outcome.Stuck.class, (stuck) -> assertThat(stuck.why()).doesNotContain("@").isNotBlank());
		}
	}

	@Test
	void wordsAloneEndALetterOnlyWhenOthersAreTaken() throws Exception {
		try (ScriptedSmtp smtp = new ScriptedSmtp(Map.of())) {
			MailServer server = server(smtp.port());
			smtp.answers.put("RCPT", "550 mailbox unavailable");
			for (String email : List.of("ana@example.org", "bea@example.org", "ana@example.org")) {
				assertThat(send(server, email)).isInstanceOf(Outcome.Stuck.class);
			}
			smtp.answers.remove("RCPT");
			assertThat(send(server, "bea@example.org")).isEqualTo(new Outcome.Accepted());
			smtp.answers.put("RCPT", "550 mailbox unavailable");
			assertThat(send(server, "ana@example.org"))
				.isEqualTo(new Outcome.Never(Reason.REJECTED, "550 mailbox unavailable"));
			assertThat(send(server, "bea@example.org")).isInstanceOf(Outcome.Stuck.class);
		}
	}

	@Test
	void whatDoesNotGetThereReturnsToAnAddressThatNamesItIfThatIsWanted() throws Exception {
		try (ScriptedSmtp smtp = new ScriptedSmtp(Map.of())) {
			send(server(smtp.port(), false), "ana@example.org");
			send(server(smtp.port(), true), "ana@example.org");
			assertThat(smtp.commands).filteredOn((line) -> line.startsWith("MAIL"))
				.containsExactly("MAIL FROM:<practices@practices.example>",
						"MAIL FROM:<practices+submission.0123456789abcdef0123456789abcdef@practices.example>");
			assertThat(smtp.mails)
				.allSatisfy((mail) -> assertThat(mail).contains("From: Practice Press <practices@practices.example>"));
		}
	}

	@Test
	void aServerThatIsAwayIsTriedAgain() throws Exception {
		int port;
		try (ScriptedSmtp smtp = new ScriptedSmtp(Map.of())) {
			port = smtp.port();
		}
		assertThat(send(port, "ana@example.org", "", "Subject", Kind.RECEIVED, NEW)).isInstanceOf(Outcome.Stuck.class);
	}

	private static MimeMessage sent(String email, String name, String subject, Kind kind, Threading threading)
			throws Exception {
		try (ScriptedSmtp smtp = new ScriptedSmtp(Map.of())) {
			assertThat(send(smtp.port(), email, name, subject, kind, threading)).isEqualTo(new Outcome.Accepted());
			assertThat(smtp.mails).hasSize(1);
			assertThat(smtp.mails.getFirst().lines()).allSatisfy((line) -> assertThat(line.length()).isLessThan(998));
			return new MimeMessage(Session.getInstance(new Properties()),
					new ByteArrayInputStream(smtp.mails.getFirst().getBytes(StandardCharsets.ISO_8859_1)));
		}
	}

	private static Outcome send(int port, String email, String name, String subject, Kind kind, Threading threading)
			throws Exception {
		return send(server(port), email, name, subject, kind, threading);
	}

	private static Outcome send(MailServer server, String email) {
		return send(server, email, "", "Subject", Kind.RECEIVED, NEW);
	}

	private static Outcome send(MailServer server, String email, String name, String subject, Kind kind,
			Threading threading) {
		Relay relay = server.turn().orElseThrow();
		Letter letter = new Letter(FormLanguage.ARABIC, "own", "نص\n" + "x".repeat(3000), "<p>نص</p>", null);
		return server.send(relay, letter, kind, email, name, subject, threading, ID);
	}

	private static MailServer server(int port) throws Exception {
		return server(port, false);
	}

	private static MailServer server(int port, boolean plus) throws Exception {
		JavaMailSenderImpl sender = new JavaMailSenderImpl();
		sender.setHost("127.0.0.1");
		sender.setPort(port);
		sender.setUsername("user");
		sender.setPassword("password");
		RelaySender login = RelaySender.of(sender, Tls.AUTO, NO_TOKEN, Clock.systemUTC());
		return new MailServer(List.of(new Relay("main", login, 0, Clock.systemUTC())),
				Envelope.named(new InternetAddress("practices@practices.example", true), "Practice Press"), plus,
				Clock.systemUTC());
	}

}
