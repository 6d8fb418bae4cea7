package org.practicepress.intake.upload;

import java.time.Duration;
import java.time.Instant;

import jakarta.servlet.http.Cookie;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.ResponseCookie;
import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;

class SenderTests {

	private static final Instant NOW = Instant.parse("2026-11-28T09:00:00Z");

	@Test
	void whoeverWasSeenIsKnownForAnotherDay() {
		ResponseCookie given = Sender.cookie(saying(null), NOW).orElseThrow();
		Instant atLast = NOW.plus(given.getMaxAge()).minus(Sender.KNOWN).minusSeconds(1);
		assertThat(Sender.cookie(saying(given.getValue()), NOW)).isEmpty();
		assertThat(Sender.cookie(saying(given.getValue()), atLast)).isEmpty();
		assertThat(Sender.cookie(saying(given.getValue()), atLast.plusSeconds(1))).hasValueSatisfying((anew) -> {
			assertThat(anew.getValue()).isNotEqualTo(given.getValue());
			assertThat(anew.getMaxAge()).isEqualTo(Duration.ofDays(2));
			assertThat(Sender.of(saying(anew.getValue()))).as("what was sent before is known still")
				.isEqualTo(Sender.of(saying(given.getValue())));
		});
	}

	@Test
	void noTwoAreTheSame() {
		String one = Sender.cookie(saying(null), NOW).orElseThrow().getValue();
		String two = Sender.cookie(saying(null), NOW).orElseThrow().getValue();
		assertThat(one).isNotEqualTo(two);
		assertThat(Sender.of(saying(one))).isNotNull().isNotEqualTo(Sender.of(saying(two)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "1", ".", "1.2", "-1.5d2ff4a9-6f1f-4d5b-8c0c-1e0d5a3e2b11",
			"9999999999999999999.5d2ff4a9-6f1f-4d5b-8c0c-1e0d5a3e2b11", "5d2ff4a9-6f1f-4d5b-8c0c-1e0d5a3e2b11" })
	void whatIsNotOursIsNobody(String cookie) {
		assertThat(Sender.of(saying(cookie))).isNull();
		assertThat(Sender.cookie(saying(cookie), NOW)).isPresent();
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "999999999999" })
	void whatWasGivenLongAgoOrInTimesToComeIsReplaced(String given) {
		assertThat(Sender.cookie(saying(given + ".5d2ff4a9-6f1f-4d5b-8c0c-1e0d5a3e2b11"), NOW)).isPresent();
	}

	private static MockHttpServletRequest saying(@Nullable String cookie) {
		MockHttpServletRequest request = new MockHttpServletRequest();
		if (cookie != null) {
			request.setCookies(new Cookie("sender", cookie));
		}
		return request;
	}

}
