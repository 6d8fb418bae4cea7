package org.practicepress.reader.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.practicepress.checkers.Growth;
import org.practicepress.reader.result.MailReport;
import org.practicepress.reader.result.MailReport.Recipient;
import org.practicepress.reader.result.Recognised;

import static org.assertj.core.api.Assertions.assertThat;

/** To whom a mail did not get, however a server says so. */
class ReportTests {

	@TempDir
	private Path directory = Path.of("");

	static Stream<Reports> reports() {
		return Reports.all();
	}

	@ParameterizedTest
	@MethodSource("reports")
	void tellsWhichMailDidNotGetToWhom(Reports report) throws IOException {
		MailReport told = told(report.mail());
		assertThat(told.mails()).containsExactly(Reports.ID);
		assertThat(told.recipients()).containsExactlyElementsOf(report.recipients());
		assertThat(told.toString() + told.recipients()).doesNotContain("@");
	}

	/** What it says of the inner one is not said of this one. */
	@Test
	void aReportOfAReportIsOfThatOne() throws IOException {
		MailReport told = told(Reports.ofAReport());
		assertThat(told.mails()).containsExactly("<of-the-report@mx.hub.example>");
		assertThat(told.recipients()).extracting(Recipient::address).containsExactly("MAILER-DAEMON@mx.hub.example");
	}

	@Test
	void ofAThousandRecipientsSomeAreTold() throws IOException {
		MailReport told = told(Reports.ofThousand());
		assertThat(told.recipients()).hasSize(MailReport.MOST_RECIPIENTS);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "\n\n\n", "nonsense", ":", "Final-Recipient: rfc822; ana@example.org",
			"Reporting-MTA: dns; a\n\nFinal-Recipient: rfc822; ana@example.org\nAction: delivered\nStatus: 2.0.0",
			"Final-Recipient: rfc822; ana@example.org\nAction: relayed", "Final-Recipient: rfc822;\nAction: failed",
			"Final-Recipient: rfc822; nobody\nAction: failed",
			"Final-Recipient: rfc822; a b@example.org\nAction: failed",
			"Final-Recipient: utf-8; a\\x{0d}\\x{0a}Bcc@example.org\nAction: failed",
			"Final-Recipient: utf-8; a\\x{ffffff}\\x{zz}\nAction: failed" })
	void whatNamesNobodyTellsOfNobody(String status) throws IOException {
		MailReport told = report(Reports.with(status));
		assertThat(told == null || told.recipients().isEmpty()).isTrue();
	}

	/** Whatever stands there, no more of it is taken than an address and a code. */
	@Test
	void nothingElseOfItIsTaken() throws IOException {
		MailReport told = told(Reports.with("""
				Final-Recipient: rfc822; ana@example.org
				Action: failed
				Status: 5.1.1\\r\\nBcc: all@example.org
				Diagnostic-Code: smtp; <script>
				"""));
		assertThat(told.recipients()).containsExactly(new Recipient("ana@example.org", false, "5.1.1"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Good morning", "", "I could not open the form.\nana@example.org",
			"Please send it to\n<ana@example.org>:\nThank you" })
	void aPersonsMailIsNone(String words) throws IOException {
		assertThat(report(("From: Ana <ana@example.org>\r\nSubject: Our practice\r\n\r\n" + words)
			.getBytes(StandardCharsets.UTF_8))).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "a: b\n", "Final-Recipient: rfc822; ana@example.org\nAction: failed\n\n", " folded\n",
			"\n", "\\x{41}", "<a@example.org>:\n", "5.1.1 " })
	void isReadInOnePass(String piece) {
		Growth.isLinear(2_000, (size) -> {
			try {
				report(Reports.with(piece.repeat(size)));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		});
	}

	private MailReport told(byte[] mail) throws IOException {
		return Objects.requireNonNull(report(mail));
	}

	private @Nullable MailReport report(byte[] mail) throws IOException {
		Recognised opened = MailShape.open(mail, this.directory);
		assertThat(opened).isInstanceOf(Recognised.Mail.class);
		return ((Recognised.Mail) opened).report();
	}

}
