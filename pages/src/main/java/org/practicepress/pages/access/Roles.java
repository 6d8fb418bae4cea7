package org.practicepress.pages.access;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;

/**
 * The claim {@code roles} of identity and access tokens as authorities.
 */
final class Roles {

	private static final String CLAIM = "roles";

	private static final String PREFIX = "ROLE_";

	private Roles() {
	}

	/** What somebody who signed in brings along, and the roles of the ID token. */
	static Collection<GrantedAuthority> ofLogin(Collection<? extends GrantedAuthority> authorities) {
		Set<GrantedAuthority> mapped = new HashSet<>(authorities);
		for (GrantedAuthority authority : authorities) {
			if (authority instanceof OidcUserAuthority user) {
				mapped.addAll(of(user.getIdToken().getClaims()));
			}
		}
		return mapped;
	}

	static JwtAuthenticationConverter ofToken() {
		JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
		converter.setJwtGrantedAuthoritiesConverter((token) -> of(token.getClaims()));
		return converter;
	}

	static boolean isEditor(@Nullable Authentication authentication) {
		return authentication != null
				&& AuthorityUtils.authorityListToSet(authentication.getAuthorities()).contains(PREFIX + Editor.ROLE);
	}

	private static Collection<GrantedAuthority> of(Map<String, Object> claims) {
		return (claims.get(CLAIM) instanceof Collection<?> roles)
				? roles.stream().<GrantedAuthority>map((role) -> new SimpleGrantedAuthority(PREFIX + role)).toList()
				: List.of();
	}

}
