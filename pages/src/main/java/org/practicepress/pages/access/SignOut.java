package org.practicepress.pages.access;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
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

	private final Desk desk;

	private final SignedIn signedIn;

	private final boolean secure;

	SignOut(ClientRegistrationRepository registrations, Desk desk, SignedIn signedIn, String publicUrl) {
		super(registrations);
		this.desk = desk;
		this.signedIn = signedIn;
		this.secure = publicUrl.startsWith("https:");
		setPostLogoutRedirectUri(publicUrl + "/");
		setDefaultTargetUrl("/");
	}

	/** Ends a session of which the form to sign out knew nothing, and goes on. */
	void signOut(HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
		this.signedIn.leave(request);
		onLogoutSuccess(request, response, authentication);
	}

	@Override
	public void onLogoutSuccess(HttpServletRequest request, HttpServletResponse response,
			@Nullable Authentication authentication) {
		this.signedIn.leadTo(determineTargetUrl(request, response, authentication), request);
		response.addHeader(HttpHeaders.SET_COOKIE, cookie("1", LASTS).toString());
		response.setStatus(HttpStatus.SEE_OTHER.value());
		response.setHeader(HttpHeaders.LOCATION, this.desk.neighbourSignedOut());
	}

	/** One stop of the way. */
	ServerResponse stop(ServerRequest asked) {
		HttpServletRequest request = asked.servletRequest();
		Optional<String> lastStop = this.signedIn.ledTo(request);
		Cookie wanted = WebUtils.getCookie(request, COOKIE);
		if (lastStop.isEmpty() && wanted == null) {
			return ServerResponse.seeOther(URI.create("/")).build();
		}
		this.signedIn.gone(request);
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
