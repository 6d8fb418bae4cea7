package org.practicepress.pages.access;

import java.util.List;

import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;

/**
 * Which bearer tokens open the API: access tokens made for it, of the one provider, that
 * will expire. A token for another application does not, nor does one that only says who
 * somebody is.
 */
final class ApiTokens {

	/** What OpenID Connect gives to ID tokens only. */
	private static final List<String> OF_ID_TOKENS = List.of("nonce", "at_hash", "c_hash");

	private static final OAuth2TokenValidatorResult REFUSED = OAuth2TokenValidatorResult
		.failure(new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, "This is not an access token for this API", null));

	private ApiTokens() {
	}

	static OAuth2TokenValidator<Jwt> validator(IdentityProperties properties) {
		JwtTimestampValidator lasting = new JwtTimestampValidator();
		lasting.setAllowEmptyExpiryClaim(false);
		JwtTypeValidator type = new JwtTypeValidator("at+jwt", "application/at+jwt", "JWT");
		// an older provider's
		type.setAllowEmpty(true);
		return new DelegatingOAuth2TokenValidator<>(lasting, type,
				new JwtIssuerValidator(properties.issuer().toString()), new JwtAudienceValidator(properties.audience()),
				(token) -> isIdToken(token, properties.clientId()) ? REFUSED : OAuth2TokenValidatorResult.success());
	}

	/** An ID token names the client that somebody signs in to as its audience. */
	private static boolean isIdToken(Jwt token, String client) {
		List<String> audience = token.getClaimAsStringList(JwtClaimNames.AUD);
		return (audience != null && audience.contains(client)) || "ID".equals(token.getClaims().get("typ"))
				|| OF_ID_TOKENS.stream().anyMatch(token::hasClaim);
	}

}
