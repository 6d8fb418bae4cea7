package org.practicepress.embedded.identity;

import java.security.Principal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/**
 * Which desk was let in by which sign-in, for as long as that goes on. In memory: after a
 * new start a desk sends its browser here, where the sign-in is still known.
 */
final class Authorizations implements OAuth2AuthorizationService {

	private final Map<String, OAuth2Authorization> all = new ConcurrentHashMap<>();

	private final SignIns signIns;

	Authorizations(SignIns signIns) {
		this.signIns = signIns;
	}

	@Override
	public void save(OAuth2Authorization authorization) {
		this.all.values().removeIf(this::isOver);
		this.all.put(authorization.getId(), authorization);
	}

	@Override
	public void remove(OAuth2Authorization authorization) {
		this.all.remove(authorization.getId());
	}

	@Override
	public @Nullable OAuth2Authorization findById(String id) {
		return this.all.get(id);
	}

	@Override
	public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
		return this.all.values()
			.stream()
			.filter((authorization) -> authorization.getToken(token) != null)
			.findFirst()
			.orElse(null);
	}

	private boolean isOver(OAuth2Authorization authorization) {
		if (authorization.getAttribute(Principal.class.getName()) instanceof SignedIn signedIn) {
			return this.signIns.find(signedIn.signIn().id()).isEmpty();
		}
		OAuth2Authorization.Token<OAuth2AccessToken> token = authorization.getAccessToken();
		return token == null || token.isExpired();
	}

}
