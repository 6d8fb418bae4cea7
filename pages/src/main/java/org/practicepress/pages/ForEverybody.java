package org.practicepress.pages;

import java.time.Duration;
import java.util.List;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;

/**
 * Marks a page that is the same for everybody who reads it in the same language, signed
 * in or not: caches that many share may give it to others for a second, so that a crowd
 * costs little more than one reader a second. A browser asks each time.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9111#section-5.2.2.10">RFC 9111,
 * section 5.2.2.10</a>
 */
public final class ForEverybody {

	private static final CacheControl A_MOMENT = CacheControl.maxAge(Duration.ZERO)
		.mustRevalidate()
		.cachePublic()
		.sMaxAge(Duration.ofSeconds(1));

	private ForEverybody() {
	}

	/**
	 * Marks a page, unless it answers somebody who has just chosen a language: that is
	 * kept in a cookie of theirs.
	 * @param response before anything of it is written
	 */
	public static void mark(HttpServletResponse response) {
		if (response.containsHeader(HttpHeaders.SET_COOKIE)) {
			response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noCache().cachePrivate().getHeaderValue());
			return;
		}
		response.setHeader(HttpHeaders.CACHE_CONTROL, A_MOMENT.getHeaderValue());
		// the language is what was chosen, else what the browser asks for
		List.of(HttpHeaders.COOKIE, HttpHeaders.ACCEPT_LANGUAGE)
			.forEach((name) -> response.addHeader(HttpHeaders.VARY, name));
	}

}
