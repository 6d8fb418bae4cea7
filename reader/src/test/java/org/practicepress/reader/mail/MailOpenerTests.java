package org.practicepress.reader.mail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicepress.form.FormLanguage;
import org.practicepress.form.PracticeForm;
import org.practicepress.reader.recognition.FormRecognition;
import org.practicepress.reader.result.EmbeddedFile;
import org.practicepress.reader.result.Reason;
import org.practicepress.reader.result.Recognised;
import org.practicepress.reader.wire.MailLimits;

import static org.assertj.core.api.Assertions.assertThat;

class MailOpenerTests {

	private static final String HEAD = "From: a@example.org\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n";

	private static final String WORDS = "--b\r\nContent-Type: text/plain\r\n\r\nGood morning\r\n> Results\r\n";

	private final PracticeForm form = PracticeForm.load();

	private final MailOpener opener = new MailOpener(new FormRecognition(this.form));

	@TempDir
	private Path directory = Path.of("");

	@Test
	void takesOutFilesHoweverDeepTheyLie() throws IOException {
		Recognised.Mail mail = open(HEAD + WORDS + attachment("form.docx", "one")
				+ "--b\r\nContent-Type: message/rfc822\r\n\r\n" + "Content-Type: multipart/mixed; boundary=c\r\n\r\n"
				+ attachment("=?utf-8?q?pr=C3=A1ctica.docx?=", "two").replace("--b", "--c") + "--c--\r\n--b--\r\n");
		assertThat(mail.files()).extracting(EmbeddedFile::name).containsExactly("form.docx", "práctica.docx");
		assertThat(mail.files()).extracting((file) -> Files.readString(file.file())).containsExactly("one", "two");
		assertThat(mail.files()).allSatisfy((file) -> assertThat(file.file()).hasParentRaw(this.directory));
		assertThat(mail.words()).isEmpty();
		assertThat(mail.beside()).isEqualTo("Good morning");
	}

	/** Neither what it answers, nor what a program puts where a picture stands. */
	@Test
	void tellsWhatItsSenderHasWrittenBesideAFile() throws IOException {
		for (Map.Entry<String, String> told : Map.of("The number is on page 2.\r\n-- \r\nAmal Haddad\r\n",
				"The number is on page 2.",
				"Thank you.\r\n\r\nFrom: Hub <practices@hub.example>\r\nSent: Monday\r\nTo: Amal\r\nSubject: PP\r\n\r\nWe have it.\r\n",
				"Thank you.",
				"From: Hub <practices@hub.example>\r\nSent: Monday\r\nTo: Amal\r\nSubject: PP\r\n\r\nWe have it.\r\n",
				"", "On Monday, 2 November 2026, Hub <practices@hub.example> wrote:\r\n> We have it.\r\n> Hub\r\n", "",
				"[image: logo.png]\r\n<form.docx>\r\n\ufffc\r\n...\r\n", "", "Sent from my iPhone\r\n", "",
				"[cid:image001.png@01D]\r\nنعم\r\n", "[cid:image001.png@01D]\nنعم")
			.entrySet()) {
			Recognised.Mail mail = open(HEAD + "--b\r\nContent-Type: text/plain; charset=UTF-8\r\n\r\n" + told.getKey()
					+ attachment("form.docx", "one") + "--b--\r\n");
			assertThat(mail.files()).hasSize(1);
			assertThat(mail.words()).isEmpty();
			assertThat(mail.beside()).isEqualTo(told.getValue());
		}
	}

	/** The text of a colleague who passes on a form says where it comes from. */
	@Test
	void whatIsPassedOnWithAFileIsToldButNotALetterOfOurs() throws IOException {
		String passedOn = """
				Good morning

				---------- Forwarded message ---------
				From: SENDER
				Date: Monday
				Subject: Form
				To: Omar

				Our practice.
				""";
		for (Map.Entry<String, Boolean> from : Map
			.of("Amal <amal@x.example>", true, "Hub <practices@hub.example>", false)
			.entrySet()) {
			assertThat(open("Subject: Fwd: Form\r\n" + HEAD + "--b\r\nContent-Type: text/plain\r\n\r\n"
					+ passedOn.replace("SENDER", from.getKey()) + attachment("form.docx", "one") + "--b--\r\n")
				.beside()
				.contains("Our practice.")).isEqualTo(from.getValue());
		}
	}

	@Test
	void whatOnlyQuotesSaysNothing() throws IOException {
		String quotes = """
				On Monday, 2 November 2026, Hub <practices@hub.example> wrote:
				> We have it.
				""";
		assertThat(open(HEAD + "--b\r\nContent-Type: text/plain\r\n\r\n" + quotes + "--b--\r\n").words()).isEmpty();
	}

	@Test
	void tellsWhatWasWrittenWhereThereIsNoFile() throws IOException {
		Recognised.Mail mail = open(HEAD + WORDS + "--b--\r\n");
		assertThat(mail.files()).isEmpty();
		assertThat(mail.words()).isEqualTo("Good morning");
	}

	@Test
	void theMailItselfMayBeTheForm() throws IOException {
		StringBuilder text = new StringBuilder("Content-Type: text/plain; charset=UTF-8\r\n\r\n");
		this.form.fields().forEach((field) -> text.append(field.label(FormLanguage.FRENCH)).append(":\r\nUn four\r\n"));
		assertThat(open(text.toString()).files()).singleElement().satisfies((file) -> {
			assertThat(file.name()).isEqualTo(Recognised.Mail.BODY);
			assertThat(Files.readString(file.file())).contains("Un four");
		});
	}

	@Test
	void leavesOutWhatIsTooLargeOrTooManyAndSaysSo() throws IOException {
		Recognised.Mail large = open(HEAD + attachment("large.pdf", "a".repeat(101)) + attachment("small.pdf", "a")
				+ attachment("second.pdf", "b") + attachment("third.pdf", "c") + "--b--\r\n");
		assertThat(large.tooLarge()).isEqualTo("large.pdf");
		assertThat(large.tooMany()).isTrue();
		assertThat(large.files()).extracting(EmbeddedFile::name).containsExactly("small.pdf", "second.pdf");
	}

	@Test
	void aNameWithoutEndIsCut() throws IOException {
		assertThat(open(HEAD + attachment("a".repeat(100_000) + ".docx", "one") + "--b--\r\n").files()).singleElement()
			.satisfies((file) -> assertThat(file.name()).hasSizeLessThan(1000).endsWith("a.docx"));
	}

	@Test
	void whatWasMadeToBreakItsReaderIsOneClearReason() throws IOException {
		assertThat(read("X: " + "a".repeat(MailBounds.LONGEST_HEAD) + "\r\n\r\n"))
			.isEqualTo(new Recognised.Unreadable("message/rfc822", Reason.TOO_LARGE));
		assertThat(open("Content-Type: multipart/mixed\r\n\r\nno boundary").words()).isEqualTo("no boundary");
	}

	private static String attachment(String name, String content) {
		return "--b\r\nContent-Type: application/msword\r\nContent-Disposition: attachment; filename=\"" + name
				+ "\"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
				+ Base64.getMimeEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8)) + "\r\n";
	}

	private Recognised.Mail open(String mail) throws IOException {
		assertThat(read(mail)).isInstanceOf(Recognised.Mail.class);
		return (Recognised.Mail) read(mail);
	}

	private Recognised read(String mail) throws IOException {
		return this.opener.open(Files.writeString(this.directory.resolve("mail.eml"), mail), this.directory,
				new MailLimits("practices@hub.example", 2, 100));
	}

}
