package org.practicepress.pages.access;

import java.io.IOException;
import java.util.Objects;
import java.util.Set;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Asks the provider every few minutes whether who is at the desk is still signed in
 * there, and as what, by the refresh token that it has given. Whom the provider has
 * signed out, suspended or forgotten has no session here from then on; other roles count
 * from then on. A provider that is away, or gives no refresh tokens, signs nobody out.
 */
final class StillSignedIn extends OncePerRequestFilter {

	private static final Logger logger = LoggerFactory.getLogger(StillSignedIn.class);

	/** Wanted to name scopes, and not kept: nobody is asked anything with it. */
	private static final OAuth2AccessToken NONE = new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, "none",
			null, null);

	private final Desk desk;

	private final SignedIn signedIn;

	private final Sittings sittings;

	private final ClientRegistrationRepository registrations;

	private final OAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> provider;

	private final JwtDecoderFactory<ClientRegistration> decoders;

	private final Roles roles;

	StillSignedIn(Desk desk, SignedIn signedIn, Sittings sittings, ClientRegistrationRepository registrations,
			OAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> provider,
			JwtDecoderFactory<ClientRegistration> decoders, Roles roles) {
		this.desk = desk;
		this.signedIn = signedIn;
		this.sittings = sittings;
		this.registrations = registrations;
		this.provider = provider;
		this.decoders = decoders;
		this.roles = roles;
	}

	/**
	 * A page that is left open must not keep somebody signed in, here or at the provider.
	 */
	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return this.desk.isAskedByItself(request.getRequestURI());
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		this.signedIn.sitting(request).filter(this.sittings::asks).ifPresent((sitting) -> ask(sitting, request));
		chain.doFilter(request, response);
	}

	private void ask(Sitting sitting, HttpServletRequest request) {
		String refreshToken = sitting.who().refreshToken();
		if (refreshToken == null) {
			return;
		}
		ClientRegistration client = Objects.requireNonNull(this.registrations.findByRegistrationId(Desk.REGISTRATION));
		try {
			OAuth2AccessTokenResponse answer = this.provider.getTokenResponse(
					new OAuth2RefreshTokenGrantRequest(client, NONE, new OAuth2RefreshToken(refreshToken, null)));
			Sitting.Who now = sitting.who();
			if (answer.getAdditionalParameters().get(OidcParameterNames.ID_TOKEN) instanceof String idToken) {
				now = asToldNow(sitting.who(), client, idToken);
			}
			if (answer.getRefreshToken() != null) {
				now = now.with(answer.getRefreshToken().getTokenValue());
			}
			this.sittings.know(sitting.browser(), now);
			SecurityContextHolder.setContext(new SecurityContextImpl(now.authentication()));
		}
		catch (OAuth2AuthorizationException ex) {
			if (ex.getError().getErrorCode().equals(OAuth2ErrorCodes.INVALID_GRANT)) {
				end(request);
			}
			else {
				logger.warn("The identity provider does not say who is still signed in ({})",
						ex.getError().getErrorCode());
			}
		}
		catch (JwtException ex) {
			logger.warn("The identity provider's word about who is still signed in cannot be believed ({})",
					ex.getClass().getSimpleName());
			end(request);
		}
	}

	private Sitting.Who asToldNow(Sitting.Who before, ClientRegistration client, String encoded) {
		Jwt jwt = this.decoders.createDecoder(client).decode(encoded);
		if (!before.subject().equals(jwt.getSubject())) {
			throw new JwtException("somebody else");
		}
		OidcIdToken idToken = new OidcIdToken(encoded, jwt.getIssuedAt(), jwt.getExpiresAt(), jwt.getClaims());
		OidcUser user = new DefaultOidcUser(Set.of(), idToken);
		return Sitting.Who.of(user, this.roles.of(jwt.getClaims()), before.refreshToken()).knownAs(before);
	}

	private void end(HttpServletRequest request) {
		this.signedIn.end(request);
		SecurityContextHolder.clearContext();
	}

}
