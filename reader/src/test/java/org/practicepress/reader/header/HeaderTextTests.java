package org.practicepress.reader.header;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.practicepress.checkers.Growth;

import static org.assertj.core.api.Assertions.assertThat;

class HeaderTextTests {

	@Test
	void saysWhatItsWordsMean() {
		assertThat(HeaderText.words("=?utf-8?q?Pr=C3=A1ctica?= 9")).isEqualTo("Práctica 9");
		assertThat(HeaderText.words("=?iso-8859-1?Q?Pr=E1c?=\r\n =?iso-8859-1?Q?tica?=")).isEqualTo("Práctica");
		assertThat(HeaderText.words("Pr\u00c3\u00a1ctica")).isEqualTo("Práctica");
		assertThat(HeaderText.words("Pr\u00e1ctica")).isEqualTo("Práctica");
		assertThat(HeaderText.words("ممارسة")).isEqualTo("ممارسة");
		assertThat(HeaderText.words("=?klingon?b?" + base64("ممارسة") + "?=")).isEqualTo("ممارسة");
		assertThat(HeaderText.words("=?utf-8?x?a?= =?utf-8?b?=?=")).contains("?x?a");
		assertThat(HeaderText.words("a".repeat(50_000))).hasSizeLessThan(50_000);
	}

	@ParameterizedTest
	@ValueSource(strings = { "=?", "=?a", "=?a?", "=?a?q", "=?a?q?", "=?utf-8?q?a", " =?utf-8?q?a?=", "?=", "\r\n ",
			"\u00ff" })
	void isReadInOnePass(String piece) {
		Growth.isLinear(8_000, (size) -> HeaderText.words(piece.repeat(size)));
	}

	@ParameterizedTest
	@ValueSource(strings = { ";", "a;", "a=b;", "\"", "\"\\", "=", "filename*0=a;", "filename*=a'", "%", "a*1*=%41;" })
	void moreIsSaidInOnePass(String piece) {
		Growth.isLinear(8_000, (size) -> Parameters.of("a/b;" + piece.repeat(size)).words("filename"));
	}

	private static String base64(String text) {
		return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

}
