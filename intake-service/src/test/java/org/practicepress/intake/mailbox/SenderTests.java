package org.practicepress.intake.mailbox;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.practicepress.checkers.Growth;

import static org.assertj.core.api.Assertions.assertThat;

class SenderTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			From: amal@example.org                                    | amal@example.org
			From: Amal <amal@example.org>                             | amal@example.org
			From: "Amal, of the hub" <amal@example.org>               | amal@example.org
			From: =?utf-8?q?Amal=0D=0ABcc=3A_b=40c?= <amal@example.org> | amal@example.org
			From: Team: amal@example.org, b@example.org;              | amal@example.org
			From: (me) amal@example.org (at home)                     | amal@example.org
			From: José <josé@example.org>                             | josé@example.org
			From: أمل <أمل@مثال.example>                              | أمل@مثال.example
			From: amal+practices@example.org                          | amal+practices@example.org
			""")
	void isWhoTheMailNames(String header, String address) throws MessagingException {
		assertThat(Sender.of(mail(header))).isEqualTo(new Sender(address, true));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			From: =?utf-8?q?Amal_=3Camal=40example=2Eorg=3E?=                      | amal@example.org
			From: "victim@example.org" <<amal@example.org>>                        | amal@example.org
			From: amal@example.org <not an address                                 | amal@example.org
			From: <<<@@@>>>~Sender: amal@example.org                               | amal@example.org
			From: undisclosed~Return-Path: <amal@example.org>                      | amal@example.org
			X-No: sender~Reply-To: Amal <amal@example.org>                         | amal@example.org
			From: amal (at home) @ (the) example.org (ha \\) ha                    | amal@example.org
			From: amal@example.org~From: other@example.org                         | amal@example.org
			""")
	void isGuessedOtherwiseAndProvesNothing(String headers, String address) throws MessagingException {
		assertThat(Sender.of(mail(headers.replace("~", "\r\n")))).isEqualTo(new Sender(address, false));
	}

	@ParameterizedTest
	@ValueSource(strings = { "From: ", "From: @", "From: a@", "From: <>", "Return-Path: <>", "From: <a\u0000@b>",
			"From: undisclosed-recipients:;", "Subject: nobody" })
	void mayBeMissing(String header) throws MessagingException {
		assertThat(Sender.of(mail(header))).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "a@", "<", "<a@b", "(", "a@b,", "\"", " ", "a@b <" })
	void isFoundInOnePass(String piece) {
		Growth.isLinear(10_000, (size) -> {
			try {
				Sender.of(mail("From: " + piece.repeat(size)));
			}
			catch (MessagingException ex) {
				throw new AssertionError(ex);
			}
		});
	}

	@Test
	void aSubjectIsOneLineWhateverItsWordsMean() throws MessagingException {
		assertThat(MailTaker.subject(mail("Subject: =?utf-8?q?a=0D=0ABcc:_b@c=0D=0A?="))).isEqualTo("a Bcc: b@c");
		assertThat(MailTaker.subject(mail("Subject: a\u760d\u760aBcc: b@c"))).isEqualTo("a\u760d\u760aBcc: b@c");
		assertThat(MailTaker.subject(mail("Subject: a\u2028b\u0085c"))).isEqualTo("a b c");
		assertThat(MailTaker.subject(mail("Subject: =?klingon?q?pr=C3=A1ctica?="))).isEqualTo("práctica");
		assertThat(MailTaker.subject(mail("Subject: " + "\ud83c\udf3e".repeat(5_000))))
			.isEqualTo("\ud83c\udf3e".repeat(300));
		assertThat(MailTaker.subject(mail("Subject: \r\n\t "))).isNull();
		assertThat(MailTaker.subject(mail("From: a@example.org"))).isNull();
	}

	private static MimeMessage mail(String headers) throws MessagingException {
		return new MimeMessage(Session.getInstance(new Properties()),
				new ByteArrayInputStream((headers + "\r\n\r\nGood morning").getBytes(StandardCharsets.UTF_8)));
	}

}
