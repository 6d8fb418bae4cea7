package org.practicepress.embedded.identity;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.practicepress.embedded.mail.KeptMails;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * A running identity provider: Spring Authorization Server under {@code /identity}.
 */
public final class EmbeddedIdentity implements AutoCloseable {

	/** The client that the editors' desk is. */
	public static final String DESK_CLIENT = "practice-press";

	/**
	 * The client for programs; its tokens carry the roles of an editor, a chief editor
	 * and an operator.
	 */
	public static final String API_CLIENT = "practice-press-api";

	/** The account of the first start, and its name. */
	static final String EDITOR = "editor";

	private final ConfigurableApplicationContext context;

	private EmbeddedIdentity(ConfigurableApplicationContext context) {
		this.context = context;
	}

	/**
	 * Starts a provider that sends no mail: see
	 * {@link #start(Path, int, String, String, String, String, MailRelay, KeptMails, Map)}.
	 * @param directory where it keeps what it keeps
	 * @param port the port; 0 for any free one
	 * @param publicUrl the origin at which browsers reach it
	 * @param editorPasswordHash the password of the account {@code editor}
	 * @param deskSecret the secret of the desk's client
	 * @param apiSecret the secret of the client for programs
	 * @return the running provider
	 */
	public static EmbeddedIdentity start(Path directory, int port, String publicUrl, String editorPasswordHash,
			String deskSecret, String apiSecret) {
		return start(directory, port, publicUrl, editorPasswordHash, deskSecret, apiSecret, null, null, Map.of());
	}

	/**
	 * Starts the provider on 127.0.0.1.
	 * @param directory where it keeps accounts, sign-ins and the signing key, so that all
	 * of them outlive a new start
	 * @param port the port; 0 for any free one
	 * @param publicUrl the origin at which browsers reach it, without a trailing slash;
	 * its issuer is {@code {publicUrl}/identity}
	 * @param editorPasswordHash the password of the account {@code editor}, as Spring
	 * Security's password encoders write it; another one than at the last start replaces
	 * what its owner has set since
	 * @param deskSecret the secret of the desk's client
	 * @param apiSecret the secret of the client for programs; must differ
	 * @param relay where it hands in its mails; null for nowhere, and then nobody can be
	 * invited
	 * @param mails what operators may look at in the browser; null for nothing
	 * @param look the settings of {@code practice-press.pages} that its pages share with
	 * all others of the site
	 * @return the running provider
	 */
	public static EmbeddedIdentity start(Path directory, int port, String publicUrl, String editorPasswordHash,
			String deskSecret, String apiSecret, @Nullable MailRelay relay, @Nullable KeptMails mails,
			Map<String, String> look) {
		return new EmbeddedIdentity(
				new SpringApplicationBuilder(IdentityApplication.class).main(IdentityApplication.class)
					.initializers((context) -> {
						if (relay != null) {
							context.getBeanFactory().registerSingleton("mailRelay", relay);
						}
						if (mails != null) {
							context.getBeanFactory().registerSingleton("keptMails", mails);
						}
						Map<String, Object> pages = new HashMap<>();
						look.forEach((key, value) -> pages.put("practice-press.pages." + key, value));
						context.getEnvironment().getPropertySources().addLast(new MapPropertySource("look", pages));
					})
					.run("--spring.config.name=identity-provider", "--server.address=127.0.0.1",
							"--server.port=" + port,
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
