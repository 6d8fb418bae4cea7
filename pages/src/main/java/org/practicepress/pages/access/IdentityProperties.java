package org.practicepress.pages.access;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who says who somebody is: any OpenID Connect provider.
 *
 * @param issuer the provider's name for itself, as browsers reach it
 * @param internal where this service reaches the provider when that is another address
 * @param clientId this site's id there
 * @param clientSecret this site's secret there, none for a public client
 * @param audience whom a bearer token must be meant for; another than the client, for
 * whom ID tokens are meant
 * @param rolesClaim the claims that name roles, such as {@code roles} or
 * {@code realm_access.roles}
 * @param scopes what this site asks the provider for; with {@code offline_access} where
 * refresh tokens are given for that only
 * @param askEvery how often the provider is asked who is still signed in
 * @param account where people find their own account there
 * @param roles what the provider calls each role; its own name where nothing is said
 */
@ConfigurationProperties("practice-press.identity")
record IdentityProperties(URI issuer, @Nullable URI internal, @DefaultValue("practice-press") String clientId,
		@Nullable String clientSecret, @DefaultValue("practice-press-api") String audience,
		@DefaultValue("roles") List<String> rolesClaim, @DefaultValue( {
				"openid", "profile" }) List<String> scopes,
		@DefaultValue("2m") Duration askEvery, @Nullable URI account, @DefaultValue Map<Role, List<String>> roles){

	IdentityProperties {
		if (audience.isBlank() || audience.equals(clientId)) {
			throw new IllegalArgumentException(
					"The audience of the APIs' tokens must be given, and must not be the client"
							+ " that people sign in to (" + clientId + "), for whom ID tokens are made: OIDC_AUDIENCE");
		}
	}

}
