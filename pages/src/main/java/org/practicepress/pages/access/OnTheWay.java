package org.practicepress.pages.access;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;

/**
 * Who is on the way to the provider and back, and for which page. The browser keeps it
 * itself, so any instance can be the one they come back to.
 */
final class OnTheWay implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

	private static final String SIGN_IN = "sign-in";

	private static final String ASKED_FOR = "asked-for";

	/** How long signing in may take. */
	private static final Duration LASTS = Duration.ofHours(1);

	/** No page of a desk has a longer address. */
	private static final int LONGEST = 1_500;

	private final SealedCookies cookies;

	private final ClientRegistrationRepository registrations;

	OnTheWay(SealedCookies cookies, ClientRegistrationRepository registrations) {
		this.cookies = cookies;
		this.registrations = registrations;
	}

	/** Remembers where to lead whoever signs in. */
	void to(String address, HttpServletResponse response) {
		if (address.length() <= LONGEST) {
			this.cookies.put(response, ASKED_FOR, address, LASTS);
		}
		else {
			this.cookies.drop(response, ASKED_FOR);
		}
	}

	/** Where to lead who has signed in. */
	Optional<String> arrived(HttpServletRequest request, HttpServletResponse response) {
		Optional<String> address = this.cookies.find(request, ASKED_FOR, String.class);
		address.ifPresent((known) -> this.cookies.drop(response, ASKED_FOR));
		return address;
	}

	@Override
	public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
		return this.cookies.find(request, SIGN_IN, Begun.class)
			.filter((begun) -> Objects.equals(begun.state(), request.getParameter(OAuth2ParameterNames.STATE)))
			.map(this::asSent)
			.orElse(null);
	}

	@Override
	public void saveAuthorizationRequest(@Nullable OAuth2AuthorizationRequest sent, HttpServletRequest request,
			HttpServletResponse response) {
		if (sent == null) {
			this.cookies.drop(response, SIGN_IN);
		}
		else {
			this.cookies.put(response, SIGN_IN, new Begun(sent.getState(), sent.getAttribute(OidcParameterNames.NONCE),
					sent.getAttribute(PkceParameterNames.CODE_VERIFIER)), LASTS);
		}
	}

	@Override
	public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(HttpServletRequest request,
			HttpServletResponse response) {
		OAuth2AuthorizationRequest sent = loadAuthorizationRequest(request);
		if (sent != null) {
			this.cookies.drop(response, SIGN_IN);
		}
		return sent;
	}

	private OAuth2AuthorizationRequest asSent(Begun begun) {
		ClientRegistration desk = Objects.requireNonNull(this.registrations.findByRegistrationId(Desk.REGISTRATION));
		Map<String, Object> kept = new HashMap<>();
		kept.put(OAuth2ParameterNames.REGISTRATION_ID, Desk.REGISTRATION);
		if (begun.nonce() != null) {
			kept.put(OidcParameterNames.NONCE, begun.nonce());
		}
		if (begun.verifier() != null) {
			kept.put(PkceParameterNames.CODE_VERIFIER, begun.verifier());
		}
		return OAuth2AuthorizationRequest.authorizationCode()
			.authorizationUri(desk.getProviderDetails().getAuthorizationUri())
			.clientId(desk.getClientId())
			.redirectUri(desk.getRedirectUri())
			.scopes(desk.getScopes())
			.state(begun.state())
			.attributes(kept)
			.build();
	}

	/**
	 * What of a request to the provider must be known when its answer comes.
	 *
	 * @param state comes back with the answer
	 * @param nonce comes back in the ID token
	 * @param verifier proves who has begun
	 */
	record Begun(@Nullable String state, @Nullable String nonce, @Nullable String verifier) {
	}

}
