package org.practicepress.pages.access;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.util.StringUtils;
import org.springframework.web.client.RestClient;

/**
 * What the identity provider publishes about itself. Asked for when first needed, so that
 * the desk and its provider may start in any order.
 *
 * <p>
 * Browsers and this service may reach the provider by different addresses. What a browser
 * is sent to keeps the public one; what this service calls itself gets the internal one.
 */
final class IdentityProvider {

	private static final String CONFIGURATION = "/.well-known/openid-configuration";

	private static final ParameterizedTypeReference<Map<String, Object>> METADATA = new ParameterizedTypeReference<>() {
	};

	/** The endpoints a service calls, not a browser. */
	private static final List<String> CALLED_FROM_HERE = List.of("token_endpoint", "jwks_uri", "userinfo_endpoint");

	private final IdentityProperties properties;

	private final RestClient http;

	IdentityProvider(IdentityProperties properties, RestClient http) {
		this.properties = properties;
		this.http = http;
	}

	ClientRegistration registration(String redirectUri) {
		ClientAuthenticationMethod method = StringUtils.hasText(this.properties.clientSecret())
				? ClientAuthenticationMethod.CLIENT_SECRET_BASIC : ClientAuthenticationMethod.NONE;
		return ClientRegistrations.fromOidcConfiguration(metadata())
			.registrationId(Desk.REGISTRATION)
			.clientId(this.properties.clientId())
			.clientSecret(this.properties.clientSecret())
			.clientAuthenticationMethod(method)
			.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
			.clientSettings(ClientRegistration.ClientSettings.builder().requireProofKey(true).build())
			.redirectUri(redirectUri)
			.scope(this.properties.scopes())
			.build();
	}

	JwtDecoder decoder() {
		NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(String.valueOf(metadata().get("jwks_uri"))).build();
		decoder.setJwtValidator(ApiTokens.validator(this.properties));
		return decoder;
	}

	private Map<String, Object> metadata() {
		String issuer = this.properties.issuer().toString();
		String internal = (this.properties.internal() != null) ? this.properties.internal().toString() : issuer;
		Map<String, Object> found = this.http.get().uri(URI.create(internal + CONFIGURATION)).retrieve().body(METADATA);
		if (found == null || !issuer.equals(found.get("issuer"))) {
			throw new IllegalStateException("The identity provider at " + internal + " is not " + issuer);
		}
		Map<String, Object> metadata = new HashMap<>(found);
		for (String endpoint : CALLED_FROM_HERE) {
			metadata.computeIfPresent(endpoint, (name, address) -> address.toString().startsWith(issuer)
					? internal + address.toString().substring(issuer.length()) : address);
		}
		return metadata;
	}

}
