package org.practicepress.reader.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MailBoundsTests {

	private static final String HEAD = "From: a@example.org\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n";

	@Test
	void holdForMailsThatPeopleSend() throws IOException {
		assertThat(hold("")).isTrue();
		assertThat(hold(HEAD + "Good morning\r\n-- \r\nAmal\r\n-----\r\n")).isTrue();
		assertThat(hold(HEAD + "--b\r\n\r\na\r\n".repeat(MailBounds.MOST_BOUNDARIES) + "--b--\r\n")).isFalse();
		assertThat(hold(HEAD + "--b\r\n\r\na\r\n".repeat(MailBounds.MOST_BOUNDARIES - 1) + "--b--\r\n")).isTrue();
		assertThat(hold(HEAD + "-b --\n".repeat(2 * MailBounds.MOST_BOUNDARIES))).isTrue();
		assertThat(hold(HEAD + "a".repeat(2 * MailBounds.LONGEST_HEAD))).isTrue();
	}

	@Test
	void doNotHoldForHeadersWithoutEnd() throws IOException {
		String header = "X-Words: " + "a".repeat(MailBounds.LONGEST_HEAD) + "\r\n";
		assertThat(hold(header + HEAD + "Good morning")).isFalse();
		assertThat(hold("X: a\n".repeat(MailBounds.LONGEST_HEAD / 4) + "\nGood morning")).isFalse();
		assertThat(hold(HEAD + "--b\r\n" + header + "\r\nGood morning")).isFalse();
		assertThat(hold(HEAD + "Good morning\r\n\r\n" + header + "\r\n")).isTrue();
	}

	private static boolean hold(String mail) throws IOException {
		return MailBounds.hold(new ByteArrayInputStream(mail.getBytes(StandardCharsets.US_ASCII)));
	}

}
