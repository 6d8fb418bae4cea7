package org.practicepress.pages.access;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.util.WebUtils;

/**
 * One sign-out for all desks of the site and the provider. Who signs out at a desk has no
 * session there any more; the browser then goes by the neighbour's desk, whose session it
 * carries and which ends it, back to this one, which knows where the provider lets people
 * sign out.
 *
 * <p>
 * A cookie that lasts a minute says that this was asked for: a mere link signs nobody
 * out.
 */
final class SignOut extends OidcClientInitiatedLogoutSuccessHandler {

	private static final String COOKIE = "signing-out";

	private static final Duration LASTS = Duration.ofMinutes(1);

	private static final String LAST_STOP = SignOut.class.getName();

	private final Desk desk;

	private final boolean secure;

	SignOut(ClientRegistrationRepository registrations, Desk desk, String publicUrl) {
		super(registrations);
		this.desk = desk;
		this.secure = publicUrl.startsWith("https:");
		setPostLogoutRedirectUri(publicUrl + "/");
		setDefaultTargetUrl("/");
	}

	/** Ends a session of which the form to sign out knew nothing, and goes on. */
	void signOut(HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication)
			throws IOException {
		new SecurityContextLogoutHandler().logout(request, response, authentication);
		onLogoutSuccess(request, response, authentication);
	}

	@Override
	public void onLogoutSuccess(HttpServletRequest request, HttpServletResponse response,
			@Nullable Authentication authentication) throws IOException {
		HttpSession session = request.getSession();
		session.setMaxInactiveInterval((int) LASTS.toSeconds());
		session.setAttribute(LAST_STOP, determineTargetUrl(request, response, authentication));
		response.addHeader(HttpHeaders.SET_COOKIE, cookie("1", LASTS).toString());
		response.setStatus(HttpStatus.SEE_OTHER.value());
		response.setHeader(HttpHeaders.LOCATION, this.desk.neighbourSignedOut());
	}

	/** One stop of the way. */
	ServerResponse stop(ServerRequest asked) {
		HttpServletRequest request = asked.servletRequest();
		Optional<HttpSession> session = Optional.ofNullable(request.getSession(false));
		Optional<String> lastStop = session.map((known) -> (String) known.getAttribute(LAST_STOP));
		Cookie wanted = WebUtils.getCookie(request, COOKIE);
		if (lastStop.isEmpty() && wanted == null) {
			return ServerResponse.seeOther(URI.create("/")).build();
		}
		session.ifPresent(HttpSession::invalidate);
		return ServerResponse.seeOther(URI.create(lastStop.orElse(this.desk.neighbourSignedOut())))
			.header(HttpHeaders.SET_COOKIE, cookie("", Duration.ZERO).toString())
			.build();
	}

	private ResponseCookie cookie(String value, Duration age) {
		// both desks are below the shorter of their paths
		String path = this.desk.neighbour().startsWith(this.desk.pages()) ? this.desk.pages() : this.desk.neighbour();
		return ResponseCookie.from(COOKIE, value)
			.path(path)
			.maxAge(age)
			.httpOnly(true)
			.secure(this.secure)
			.sameSite("Strict")
			.build();
	}

}
