package org.practicepress.reader.mail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.practicepress.form.PracticeForm;
import org.practicepress.reader.recognition.FormRecognition;
import org.practicepress.reader.result.EmbeddedFile;
import org.practicepress.reader.wire.MailLimits;
import org.practicepress.reader.result.Recognised;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A mail, and what its sender meant with it.
 *
 * @param name what is particular about it
 * @param mail the mail
 * @param files the names of the files that come out
 * @param words the sender's own words
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record MailShape(String name, byte[] mail, List<String> files, String words) {

	static final MailLimits LIMITS = new MailLimits("practices@hub.example", 20, 1_000_000);

	private static final MailOpener OPENER = new MailOpener(new FormRecognition(PracticeForm.load()));

	/** What is in a mail. */
	static Recognised open(byte[] mail, Path directory) throws IOException {
		return OPENER.open(Files.write(directory.resolve("mail.eml"), mail), directory, LIMITS);
	}

	void isReadAsItWasMeant(Path directory) throws IOException {
		assertThat(open(this.mail, directory)).isInstanceOfSatisfying(Recognised.Mail.class, (opened) -> {
			assertThat(opened.files()).extracting(EmbeddedFile::name).containsExactlyElementsOf(this.files);
			assertThat(opened.words()).isEqualTo(this.words);
		});
	}

	@Override
	public String toString() {
		return this.name;
	}

}
