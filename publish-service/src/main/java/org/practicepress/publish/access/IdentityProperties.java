package org.practicepress.publish.access;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The identity provider.
 *
 * @param issuer its issuer identifier; its metadata are first read when somebody logs in
 * @param clientId this site's client id
 * @param clientSecret the client's secret; empty for a public client
 */
@ConfigurationProperties("practice-press.identity")
record IdentityProperties(String issuer, @DefaultValue("practice-press") String clientId,
		@DefaultValue("") String clientSecret) {
}
