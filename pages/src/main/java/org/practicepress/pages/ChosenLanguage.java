package org.practicepress.pages;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.util.StringUtils;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.WebUtils;

/**
 * The language of a page: what the reader has chosen by {@code ?lang=}, else chose
 * before, else what the browser asks for, else English.
 */
final class ChosenLanguage extends AcceptHeaderLocaleResolver {

	static final List<String> LANGUAGES = List.of("en", "fr", "es", "ar");

	private static final String NAME = "lang";

	ChosenLanguage() {
		setSupportedLocales(LANGUAGES.stream().map(Locale::of).toList());
		setDefaultLocale(Locale.ENGLISH);
	}

	@Override
	public Locale resolveLocale(HttpServletRequest request) {
		String chosen = chosenNow(request);
		if (chosen == null) {
			Cookie before = WebUtils.getCookie(request, NAME);
			chosen = (before != null) ? supported(before.getValue()) : null;
		}
		return (chosen != null) ? Locale.of(chosen) : super.resolveLocale(request);
	}

	/** Reads the query only: asking for a parameter would read an upload's body. */
	private static @Nullable String chosenNow(HttpServletRequest request) {
		String query = request.getQueryString();
		if (query == null || !query.contains(NAME + "=")) {
			return null;
		}
		return supported(UriComponentsBuilder.newInstance().query(query).build().getQueryParams().getFirst(NAME));
	}

	private static @Nullable String supported(@Nullable String language) {
		return (StringUtils.hasText(language) && LANGUAGES.contains(language)) ? language : null;
	}

	/** Keeps the choice for the next pages. */
	static final class Keeper implements HandlerInterceptor {

		@Override
		public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
			String chosen = chosenNow(request);
			if (chosen != null) {
				response.addHeader(HttpHeaders.SET_COOKIE,
						ResponseCookie.from(NAME, chosen)
							.path("/")
							.maxAge(Duration.ofDays(365))
							.httpOnly(true)
							.secure(request.isSecure())
							.sameSite("Lax")
							.build()
							.toString());
			}
			return true;
		}

	}

}
