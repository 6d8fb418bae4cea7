package org.practicepress.standalone.origin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.StringTokenizer;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;

/**
 * Whether an answer may be given to others, and for how long: only when it says so itself
 * for caches that many share ({@code s-maxage}), or never changes ({@code immutable}). An
 * answer that sets a cookie is for whoever asked.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9111#section-3">RFC 9111, section 3</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8246">RFC 8246</a>
 */
final class Freshness {

	/** What never changes under its address may be forgotten and asked for anew. */
	private static final Duration LONGEST = Duration.ofHours(1);

	private static final List<String> FOR_ONE_ONLY = List.of("private", "no-store", "no-cache");

	private Freshness() {
	}

	/**
	 * How long an answer may be given to others.
	 * @param response the answer's status and headers
	 * @return zero when it is for whoever asked only
	 */
	static Duration of(HttpServletResponse response) {
		List<String> directives = words(response.getHeaders(HttpHeaders.CACHE_CONTROL));
		if (response.getStatus() != HttpServletResponse.SC_OK || directives.stream().anyMatch(FOR_ONE_ONLY::contains)
				|| response.containsHeader(HttpHeaders.SET_COOKIE) || vary(response).contains("*")) {
			return Duration.ZERO;
		}
		Duration shared = seconds("s-maxage=", directives);
		Duration said = (!shared.isZero() || !directives.contains("immutable")) ? shared
				: seconds("max-age=", directives);
		return (said.compareTo(LONGEST) < 0) ? said : LONGEST;
	}

	/** The names of the request's headers on which an answer depends, in lower case. */
	static List<String> vary(HttpServletResponse response) {
		return words(response.getHeaders(HttpHeaders.VARY)).stream().distinct().sorted().toList();
	}

	private static Duration seconds(String directive, List<String> directives) {
		return directives.stream()
			.filter((said) -> said.startsWith(directive))
			.map((said) -> said.substring(directive.length()))
			.filter((said) -> !said.isEmpty() && said.length() < 10 && said.chars().allMatch(Freshness::isDigit))
			.map((said) -> Duration.ofSeconds(Integer.parseInt(said)))
			.findFirst()
			.orElse(Duration.ZERO);
	}

	private static boolean isDigit(int character) {
		return character >= '0' && character <= '9';
	}

	private static List<String> words(Collection<String> headers) {
		List<String> words = new ArrayList<>();
		for (String header : headers) {
			StringTokenizer tokens = new StringTokenizer(Objects.requireNonNullElse(header, ""), ", \t");
			while (tokens.hasMoreTokens()) {
				words.add(tokens.nextToken().toLowerCase(Locale.ROOT));
			}
		}
		return words;
	}

}
