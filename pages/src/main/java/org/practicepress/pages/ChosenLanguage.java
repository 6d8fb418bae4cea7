package org.practicepress.pages;

import java.time.Duration;
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
 * before, else what the browser asks for, else English; of those that are offered.
 */
final class ChosenLanguage extends AcceptHeaderLocaleResolver {

	private static final String NAME = "lang";

	private final OfferedLanguages offered;

	ChosenLanguage(OfferedLanguages offered) {
		this.offered = offered;
		setSupportedLocales(offered.codes().stream().map(Locale::of).toList());
		setDefaultLocale(Locale.of(offered.otherwise()));
	}

	@Override
	public Locale resolveLocale(HttpServletRequest request) {
		String chosen = chosenNow(request, this.offered);
		if (chosen == null) {
			Cookie before = WebUtils.getCookie(request, NAME);
			chosen = (before != null) ? supported(before.getValue(), this.offered) : null;
		}
		return (chosen != null) ? Locale.of(chosen) : super.resolveLocale(request);
	}

	/** Reads the query only: asking for a parameter would read an upload's body. */
	private static @Nullable String chosenNow(HttpServletRequest request, OfferedLanguages offered) {
		String query = request.getQueryString();
		if (query == null || !query.contains(NAME + "=")) {
			return null;
		}
		return supported(UriComponentsBuilder.newInstance().query(query).build().getQueryParams().getFirst(NAME),
				offered);
	}

	private static @Nullable String supported(@Nullable String language, OfferedLanguages offered) {
		return (StringUtils.hasText(language) && offered.has(language)) ? language : null;
	}

	/** Keeps the choice for the next pages. */
	static final class Keeper implements HandlerInterceptor {

		private final OfferedLanguages offered;

		Keeper(OfferedLanguages offered) {
			this.offered = offered;
		}

		@Override
		public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
			String chosen = chosenNow(request, this.offered);
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
