package org.practicepress.embedded.identity;

import java.nio.file.Path;
import java.util.Objects;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A running identity provider: Spring Authorization Server under {@code /identity}.
 */
public final class EmbeddedIdentity implements AutoCloseable {

	/** The client that the editors' desk is. */
	public static final String DESK_CLIENT = "practice-press";

	/**
	 * The client for programs; its tokens carry the roles of an editor and a chief
	 * editor.
	 */
	public static final String API_CLIENT = "practice-press-api";

	private final ConfigurableApplicationContext context;

	private EmbeddedIdentity(ConfigurableApplicationContext context) {
		this.context = context;
	}

	/**
	 * Starts the provider on 127.0.0.1.
	 * @param directory where the signing key is kept, so that tokens outlive a new start
	 * @param port the port; 0 for any free one
	 * @param publicUrl the origin at which browsers reach it, without a trailing slash;
	 * its issuer is {@code {publicUrl}/identity}
	 * @param editorPasswordHash the password of the user {@code editor}, as Spring
	 * Security's password encoders write it
	 * @param deskSecret the secret of the desk's client
	 * @param apiSecret the secret of the client for programs; must differ
	 * @return the running provider
	 */
	public static EmbeddedIdentity start(Path directory, int port, String publicUrl, String editorPasswordHash,
			String deskSecret, String apiSecret) {
		return new EmbeddedIdentity(new SpringApplicationBuilder(IdentityApplication.class).run(
				"--spring.config.name=identity-provider", "--server.address=127.0.0.1", "--server.port=" + port,
				"--server.servlet.session.cookie.secure=" + publicUrl.startsWith("https:"),
				"--practice-press.identity-provider.issuer=" + issuer(publicUrl),
				"--practice-press.identity-provider.public-url=" + publicUrl,
				"--practice-press.identity-provider.key-file=" + directory.resolve("signing-key.json"),
				"--practice-press.identity-provider.editor-password-hash=" + editorPasswordHash,
				"--practice-press.identity-provider.desk-secret=" + deskSecret,
				"--practice-press.identity-provider.api-secret=" + apiSecret));
	}

	/**
	 * The issuer of a provider behind an origin.
	 * @param publicUrl the origin, without a trailing slash
	 * @return the issuer identifier
	 */
	public static String issuer(String publicUrl) {
		return publicUrl + "/identity";
	}

	public int port() {
		return Objects.requireNonNull(((WebServerApplicationContext) this.context).getWebServer()).getPort();
	}

	@Override
	public void close() {
		this.context.close();
	}

}
