package org.practicepress.pages.access;

import java.net.URI;

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
 * @param audience whom a bearer token must be meant for, when the provider says so
 */
@ConfigurationProperties("practice-press.identity")
record IdentityProperties(URI issuer, @Nullable URI internal, @DefaultValue("practice-press") String clientId,
		@Nullable String clientSecret, @Nullable String audience) {
}
