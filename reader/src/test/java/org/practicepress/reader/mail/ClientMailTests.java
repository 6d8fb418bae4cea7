package org.practicepress.reader.mail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.practicepress.form.PracticeForm;
import org.practicepress.reader.recognition.FormRecognition;
import org.practicepress.reader.result.EmbeddedFile;
import org.practicepress.reader.result.Recognised;
import org.practicepress.reader.wire.MailLimits;

import static org.assertj.core.api.Assertions.assertThat;

class ClientMailTests {

	private static final MailOpener OPENER = new MailOpener(new FormRecognition(PracticeForm.load()));

	@TempDir
	private Path directory = Path.of("");

	static Stream<ClientMails.Shape> mails() {
		return ClientMails.all();
	}

	/** Which files come out, and which text is its sender's own. */
	@ParameterizedTest
	@MethodSource("mails")
	void isReadAsItWasMeant(ClientMails.Shape shape) throws IOException {
		Path mail = Files.write(this.directory.resolve("mail.eml"), shape.bytes());
		Recognised recognised = OPENER.open(mail, this.directory,
				new MailLimits("practices@hub.example", 20, 1_000_000));
		assertThat(recognised).isInstanceOfSatisfying(Recognised.Mail.class, (opened) -> {
			assertThat(opened.files()).extracting(EmbeddedFile::name).containsExactlyElementsOf(shape.files());
			assertThat(opened.words()).isEqualTo(shape.words());
		});
	}

}
