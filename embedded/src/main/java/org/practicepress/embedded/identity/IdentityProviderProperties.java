package org.practicepress.embedded.identity;

import java.nio.file.Path;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the embedded identity provider.
 *
 * @param issuer its issuer identifier
 * @param publicUrl the origin of the site it lets people in to
 * @param keyFile where its signing key is kept, beside all else that it keeps
 * @param editorPasswordHash the hash of the password of the account {@code editor}, as it
 * was given last
 * @param deskSecret the secret of the desk's client
 * @param apiSecret the secret of the client for programs; must differ
 */
@ConfigurationProperties("practice-press.identity-provider")
record IdentityProviderProperties(String issuer, String publicUrl, Path keyFile, String editorPasswordHash,
		String deskSecret, String apiSecret) {

	/** Whether browsers reach it by TLS only. */
	boolean isSecure() {
		return this.publicUrl.startsWith("https:");
	}

}
