package org.practicepress.intake.mailbox;

import java.util.Properties;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Lines as mail servers write them. */
class AuthenticationResultsTests {

	@ParameterizedTest
	@ValueSource(strings = {
			"mx.hub.example; dkim=fail header.d=tigris.example; dmarc=fail (p=NONE sp=NONE dis=NONE) header.from=tigris.example",
			"mx.hub.example;\r\n\tspf=pass smtp.mailfrom=a@b.example;\r\n\tdmarc=fail header.from=tigris.example",
			"MX.hub.example 1; DMARC=Fail", "mx.hub.example; dmarc/1 = fail", "\"mx.hub.example\"; dmarc=fail",
			"mx.hub.example (our (first) one); spf=pass (\"dmarc=pass;\") ; dmarc (really) = (oh) fail" })
	void sayThatTheMailIsForged(String line) throws Exception {
		assertThat(AuthenticationResults.failDmarc(mail(line), "mx.hub.example")).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "mx.hub.example; dmarc=pass header.from=tigris.example", "mx.hub.example; none",
			"mx.hub.example; spf=fail; dkim=fail; dmarc=none", "mx.hub.example; dmarc=temperror", "dmarc=fail",
			"mx.evil.example; dmarc=fail", "mx.hub.example.evil.example; dmarc=fail",
			"mx.hub.example; spf=pass (dmarc=fail; dmarc=fail)", "mx.hub.example; spf=pass reason=\"x; dmarc=fail\"",
			"mx.hub.example; x-dmarc=fail", "mx.hub.example; dmarc=failed", "", ";;;", "((((", "\"", "\\", "=" })
	void sayNothingOfThatKind(String line) throws Exception {
		assertThat(AuthenticationResults.failDmarc(mail(line), "mx.hub.example")).isFalse();
	}

	@Test
	void aForgedPassDoesNotHideTheFailure() throws Exception {
		assertThat(AuthenticationResults.failDmarc(mail("mx.hub.example; dmarc=pass", "mx.hub.example; dmarc=fail"),
				"mx.hub.example"))
			.isTrue();
	}

	@Test
	void nobodyIsTrustedUnlessNamed() throws Exception {
		assertThat(AuthenticationResults.failDmarc(mail("; dmarc=fail"), "")).isFalse();
		assertThat(AuthenticationResults.failDmarc(mail(" ; dmarc=fail"), " ")).isFalse();
		assertThat(AuthenticationResults.failDmarc(mail(), "mx.hub.example")).isFalse();
	}

	private static MimeMessage mail(String... lines) throws MessagingException {
		MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()));
		for (String line : lines) {
			mail.addHeader("Authentication-Results", line);
		}
		return mail;
	}

}
