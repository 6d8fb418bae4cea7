package org.practicepress.pages.access;

import java.time.Duration;
import java.util.Optional;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * The cookies of a desk: for its own pages, and out of reach of scripts and other sites.
 */
final class DeskCookies {

	/** Until the browser ends. */
	static final Duration LASTING = Duration.ofSeconds(-1);

	private final String name;

	private final String path;

	private final boolean secure;

	DeskCookies(Desk desk, String publicUrl) {
		this.name = desk.name();
		this.path = desk.pages();
		this.secure = publicUrl.startsWith("https:");
	}

	Optional<String> find(HttpServletRequest request, String what) {
		return Optional.ofNullable(WebUtils.getCookie(request, name(what))).map(Cookie::getValue);
	}

	void put(HttpServletResponse response, String what, String value, Duration age) {
		response.addHeader(HttpHeaders.SET_COOKIE,
				ResponseCookie.from(name(what), value)
					.path(this.path)
					.maxAge(age)
					.httpOnly(true)
					.secure(this.secure)
					.sameSite("Lax")
					.build()
					.toString());
	}

	void drop(HttpServletResponse response, String what) {
		put(response, what, "", Duration.ZERO);
	}

	private String name(String what) {
		return this.name + "-" + what;
	}

}
