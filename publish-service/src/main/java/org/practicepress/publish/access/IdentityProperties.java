package org.practicepress.publish.access;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The identity provider.
 *
 * @param issuer its issuer identifier, also its address for browsers; its metadata are
 * first read when somebody comes in
 * @param internal its address for this service, when that is another
 * @param clientId this site's client id
 * @param clientSecret the client's secret; empty for a public client
 * @param audience whom a bearer token must be meant for; empty when the provider does not
 * say
 */
@ConfigurationProperties("practice-press.identity")
record IdentityProperties(String issuer, @Nullable String internal, @DefaultValue("practice-press") String clientId,
		@DefaultValue("") String clientSecret, @DefaultValue("") String audience) {

	/** An address of the provider's as this service must call it. */
	String fromHere(String address) {
		return (this.internal != null && !this.internal.isEmpty() && address.startsWith(this.issuer))
				? this.internal + address.substring(this.issuer.length()) : address;
	}

}
