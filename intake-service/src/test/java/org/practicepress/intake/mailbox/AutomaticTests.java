package org.practicepress.intake.mailbox;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AutomaticTests {

	private static final String OWN = "practices@hub.example";

	@ParameterizedTest
	@ValueSource(strings = { "no-reply@example.org", "noreply@example.org", "NoReply@example.org",
			"gmail-noreply@google.com", "noreply-maps@google.com", "notifications-noreply@linkedin.com",
			"no_reply@example.org", "no.reply@example.org", "noreply+abc=def@example.org", "do-not-reply@example.org",
			"donotreply@example.org", "dont-reply@example.org", "noreply2@example.org", "account.noreply@example.org",
			"no-replies@example.org", "ne-pas-repondre@exemple.example", "nepasrepondre@exemple.example",
			"no-responder@ejemplo.example", "noresponda@ejemplo.example", "mailer-daemon@example.org",
			"MAILER-DAEMON@example.org", "mailerdaemon@example.org", "postmaster@example.org", "bounce@example.org",
			"bounces+123-abc@example.org", "bounces-123@example.org", "PRACTICES@hub.example",
			"practices+1f2e@hub.example" })
	void senders(String sender) throws MessagingException {
		assertThat(reason(sender, "")).isNotNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "amal@example.org", "juno.replyson@example.org", "noreen@example.org", "norep@example.org",
			"casino-reply@example.org", "reply@example.org", "bouncer@example.org", "postmasterson@example.org",
			"amal+noise@example.org", "practices@other.example", "nora.reply.team@example.org", "أمل@مثال.example",
			"a@b", "donot@example.org" })
	void people(String sender) throws MessagingException {
		assertThat(reason(sender, "")).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Auto-Submitted: auto-replied", "Auto-Submitted: auto-generated; owner-email=\"a@b\"",
			"Auto-Submitted: AUTO-NOTIFIED (by a rule)", "Auto-Submitted: nobody", "Precedence: bulk",
			"Precedence: Junk", "Precedence: list", "Precedence: auto_reply (away)", "X-Autoreply: yes",
			"X-Autorespond: away", "X-Failed-Recipients: a@b", "List-Id: <news.example.org>",
			"List-Unsubscribe: <https://example.org/u>", "List-Post: NO", "Return-Path: <>", "Return-Path: < >",
			"Return-Path:  <> (null)", "Return-Path: <MAILER-DAEMON@mx.example.org>", "Return-Path: MAILER-DAEMON",
			"Content-Type: multipart/report; report-type=delivery-status; boundary=b",
			"Content-Type: Multipart/Report; boundary=\"b", "Content-Type: multipart/report;;;" })
	void headers(String header) throws MessagingException {
		assertThat(reason("amal@example.org", header + "\r\n")).isNotNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Auto-Submitted: no", "Auto-Submitted: NO (a person)", "Precedence: first-class",
			"Precedence: normal", "Return-Path: <amal@example.org>", "Return-Path: <bounces+amal=hub@relay.example>",
			"X-Auto-Response-Suppress: DR, OOF", "Content-Type: multipart/mixed; boundary=report",
			"Content-Type: ;;;\"", "X-Mailer: auto" })
	void whatPeoplesMailsSayToo(String header) throws MessagingException {
		assertThat(reason("amal@example.org", header + "\r\n")).isNull();
	}

	@Test
	void nobody() throws MessagingException {
		assertThat(Automatic.reason(mail(""), null, OWN)).isEqualTo("no sender");
	}

	private static @Nullable String reason(String sender, String headers) throws MessagingException {
		return Automatic.reason(mail(headers), sender, OWN);
	}

	private static MimeMessage mail(String headers) throws MessagingException {
		return new MimeMessage(Session.getInstance(new Properties()),
				new ByteArrayInputStream((headers + "\r\nGood morning").getBytes(StandardCharsets.UTF_8)));
	}

}
