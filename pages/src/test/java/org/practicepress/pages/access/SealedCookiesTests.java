package org.practicepress.pages.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

class SealedCookiesTests {

	private static final Duration HOUR = Duration.ofHours(1);

	private Instant now = Instant.parse("2026-01-01T00:00:00Z");

	private final SealedCookies cookies = cookies(0);

	@Test
	void theBrowserBringsBackWhatItWasToldForAsLongAsWasSaid() {
		MockHttpServletRequest request = told(this.cookies, "asked-for", "/desk?status=all");
		assertThat(this.cookies.find(request, "asked-for", String.class)).hasValue("/desk?status=all");
		this.now = this.now.plus(HOUR).plusMillis(1);
		assertThat(this.cookies.find(request, "asked-for", String.class)).isEmpty();
	}

	@Test
	void whatIsTooLongIsNotKeptAndTakesAwayWhatWas() {
		MockHttpServletResponse response = new MockHttpServletResponse();
		assertThat(this.cookies.put(response, "said", "x".repeat(4_000), HOUR)).isFalse();
		assertThat(response.getCookie("review-said")).extracting(Cookie::getMaxAge).isEqualTo(0);
	}

	@Test
	void whatIsNotFromHereOrForAnotherPurposeOrOfAnotherShapeIsNothing() {
		MockHttpServletRequest request = told(this.cookies, "asked-for", "/desk");
		assertThat(cookies(1).find(request, "asked-for", String.class)).isEmpty();
		Cookie other = new Cookie("review-said", Objects.requireNonNull(request.getCookies())[0].getValue());
		MockHttpServletRequest moved = new MockHttpServletRequest();
		moved.setCookies(other);
		assertThat(this.cookies.find(moved, "said", String.class)).isEmpty();
		assertThat(this.cookies.find(told(this.cookies, "sign-in", List.of(1)), "sign-in", OnTheWay.Begun.class))
			.isEmpty();
	}

	private MockHttpServletRequest told(SealedCookies by, String what, Object said) {
		MockHttpServletResponse response = new MockHttpServletResponse();
		assertThat(by.put(response, what, said, HOUR)).isTrue();
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.setCookies(response.getCookies());
		return request;
	}

	private SealedCookies cookies(int secret) {
		byte[] bytes = new byte[32];
		Arrays.fill(bytes, (byte) secret);
		Desk desk = new Desk("review", "/desk", List.of(), "/desk/factsheets", List.of());
		return new SealedCookies(new DeskCookies(desk, "https://example.org"), () -> bytes, () -> this.now);
	}

}
