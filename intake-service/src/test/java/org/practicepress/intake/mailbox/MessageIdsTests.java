package org.practicepress.intake.mailbox;

import java.util.Properties;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Headers as mail programs write them. */
class MessageIdsTests {

	private static final String OURS = "<5b2f7c1e-90a4-4d3b-8a57-6c1de0f4b812.cf3352e2fac560f263ea66ee4cf72a45@practices.example>";

	@ParameterizedTest
	@ValueSource(strings = { OURS, " " + OURS + " ", "Your mail of Monday " + OURS,
			"<5b2f7c1e-90a4-4d3b-8a57-6c1de0f4b812.\r\n cf3352e2fac560f263ea66ee4cf72a45@practices.example>",
			"=?x-nobody-knows?b?PDViMmY3YzFlLTkwYTQtNGQzYi04YTU3LTZjMWRlMGY0YjgxMi5jZjMzNTJlMmZhYzU2MGYyNjNlYTY2ZWU0Y2Y3MmE0NUBwcmFjdGljZXMuZXhhbXBsZT4=?=",
			// Python's email
			"=?utf-8?q?=3C5b2f7c1e-90a4-4d3b-8a57-6c1de0f4b812=2Ecf3352e2fac?=\r\n =?utf-8?q?560f263ea66ee4cf72a45=40practices=2Eexample=3E?=",
			"=?UTF-8?B?PDViMmY3YzFlLTkwYTQtNGQzYi04YTU3LTZjMWRlMGY0YjgxMi5jZjMzNTJlMmZh?=\r\n\t=?UTF-8?B?YzU2MGYyNjNlYTY2ZWU0Y2Y3MmE0NUBwcmFjdGljZXMuZXhhbXBsZT4=?=" })
	void areReadWhateverBecameOfTheirLines(String header) throws Exception {
		assertThat(MessageIds.in(mail(header), "In-Reply-To")).containsExactly(OURS);
	}

	@Test
	void areReadAmongOthersInOrder() throws Exception {
		assertThat(MessageIds.in(mail(
				"<a@x.example> =?utf-8?q?=3C5b2f7c1e-90a4-4d3b-8a57-6c1de0f4b812=2Ecf3352e2fac5?=\r\n =?utf-8?q?60f263ea66ee4cf72a45=40practices=2Eexample=3E?=\r\n <b@x.example> <a@x.example>"),
				"In-Reply-To"))
			.containsExactly(OURS, "<b@x.example>", "<a@x.example>");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "<>", "< >", "=?utf-8?x?=3Ca=40b=3E?=", "no brackets@x.example", "<<<<", "=?",
			"=?utf-8?q?" })
	void mayBeMissing(String header) throws Exception {
		assertThat(MessageIds.in(mail(header), "In-Reply-To")).isEmpty();
	}

	@Test
	void aHeaderWithoutEndIsReadFromItsEnd() throws Exception {
		String endless = "<a@x.example> ".repeat(1_000_000) + "<" + "x".repeat(5_000_000) + "> " + OURS;
		assertThat(MessageIds.in(mail(endless), "In-Reply-To")).containsExactly(OURS);
	}

	private static MimeMessage mail(String header) throws MessagingException {
		MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()));
		mail.setHeader("In-Reply-To", header);
		return mail;
	}

}
