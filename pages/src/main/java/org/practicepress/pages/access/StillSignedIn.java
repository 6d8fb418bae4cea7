package org.practicepress.pages.access;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Set;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Asks the provider every few minutes whether who is at the desk is still signed in
 * there, and as what, by the refresh token that it has given. Whom the provider has
 * signed out, suspended or forgotten has no session here from then on; other roles count
 * from then on. A provider that is away, or gives no refresh tokens, signs nobody out.
 */
final class StillSignedIn extends OncePerRequestFilter {

	private static final Logger logger = LoggerFactory.getLogger(StillSignedIn.class);

	private static final String ASKED = StillSignedIn.class.getName();

	private final OAuth2AuthorizedClientRepository clients;

	private final OAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> provider;

	private final JwtDecoderFactory<ClientRegistration> decoders;

	private final SecurityContextRepository contexts;

	private final Roles roles;

	private final Duration every;

	private final InstantSource clock = InstantSource.system();

	private final Object turn = new Object();

	StillSignedIn(OAuth2AuthorizedClientRepository clients,
			OAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> provider,
			JwtDecoderFactory<ClientRegistration> decoders, SecurityContextRepository contexts, Roles roles,
			Duration every) {
		this.clients = clients;
		this.provider = provider;
		this.decoders = decoders;
		this.contexts = contexts;
		this.roles = roles;
		this.every = every;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		HttpSession session = request.getSession(false);
		if (session != null
				&& SecurityContextHolder.getContext().getAuthentication() instanceof OAuth2AuthenticationToken atTheDesk
				&& isTime(session)) {
			ask(atTheDesk, session, request, response);
		}
		chain.doFilter(request, response);
	}

	/** The first who comes asks, and whoever comes meanwhile does not. */
	private boolean isTime(HttpSession session) {
		Instant now = this.clock.instant();
		synchronized (this.turn) {
			Instant asked = (Instant) session.getAttribute(ASKED);
			boolean time = asked != null && !now.isBefore(asked.plus(this.every));
			if (asked == null || time) {
				session.setAttribute(ASKED, now);
			}
			return time;
		}
	}

	private void ask(OAuth2AuthenticationToken atTheDesk, HttpSession session, HttpServletRequest request,
			HttpServletResponse response) {
		OAuth2AuthorizedClient client = this.clients.loadAuthorizedClient(Desk.REGISTRATION, atTheDesk, request);
		if (client == null || client.getRefreshToken() == null) {
			return;
		}
		try {
			OAuth2AccessTokenResponse answer = this.provider.getTokenResponse(new OAuth2RefreshTokenGrantRequest(
					client.getClientRegistration(), client.getAccessToken(), client.getRefreshToken()));
			this.clients.saveAuthorizedClient(new OAuth2AuthorizedClient(client.getClientRegistration(),
					client.getPrincipalName(), answer.getAccessToken(), answer.getRefreshToken()), atTheDesk, request,
					response);
			if (answer.getAdditionalParameters().get(OidcParameterNames.ID_TOKEN) instanceof String idToken) {
				takeOver(atTheDesk, client.getClientRegistration(), idToken, request, response);
			}
		}
		catch (OAuth2AuthorizationException ex) {
			if (ex.getError().getErrorCode().equals(OAuth2ErrorCodes.INVALID_GRANT)) {
				end(session);
			}
			else {
				logger.warn("The identity provider does not say who is still signed in ({})",
						ex.getError().getErrorCode());
			}
		}
		catch (JwtException ex) {
			logger.warn("The identity provider's word about who is still signed in cannot be believed ({})",
					ex.getClass().getSimpleName());
			end(session);
		}
	}

	private void takeOver(OAuth2AuthenticationToken atTheDesk, ClientRegistration registration, String encoded,
			HttpServletRequest request, HttpServletResponse response) {
		Jwt jwt = this.decoders.createDecoder(registration).decode(encoded);
		OidcUser before = (OidcUser) atTheDesk.getPrincipal();
		if (!before.getSubject().equals(jwt.getSubject())) {
			throw new JwtException("somebody else");
		}
		OidcIdToken idToken = new OidcIdToken(encoded, jwt.getIssuedAt(), jwt.getExpiresAt(), jwt.getClaims());
		OidcUserAuthority authority = new OidcUserAuthority(idToken, before.getUserInfo());
		Collection<GrantedAuthority> now = this.roles.ofLogin(Set.of(authority));
		SecurityContext context = SecurityContextHolder.createEmptyContext();
		context.setAuthentication(
				new OAuth2AuthenticationToken(new DefaultOidcUser(Set.of(authority), idToken, before.getUserInfo()),
						now, atTheDesk.getAuthorizedClientRegistrationId()));
		SecurityContextHolder.setContext(context);
		this.contexts.saveContext(context, request, response);
	}

	private static void end(HttpSession session) {
		session.invalidate();
		SecurityContextHolder.clearContext();
	}

}
