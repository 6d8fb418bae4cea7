package org.practicepress.intake.upload;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * Knows for a day who has sent something, without knowing who it is: a browser by a
 * random cookie, a program by the key it has chosen. The cookie tells when it was given:
 * only who has none that is known for a day to come is given one, with the same name in
 * it if there was one, so that the page with the form is the same for all others.
 *
 * @see <a href=
 * "https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">Idempotency-Key</a>
 */
public final class Sender {

	/** How long a browser keeps its cookie. */
	public static final Duration KEPT = Duration.ofDays(2);

	/** How long the same files from the same sender are the same submission. */
	static final Duration KNOWN = Duration.ofDays(1);

	private static final String COOKIE = "sender";

	/** When it was given, in seconds, and a name that nobody can guess. */
	private static final Pattern OURS = Pattern
		.compile("([0-9]{1,12})\\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

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
		return known(request).map((browser) -> "browser " + browser.name()).orElse(null);
	}

	/**
	 * What a browser is to say from now on.
	 * @param request the request for the page with the form
	 * @param now the time
	 * @return the cookie; empty when what it says will be known for another day
	 */
	static Optional<ResponseCookie> cookie(HttpServletRequest request, Instant now) {
		Optional<Browser> known = known(request);
		if (known.filter((browser) -> browser.lasts(now)).isPresent()) {
			return Optional.empty();
		}
		String name = known.map(Browser::name).orElseGet(() -> UUID.randomUUID().toString());
		return Optional.of(ResponseCookie.from(COOKIE, now.getEpochSecond() + "." + name)
			.path("/")
			.maxAge(KEPT)
			.httpOnly(true)
			.secure(request.isSecure())
			.sameSite("Lax")
			.build());
	}

	private static Optional<Browser> known(HttpServletRequest request) {
		return Optional.ofNullable(WebUtils.getCookie(request, COOKIE))
			.map((cookie) -> OURS.matcher(cookie.getValue()))
			.filter(Matcher::matches)
			.map((ours) -> new Browser(Instant.ofEpochSecond(Long.parseLong(ours.group(1))), ours.group(2)));
	}

	/**
	 * Who has our cookie.
	 *
	 * @param given when
	 * @param name what tells it from all others
	 */
	private record Browser(Instant given, String name) {

		private boolean lasts(Instant now) {
			return !this.given.isAfter(now) && this.given.plus(KEPT).isAfter(now.plus(KNOWN));
		}

	}

}
