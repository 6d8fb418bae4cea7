package org.practicepress.pages.access;

import java.util.Objects;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;

/**
 * Knows who sends a request, by the browser's cookie and what is kept of it, whichever
 * instance it comes to. Nothing is kept in memory from one request to the next, and there
 * is no session of the container.
 */
final class SignedIn implements SecurityContextRepository, OAuth2AuthorizedClientRepository {

	private static final String COOKIE = "session";

	private static final String SITTING = SignedIn.class.getName();

	private static final String TOKENS = SignedIn.class.getName() + ".TOKENS";

	private final DeskCookies cookies;

	private final Sittings sittings;

	private final KeptForms forms;

	SignedIn(DeskCookies cookies, Sittings sittings, KeptForms forms) {
		this.cookies = cookies;
		this.sittings = sittings;
		this.forms = forms;
	}

	/** By what the browser is known, whether or not anybody is signed in there. */
	Optional<BrowserId> browser(HttpServletRequest request) {
		return this.cookies.find(request, COOKIE).flatMap(BrowserId::of);
	}

	/** The same, for a browser that may have come for the first time. */
	BrowserId browser(HttpServletRequest request, HttpServletResponse response) {
		return browser(request).orElseGet(() -> fresh(response));
	}

	/** Who is at the desk there. */
	@SuppressWarnings("unchecked")
	Optional<Sitting> sitting(HttpServletRequest request) {
		Optional<Sitting> sitting = (Optional<Sitting>) request.getAttribute(SITTING);
		if (sitting == null) {
			sitting = browser(request).flatMap(this.sittings::find);
			request.setAttribute(SITTING, sitting);
		}
		return sitting;
	}

	/**
	 * Somebody has signed in. The browser is known by another secret from now on, which
	 * nobody can have given it before.
	 */
	void begin(Authentication authentication, HttpServletRequest request, HttpServletResponse response) {
		OidcUser user = (OidcUser) Objects.requireNonNull(authentication.getPrincipal());
		OAuth2AuthorizedClient tokens = (OAuth2AuthorizedClient) request.getAttribute(TOKENS);
		String refreshToken = (tokens != null && tokens.getRefreshToken() != null)
				? tokens.getRefreshToken().getTokenValue() : null;
		BrowserId fresh = fresh(response);
		Optional<BrowserId> before = browser(request);
		boolean leftWords = before.isPresent() && this.forms.move(before.get(), fresh);
		before.ifPresent(this.sittings::end);
		this.sittings.begin(fresh, Sitting.Who.of(user, authentication.getAuthorities(), refreshToken), leftWords);
	}

	/** Somebody is not signed in any more, and did not ask for it: their words stay. */
	void end(HttpServletRequest request) {
		browser(request).ifPresent(this.sittings::end);
		request.setAttribute(SITTING, Optional.empty());
	}

	/** Somebody goes, and leaves nothing to whoever comes after them. */
	void leave(HttpServletRequest request) {
		browser(request).ifPresent((browser) -> {
			this.sittings.leave(browser);
			this.forms.forgetAll(browser);
		});
		request.setAttribute(SITTING, Optional.empty());
	}

	/** Where who leaves is led at last. */
	void leadTo(String lastStop, HttpServletRequest request) {
		browser(request).ifPresent((browser) -> this.sittings.leadTo(browser, lastStop));
	}

	Optional<String> ledTo(HttpServletRequest request) {
		return browser(request).flatMap(this.sittings::ledTo);
	}

	/** Whoever was there, nobody knows any more. */
	void gone(HttpServletRequest request) {
		browser(request).ifPresent((browser) -> {
			this.sittings.end(browser);
			this.forms.forgetAll(browser);
		});
	}

	@Override
	@SuppressWarnings("deprecation") // what is called instead calls this
	public SecurityContext loadContext(HttpRequestResponseHolder holder) {
		return sitting(holder.getRequest())
			.<SecurityContext>map((sitting) -> new SecurityContextImpl(sitting.who().authentication()))
			.orElseGet(SecurityContextHolder::createEmptyContext);
	}

	/** Who signs in is kept when all is known of them; what is empty is who goes. */
	@Override
	public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
		if (context.getAuthentication() == null) {
			leave(request);
		}
	}

	@Override
	public boolean containsContext(HttpServletRequest request) {
		return sitting(request).isPresent();
	}

	/** The tokens of others than who signs in just now are asked for nowhere. */
	@Override
	@SuppressWarnings("TypeParameterUnusedInFormals") // as it is declared
	public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(String registration,
			Authentication authentication, HttpServletRequest request) {
		return null;
	}

	@Override
	public void saveAuthorizedClient(OAuth2AuthorizedClient client, Authentication authentication,
			HttpServletRequest request, HttpServletResponse response) {
		request.setAttribute(TOKENS, client);
	}

	@Override
	public void removeAuthorizedClient(String registration, Authentication authentication, HttpServletRequest request,
			HttpServletResponse response) {
		request.removeAttribute(TOKENS);
	}

	private BrowserId fresh(HttpServletResponse response) {
		BrowserId fresh = BrowserId.fresh();
		this.cookies.put(response, COOKIE, fresh.secret(), DeskCookies.LASTING);
		return fresh;
	}

}
