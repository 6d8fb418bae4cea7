package org.practicepress.publish.access;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestClient;

/**
 * Learns from the provider's metadata where to send people and how to check tokens.
 *
 * @see <a href="https://openid.net/specs/openid-connect-discovery-1_0.html">OpenID
 * Connect Discovery</a>
 */
final class Discovery {

	private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

	/** These are called from here; all others are addresses for browsers. */
	private static final Set<String> OURS = Set.of("token_endpoint", "userinfo_endpoint", "jwks_uri");

	private final IdentityProperties identity;

	private final RestClient http;

	Discovery(IdentityProperties identity) {
		this.identity = identity;
		JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(
				HttpClient.newBuilder().connectTimeout(LONGEST_WAIT).build());
		requests.setReadTimeout(LONGEST_WAIT);
		this.http = RestClient.builder().requestFactory(requests).build();
	}

	ClientRegistration client(String redirectUri) {
		ClientRegistration.Builder client = ClientRegistrations.fromOidcConfiguration(metadata())
			.registrationId("desk")
			.clientId(this.identity.clientId())
			.scope("openid", "profile")
			.clientSettings(ClientRegistration.ClientSettings.builder().requireProofKey(true).build())
			.redirectUri(redirectUri);
		return this.identity.clientSecret().isEmpty()
				? client.clientAuthenticationMethod(ClientAuthenticationMethod.NONE).build()
				: client.clientSecret(this.identity.clientSecret()).build();
	}

	JwtDecoder decoder() {
		NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(String.valueOf(metadata().get("jwks_uri"))).build();
		var issued = JwtValidators.createDefaultWithIssuer(this.identity.issuer());
		String audience = this.identity.audience();
		decoder.setJwtValidator(audience.isEmpty() ? issued
				: new DelegatingOAuth2TokenValidator<>(issued, new JwtClaimValidator<Object>("aud",
						(meant) -> meant instanceof Iterable<?> all && contains(all, audience))));
		return decoder;
	}

	private static boolean contains(Iterable<?> all, String one) {
		for (Object each : all) {
			if (one.equals(each)) {
				return true;
			}
		}
		return false;
	}

	private Map<String, Object> metadata() {
		String address = this.identity.fromHere(this.identity.issuer()) + "/.well-known/openid-configuration";
		Map<String, Object> published = this.http.get()
			.uri(address)
			.retrieve()
			.body(new ParameterizedTypeReference<Map<String, Object>>() {
			});
		if (published == null || !this.identity.issuer().equals(published.get("issuer"))) {
			throw new IllegalStateException(address + " does not speak for " + this.identity.issuer());
		}
		Map<String, Object> metadata = new HashMap<>(published);
		metadata.replaceAll((name, value) -> OURS.contains(name) ? this.identity.fromHere(value.toString()) : value);
		return metadata;
	}

}
