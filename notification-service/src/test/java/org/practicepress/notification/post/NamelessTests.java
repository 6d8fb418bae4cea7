package org.practicepress.notification.post;

import java.nio.charset.StandardCharsets;

import jakarta.mail.internet.InternetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What operators read of a server's answer. */
class NamelessTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
			"550 5.7.1 Client host rejected: cannot find your hostname|550 5.7.1 Client host rejected: cannot find your hostname",
			"554 5.7.1 <rozhin.karim@tigris.example>: Relay access denied|554 5.7.1 … Relay access denied",
			"550 Unknown user rozhin.karim, Rozhin or KARIM (4 attempts).|550 Unknown user … or … (4 attempts).",
			"550 No mail for Asal|550 No mail for …",
			"550 at tigris: rozhin=2Ekarim%40tigris.example rozhin.karim=tigris.example@relay|550 at …",
			"550-5.7.26 See https://help.example/?to=rozhin now|550-5.7.26 See … now",
			"550 id 9647501234567 ok|550 id … ok", "550 <script>alert(1)</script> &lt;b&gt; no|550 … no",
			"550 \u202Eno \u2066yes\u2069 ok|550 … ok", "550 ＠ rozhin＠tigris لا|550 …", "``|…", "\u202E|…" })
	void onlyPlainWordsWithoutTheRecipient(String answer, String shown) throws Exception {
		assertThat(Nameless.answer(answer, recipient())).isEqualTo(shown);
	}

	@Test
	void whateverItIsItIsShort() throws Exception {
		assertThat(Nameless.answer("no ".repeat(1_000_000), recipient())).hasSizeBetween(100, 200);
		assertThat(Nameless.answer("n".repeat(1_000_000), recipient())).hasSizeLessThan(200);
		assertThat(Nameless.answer("<> ".repeat(1_000_000), recipient())).isEqualTo("…");
	}

	private static InternetAddress recipient() throws Exception {
		return new InternetAddress("rozhin.karim@tigris.example", "Rozhin Asal Karim", StandardCharsets.UTF_8.name());
	}

}
