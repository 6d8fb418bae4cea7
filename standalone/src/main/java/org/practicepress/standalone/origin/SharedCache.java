package org.practicepress.standalone.origin;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A shared cache: gives what one visitor was answered to others, too, for as long as the
 * service that answered allows it, so that a crowd of readers costs little more than one.
 * Held in memory up to a number of bytes, and asked before anything else.
 *
 * <p>
 * What it keeps, {@link Freshness} decides; whom it is kept for, the answer's
 * {@code Vary}. Of the cookies a visitor has, only that of the chosen language changes
 * such a page; another counts by being there.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9111">RFC 9111</a>
 */
final class SharedCache extends OncePerRequestFilter {

	private static final int MOST_BYTES = 8 * 1024 * 1024;

	/** What an answer takes beside its body. */
	private static final int BESIDE_BODY = 2_000;

	private static final int MOST_ADDRESSES = 2_000;

	/** With these somebody asks for themselves, for a part, or for the latest. */
	private static final List<String> NOT_FROM_HERE = List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.RANGE,
			HttpHeaders.CACHE_CONTROL, HttpHeaders.PRAGMA);

	private static final String LANGUAGE = "lang";

	private final Ticker clock;

	/** The names of the request's headers on which the answer depends, by address. */
	private final Cache<String, List<String>> varying = Caffeine.newBuilder().maximumSize(MOST_ADDRESSES).build();

	private final Cache<Variant, KeptAnswer> answers;

	SharedCache(Ticker clock) {
		this.clock = clock;
		this.answers = Caffeine.newBuilder()
			.ticker(clock)
			.maximumWeight(MOST_BYTES)
			// whoever adds to it makes room
			.executor(Runnable::run)
			.weigher((Variant variant, KeptAnswer answer) -> answer.body().length + BESIDE_BODY)
			.expireAfter(Expiry
				.<Variant, KeptAnswer>creating((variant, answer) -> Duration.ofNanos(answer.end() - this.clock.read())))
			.build();
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (!HttpMethod.GET.matches(request.getMethod())
				|| NOT_FROM_HERE.stream().anyMatch((header) -> request.getHeader(header) != null)) {
			chain.doFilter(request, response);
			return;
		}
		String address = address(request);
		KeptAnswer kept = find(address, request);
		if (kept != null) {
			kept.write(request, response, this.clock.read());
			return;
		}
		OverheardResponse overheard = new OverheardResponse(response, this.clock.read());
		chain.doFilter(request, overheard);
		KeptAnswer answer = overheard.answer();
		if (answer != null) {
			this.varying.put(address, answer.vary());
			this.answers.put(new Variant(address, values(answer.vary(), request)), answer);
		}
	}

	private @Nullable KeptAnswer find(String address, HttpServletRequest request) {
		List<String> vary = this.varying.getIfPresent(address);
		return (vary != null) ? this.answers.getIfPresent(new Variant(address, values(vary, request))) : null;
	}

	private static String address(HttpServletRequest request) {
		String query = request.getQueryString();
		return (query != null) ? request.getRequestURI() + "?" + query : request.getRequestURI();
	}

	private static List<String> values(List<String> vary, HttpServletRequest request) {
		return vary.stream()
			.map((name) -> name.equalsIgnoreCase(HttpHeaders.COOKIE) ? cookies(request)
					: String.join(",", Collections.list(request.getHeaders(name))))
			.toList();
	}

	private static String cookies(HttpServletRequest request) {
		Cookie[] cookies = request.getCookies();
		Stream<String> told = (cookies == null) ? Stream.empty() : Arrays.stream(cookies)
			.map((cookie) -> cookie.getName().equals(LANGUAGE) ? LANGUAGE + "=" + cookie.getValue() : cookie.getName())
			.distinct()
			.sorted();
		return String.join(";", told.toList());
	}

	/**
	 * Who is given the same answer.
	 *
	 * @param address path and query
	 * @param values what the request says in the headers that count
	 */
	private record Variant(String address, List<String> values) {
	}

}
