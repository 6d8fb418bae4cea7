package org.practicepress.pages.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;

/**
 * The tokens that prove a form to be of somebody who is signed in: made of their
 * browser's secret, and so known to every instance without being kept. Who is not signed
 * in has none that counts.
 */
final class FormTokens implements CsrfTokenRepository {

	private static final String HEADER = "X-CSRF-TOKEN";

	private final SignedIn signedIn;

	FormTokens(SignedIn signedIn) {
		this.signedIn = signedIn;
	}

	@Override
	public CsrfToken generateToken(HttpServletRequest request) {
		return token(BrowserId.fresh());
	}

	@Override
	public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
		// nothing to keep
	}

	@Override
	public @Nullable CsrfToken loadToken(HttpServletRequest request) {
		return this.signedIn.sitting(request).map((sitting) -> token(sitting.browser())).orElse(null);
	}

	private static CsrfToken token(BrowserId browser) {
		return new DefaultCsrfToken(HEADER, UnsentForms.TOKEN, browser.proof("form"));
	}

}
