package org.practicepress.reader.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.practicepress.checkers.Growth;
import org.practicepress.form.PracticeForm;
import org.practicepress.reader.recognition.FormRecognition;
import org.practicepress.reader.result.EmbeddedFile;
import org.practicepress.reader.result.Recognised;
import org.practicepress.reader.wire.MailLimits;

import static org.assertj.core.api.Assertions.assertThat;

/** A header that cannot be parsed spoils nothing but itself. */
class OddMailTests {

	private static final MailOpener OPENER = new MailOpener(new FormRecognition(PracticeForm.load()));

	@TempDir
	private Path directory = Path.of("");

	static Stream<OddMails.Odd> mails() {
		return OddMails.all();
	}

	@ParameterizedTest
	@MethodSource("mails")
	void isReadAllTheSame(OddMails.Odd odd) throws IOException {
		Path mail = Files.write(this.directory.resolve("mail.eml"), odd.mail());
		Recognised recognised = OPENER.open(mail, this.directory,
				new MailLimits("practices@hub.example", 20, 1_000_000));
		assertThat(recognised).isInstanceOfSatisfying(Recognised.Mail.class, (opened) -> {
			assertThat(opened.files()).extracting(EmbeddedFile::name).containsExactlyElementsOf(odd.files());
			assertThat(opened.words()).isEqualTo(odd.words());
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "X: a\r\n", "Content-Type: a/b;\r\n", "--b\r\n", "--c\r\n\r\n", "> a\r\n", "\r\n",
			"-- \r\n", "Content-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\n",
			"Content-Type: message/rfc822\r\n\r\n", "From: a\r\nSent: b\r\n", "On 1.1. a\r\n" })
	void isReadInOnePass(String piece) {
		Growth.isLinear(4_000, (size) -> {
			try {
				Path mail = Files.writeString(this.directory.resolve("mail.eml"),
						"Content-Type: multipart/mixed; boundary=b\r\n" + piece.repeat(size));
				OPENER.open(mail, this.directory, new MailLimits("practices@hub.example", 20, 1_000_000));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		});
	}

}
