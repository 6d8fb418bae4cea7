package org.practicepress.notification.post;

import java.util.List;
import java.util.Properties;

import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.practicepress.form.FormLanguage;
import org.practicepress.notification.conversation.Threading;
import org.practicepress.notification.letter.Kind;
import org.practicepress.notification.letter.Letter;

import static org.assertj.core.api.Assertions.assertThat;

/** Whose name stands on a mail. */
class EnvelopeTests {

	@ParameterizedTest
	@CsvSource(nullValues = "null", value = { "null, Practice Press", "Ana, Ana (Practice Press)",
			"ana@hub.example, Practice Press", "آنا, آنا (Practice Press)", "' ', Practice Press" })
	void anEditorsNameStandsBeforeOursAndNoAddressOfTheirs(@Nullable String editor, String name) throws Exception {
		InternetAddress from = from(editor);
		assertThat(from.getPersonal()).isEqualTo(name);
		assertThat(from.getAddress()).isEqualTo("practices@practices.example");
	}

	@ParameterizedTest
	@CsvSource({ "'Ana\r\nBcc: all@example.org'", "'Ana\nX: y'" })
	void anEditorsNameIsOneLine(String editor) throws Exception {
		assertThat(from(editor).getPersonal()).doesNotContain("\r", "\n");
		assertThat(from("x".repeat(5000)).getPersonal()).hasSizeLessThan(80).endsWith("(Practice Press)");
	}

	private static InternetAddress from(@Nullable String editor) throws Exception {
		MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()));
		Letter letter = new Letter(FormLanguage.ENGLISH, "Subject", "text", "<p>text</p>", null).by(editor);
		InternetAddress ours = Envelope.named(new InternetAddress("practices@practices.example", true),
				"Practice Press");
		Envelope.fill(mail, letter, Kind.MESSAGE_WRITTEN, Envelope.recipient("rozhin@example.org", ""), ours, "Subject",
				new Threading(null, List.of(), null, false), "<1@practices.example>");
		assertThat(mail.getReplyTo()).containsExactly(ours);
		assertThat(mail.getHeader("Bcc")).isNull();
		assertThat(ours.getPersonal()).as("for the next").isEqualTo("Practice Press");
		return (InternetAddress) mail.getFrom()[0];
	}

}
