package org.practicepress.messaging.oauth;

import java.net.URI;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationPropertiesSource;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;

/**
 * How access tokens are come by.
 *
 * @param provider who gives them; sets what is known of it
 * @param tenant the directory at Microsoft: its id or one of its domains
 * @param clientId what this program is registered as; empty to log in with a password
 * @param clientSecret the secret it was given; empty for a registration without one
 * @param grant why tokens are given
 * @param refreshTokenFile the file with the refresh token, which is written anew when the
 * provider replaces it
 * @param scope what tokens are asked for; empty for what reading and sending mail takes
 * at the provider
 * @param tokenEndpoint where tokens are asked for; empty for the provider's
 * @param authorizationEndpoint where somebody consents; empty for the provider's
 */
@ConfigurationPropertiesSource
public record OAuth2Properties(@DefaultValue("custom") Provider provider, @DefaultValue("common") String tenant,
		@DefaultValue("") String clientId, @DefaultValue("") String clientSecret,
		@DefaultValue("refresh-token") Grant grant, @Nullable Path refreshTokenFile, @DefaultValue("") String scope,
		@Nullable URI tokenEndpoint, @Nullable URI authorizationEndpoint) {

	private static final String MICROSOFT = "https://login.microsoftonline.com/";

	public OAuth2Properties {
		if (refreshTokenFile != null && refreshTokenFile.toString().isBlank()) {
			refreshTokenFile = null;
		}
	}

	/**
	 * Whether tokens are wanted at all.
	 * @return false to log in with a password
	 */
	public boolean configured() {
		return StringUtils.hasText(this.clientId);
	}

	/**
	 * Where tokens are asked for.
	 * @return the endpoint; null when nobody has said
	 */
	public @Nullable URI tokensAt() {
		return (this.tokenEndpoint != null) ? this.tokenEndpoint : switch (this.provider) {
			case CUSTOM -> null;
			case MICROSOFT -> microsoft("token");
			case GOOGLE -> URI.create("https://oauth2.googleapis.com/token");
		};
	}

	/**
	 * Where somebody consents.
	 * @return the endpoint; null when nobody has said
	 */
	public @Nullable URI consentAt() {
		return (this.authorizationEndpoint != null) ? this.authorizationEndpoint : switch (this.provider) {
			case CUSTOM -> null;
			case MICROSOFT -> microsoft("authorize");
			case GOOGLE -> URI.create("https://accounts.google.com/o/oauth2/v2/auth");
		};
	}

	/**
	 * What tokens are asked for.
	 * @return scopes with spaces between them; empty for whatever the provider gives
	 */
	public String scopes() {
		if (StringUtils.hasText(this.scope)) {
			return this.scope.strip();
		}
		return switch (this.provider) {
			case CUSTOM -> "";
			case MICROSOFT -> (this.grant == Grant.CLIENT_CREDENTIALS) ? "https://outlook.office365.com/.default"
					: "https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send offline_access";
			case GOOGLE -> "https://mail.google.com/";
		};
	}

	/**
	 * What is missing.
	 * @return a sentence that goes on after whose settings they are; null for nothing
	 */
	@Nullable String flaw() {
		URI endpoint = tokensAt();
		if (endpoint == null) {
			return "provider must be microsoft or google, or token-endpoint must say where tokens are asked for.";
		}
		if (!isSafe(endpoint)) {
			return "token-endpoint must be an https address.";
		}
		if (this.grant == Grant.CLIENT_CREDENTIALS) {
			return (this.provider == Provider.GOOGLE)
					? "Google gives no tokens to a client itself: set grant to refresh-token."
					: StringUtils.hasText(this.clientSecret) ? null
							: "the grant client-credentials needs a client-secret.";
		}
		return (this.refreshTokenFile != null) ? null
				: "the grant refresh-token needs a refresh-token-file, which mailbox-login writes.";
	}

	/** Secrets go nowhere in the open, unless it is on this machine. */
	private static boolean isSafe(URI endpoint) {
		return "https".equalsIgnoreCase(endpoint.getScheme()) || ("http".equalsIgnoreCase(endpoint.getScheme())
				&& ("127.0.0.1".equals(endpoint.getHost()) || "localhost".equals(endpoint.getHost())));
	}

	private URI microsoft(String endpoint) {
		String directory = this.tenant.strip();
		if (!directory.chars().allMatch((sign) -> Character.isLetterOrDigit(sign) || sign == '.' || sign == '-')) {
			throw new IllegalArgumentException(
					"tenant must be the id of a directory at Microsoft or one of its domains");
		}
		return URI.create(MICROSOFT + directory + "/oauth2/v2.0/" + endpoint);
	}

	/** Never the secret. */
	@Override
	public String toString() {
		return "OAuth2[" + this.provider + ", " + this.clientId + "]";
	}

	/** Who gives tokens. */
	public enum Provider {

		/** Whoever the settings describe. */
		CUSTOM,

		/** Microsoft 365. */
		MICROSOFT,

		/** Gmail and Google Workspace. */
		GOOGLE

	}

	/** Why tokens are given. */
	public enum Grant {

		/** To the program itself, for its secret. */
		CLIENT_CREDENTIALS,

		/** To the program for somebody who has consented once. */
		REFRESH_TOKEN

	}

}
