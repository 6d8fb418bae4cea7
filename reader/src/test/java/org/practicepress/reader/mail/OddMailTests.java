package org.practicepress.reader.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.practicepress.checkers.Growth;

/** A header that cannot be parsed spoils nothing but itself. */
class OddMailTests {

	@TempDir
	private Path directory = Path.of("");

	static Stream<MailShape> mails() {
		return OddMails.all();
	}

	@ParameterizedTest
	@MethodSource("mails")
	void isReadAllTheSame(MailShape odd) throws IOException {
		odd.isReadAsItWasMeant(this.directory);
	}

	@ParameterizedTest
	@ValueSource(strings = { "X: a\r\n", "Content-Type: a/b;\r\n", "--b\r\n", "--c\r\n\r\n", "> a\r\n", "\r\n",
			"-- \r\n", "Content-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\n",
			"Content-Type: message/rfc822\r\n\r\n", "From: a\r\nSent: b\r\n", "On 1.1. a\r\n" })
	void isReadInOnePass(String piece) {
		Growth.isLinear(4_000, (size) -> {
			try {
				MailShape.open(("Content-Type: multipart/mixed; boundary=b\r\n" + piece.repeat(size))
					.getBytes(StandardCharsets.UTF_8), this.directory);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		});
	}

}
