package org.practicepress.intake.upload;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import com.google.re2j.Pattern;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * Knows for a day who has sent something, without knowing who it is: a browser by a
 * random cookie, a program by the key it has chosen.
 *
 * @see <a href=
 * "https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">Idempotency-Key</a>
 */
final class Sender {

	/** How long the same files from the same sender are the same submission. */
	static final Duration KNOWN = Duration.ofDays(1);

	private static final String COOKIE = "sender";

	private static final Pattern OURS = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

	/** Whoever can guess it, and has the files, gets somebody else's private link. */
	private static final Pattern HARD_TO_GUESS = Pattern.compile("[\\x21-\\x7e]{20,200}");

	private Sender() {
	}

	/**
	 * Who is sending.
	 * @param request what is sent
	 * @return what nobody else can say; null when there is nothing of the kind
	 */
	static @Nullable String of(HttpServletRequest request) {
		String chosen = request.getHeader("Idempotency-Key");
		if (chosen != null && HARD_TO_GUESS.matches(chosen)) {
			return "key " + chosen;
		}
		return known(request).map((value) -> "browser " + value).orElse(null);
	}

	/**
	 * What a browser is to say next time.
	 * @param request the request for the page with the form
	 * @return the cookie: what it said, if it was here today, or else something new
	 */
	static ResponseCookie cookie(HttpServletRequest request) {
		return ResponseCookie.from(COOKIE, known(request).orElseGet(() -> UUID.randomUUID().toString()))
			.path("/")
			.maxAge(KNOWN)
			.httpOnly(true)
			.secure(request.isSecure())
			.sameSite("Lax")
			.build();
	}

	private static Optional<String> known(HttpServletRequest request) {
		return Optional.ofNullable(WebUtils.getCookie(request, COOKIE)).map(Cookie::getValue).filter(OURS::matches);
	}

}
