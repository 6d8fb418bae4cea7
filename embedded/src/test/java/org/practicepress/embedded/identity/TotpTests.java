package org.practicepress.embedded.identity;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TotpTests {

	private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

	/** Appendix B of RFC 6238, for SHA-1. */
	@ParameterizedTest
	@CsvSource({ "59,94287082", "1111111109,07081804", "1111111111,14050471", "1234567890,89005924",
			"2000000000,69279037", "20000000000,65353130" })
	void codesAreThoseOfTheStandard(long second, String code) {
		assertThat(Totp.code(SECRET, second / 30, 8)).isEqualTo(code);
		assertThat(Totp.step(SECRET, code.substring(2), Instant.ofEpochSecond(second), 0)).hasValue(second / 30);
	}

	/** Section 10 of RFC 4648, without padding. */
	@ParameterizedTest
	@CsvSource({ "f,MY", "fo,MZXQ", "foo,MZXW6", "foob,MZXW6YQ", "fooba,MZXW6YTB", "foobar,MZXW6YTBOI" })
	void secretsAreTypedAsTheStandardHasThem(String text, String typed) {
		byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
		assertThat(Totp.base32(bytes)).isEqualTo(typed);
		assertThat(Totp.bytes(typed)).isEqualTo(bytes);
	}

	@Test
	void codeIsTakenOnceAndNotLong() {
		Instant now = Instant.ofEpochSecond(1_000_000_000);
		long step = now.getEpochSecond() / 30;
		SecondFactor fresh = new SecondFactor(Totp.base32(SECRET), 0, List.of());
		String code = Totp.code(SECRET, step, 6);
		SecondFactor used = fresh.taken(code.substring(0, 3) + " " + code.substring(3), now).orElseThrow();
		assertThat(used.taken(code, now)).isEmpty();
		assertThat(used.taken(Totp.code(SECRET, step - 1, 6), now)).as("one before it").isEmpty();
		assertThat(used.taken(Totp.code(SECRET, step + 1, 6), now)).as("of a clock before ours").isPresent();
		assertThat(fresh.taken(Totp.code(SECRET, step - 2, 6), now)).isEmpty();
		assertThat(fresh.taken("", now)).isEmpty();
		assertThat(fresh.taken("\u0660", now)).isEmpty();
	}

	@Test
	void codeOnPaperIsTakenOnceHoweverItIsTyped() {
		List<String> codes = SecondFactor.newCodes();
		assertThat(codes).hasSize(10).doesNotHaveDuplicates();
		Instant now = Instant.now();
		String secret = SecondFactor.newSecret();
		String first = Totp.code(Totp.bytes(secret), now.getEpochSecond() / 30, 6);
		SecondFactor factor = SecondFactor.enrolled(secret, first, codes, now).orElseThrow();
		SecondFactor after = factor.taken(codes.getFirst().toUpperCase(java.util.Locale.ROOT).replace(" ", "-"), now)
			.orElseThrow();
		assertThat(after.recovery()).hasSize(9);
		assertThat(after.taken(codes.getFirst(), now)).isEmpty();
		assertThat(after.taken(codes.getLast(), now)).isPresent();
	}

}
