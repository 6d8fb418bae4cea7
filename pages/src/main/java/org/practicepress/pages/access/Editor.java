package org.practicepress.pages.access;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.util.StringUtils;

/**
 * Who is at the desk.
 */
public final class Editor {

	private Editor() {
	}

	/**
	 * The name under which decisions are kept.
	 * @param authentication who came in
	 * @return the name people know them by, else the provider's id for them
	 */
	public static String nameOf(Authentication authentication) {
		ClaimAccessor claims = switch (authentication) {
			case JwtAuthenticationToken bearer -> bearer.getToken();
			case Authentication login when login.getPrincipal() instanceof OidcUser user -> user;
			default -> null;
		};
		String name = (claims != null) ? claims.getClaimAsString("preferred_username") : null;
		return StringUtils.hasText(name) ? name : authentication.getName();
	}

}
