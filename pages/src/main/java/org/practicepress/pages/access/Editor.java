package org.practicepress.pages.access;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.security.oauth2.core.oidc.StandardClaimNames;
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
		ClaimAccessor claims = claims(authentication);
		String name = (claims != null) ? claims.getClaimAsString(StandardClaimNames.PREFERRED_USERNAME) : null;
		return StringUtils.hasText(name) ? name : authentication.getName();
	}

	/**
	 * Where mail reaches them, as the provider says.
	 * @param authentication who came in
	 * @return empty when it says nothing, or that it does not know whether the address is
	 * theirs
	 */
	public static Optional<String> emailOf(Authentication authentication) {
		return Optional.ofNullable(claims(authentication)).flatMap(Editor::emailOf);
	}

	static Optional<String> emailOf(ClaimAccessor claims) {
		return Boolean.FALSE.equals(claims.getClaimAsBoolean(StandardClaimNames.EMAIL_VERIFIED)) ? Optional.empty()
				: Optional.ofNullable(claims.getClaimAsString(StandardClaimNames.EMAIL)).filter(StringUtils::hasText);
	}

	private static @Nullable ClaimAccessor claims(Authentication authentication) {
		return switch (authentication) {
			case JwtAuthenticationToken bearer -> bearer.getToken();
			case Authentication login when login.getPrincipal() instanceof OidcUser user -> user;
			default -> null;
		};
	}

}
