package org.practicepress.standalone.login;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.oauth.Granted;
import org.practicepress.messaging.oauth.NoToken;
import org.practicepress.messaging.oauth.OAuth2Properties;
import org.practicepress.messaging.oauth.RefreshTokenFile;
import org.practicepress.messaging.oauth.TokenEndpoint;
import org.practicepress.standalone.site.CannotStart;

import org.springframework.util.StringUtils;

/**
 * Somebody consents in a browser, on this machine or on another one. The provider sends
 * the browser to a port of this machine; where that leads nowhere, because the browser is
 * elsewhere, the address it was sent to is told here by hand.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8252">RFC 8252</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7636">RFC 7636</a>
 */
public final class Consent {

	private static final int LONGEST_ADDRESS = 16 * 1024;

	private static final int LONGEST_WORDS = 500;

	private final OAuth2Properties client;

	private final PrintStream out;

	private final String state = random();

	private final String verifier = random();

	private final CompletableFuture<Map<String, String>> answer = new CompletableFuture<>();

	/**
	 * A consent that is wanted.
	 * @param client who wants it
	 * @param out where whoever consents reads what to do
	 */
	public Consent(OAuth2Properties client, PrintStream out) {
		this.client = client;
		this.out = out;
	}

	/**
	 * Waits until somebody has consented, and keeps what the provider gives for that.
	 * @param user whose mailbox it is about
	 * @param typed what is typed here
	 * @param patience how long to wait
	 * @return the file it is kept in
	 * @throws CannotStart when nothing comes of it
	 */
	public String ask(String user, BufferedReader typed, Duration patience) {
		URI consentAt = this.client.consentAt();
		if (consentAt == null || this.client.refreshTokenFile() == null) {
			throw new CannotStart(
					"The settings do not say where somebody consents: set provider to microsoft or google,"
							+ " or authorization-endpoint and token-endpoint.");
		}
		HttpServer server = listening();
		try {
			String redirect = "http://localhost:" + server.getAddress().getPort();
			this.out.println("Open this address in a browser, on whichever machine, and sign in as " + user + ":");
			this.out.println();
			this.out.println(address(consentAt, user, redirect));
			this.out.println();
			this.out.println("If the browser then cannot open the page at localhost, because it is on another machine,"
					+ " copy the whole address that it shows and paste it here:");
			Thread.ofPlatform().daemon().name("pasted").start(() -> read(typed));
			String code = code(this.answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
			return keep(exchanged(code, redirect));
		}
		catch (TimeoutException ex) {
			throw new CannotStart("Nobody consented within " + patience.toMinutes() + " minutes.", ex);
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new CannotStart("Interrupted while waiting for consent.", ex);
		}
		finally {
			server.stop(0);
		}
	}

	private HttpServer listening() {
		try {
			HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
			server.createContext("/", this::hear);
			server.start();
			return server;
		}
		catch (IOException ex) {
			throw new CannotStart("No port can be had on this machine for the browser to come back to.", ex);
		}
	}

	private String address(URI consentAt, String user, String redirect) {
		Map<String, String> asked = new LinkedHashMap<>();
		asked.put("response_type", "code");
		asked.put("client_id", this.client.clientId());
		asked.put("redirect_uri", redirect);
		if (!this.client.scopes().isEmpty()) {
			asked.put("scope", this.client.scopes());
		}
		asked.put("state", this.state);
		asked.put("code_challenge",
				Base64.getUrlEncoder().withoutPadding().encodeToString(DigestUtils.sha256(this.verifier)));
		asked.put("code_challenge_method", "S256");
		if (!user.isBlank()) {
			asked.put("login_hint", user);
		}
		if (this.client.provider() == OAuth2Properties.Provider.GOOGLE) {
			// without these, a refresh token is given the first time only, or never
			asked.put("access_type", "offline");
			asked.put("prompt", "consent");
		}
		return consentAt + ((consentAt.getRawQuery() == null) ? "?" : "&")
				+ asked.entrySet()
					.stream()
					.map((entry) -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
					.collect(Collectors.joining("&"));
	}

	/** The browser has come back by itself. */
	private void hear(HttpExchange exchange) throws IOException {
		Map<String, String> said = said(exchange.getRequestURI().getRawQuery());
		boolean ours = ours(said);
		String words = ours ? "Thank you. You may close this page; the command says what has come of it."
				: "This is no answer to the consent that is waited for.";
		byte[] page = """
				<!doctype html><html lang="en"><head><title>Practice Press</title></head>
				<body><p>%s</p></body></html>
				""".formatted(words).getBytes(StandardCharsets.UTF_8);
		try (exchange) {
			exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
			exchange.sendResponseHeaders(ours ? 200 : 404, page.length);
			exchange.getResponseBody().write(page);
		}
		finally {
			// no earlier: who waits for the answer ends the server, and the page with it
			if (ours) {
				this.answer.complete(said);
			}
		}
	}

	/** Whoever is at the browser tells where it was sent. */
	private void read(BufferedReader typed) {
		try {
			for (String line = typed.readLine(); line != null && !this.answer.isDone(); line = typed.readLine()) {
				String pasted = line.strip();
				Map<String, String> said = said(pasted.substring(pasted.indexOf('?') + 1));
				if (ours(said)) {
					this.answer.complete(said);
				}
				else if (!pasted.isEmpty()) {
					this.out.println("That is not the address: it begins with http://localhost and has code= in it,"
							+ " and belongs to the address above.");
				}
			}
		}
		catch (IOException ex) {
			this.out.println("Nothing can be typed here: " + ex.getMessage());
		}
	}

	/** Only who was sent by us knows what we have said. */
	private boolean ours(Map<String, String> said) {
		return this.state.equals(said.get("state")) && (said.containsKey("code") || said.containsKey("error"));
	}

	private static Map<String, String> said(@Nullable String query) {
		Map<String, String> said = new HashMap<>();
		if (query == null || query.length() > LONGEST_ADDRESS) {
			return said;
		}
		for (String pair : StringUtils.delimitedListToStringArray(query, "&")) {
			int equals = pair.indexOf('=');
			if (equals > 0) {
				said.put(pair.substring(0, equals), decoded(pair.substring(equals + 1)));
			}
		}
		return said;
	}

	private static String decoded(String value) {
		try {
			return URLDecoder.decode(value, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			return value;
		}
	}

	private static String code(Map<String, String> answer) {
		String code = answer.get("code");
		if (code == null) {
			throw new CannotStart("There is no consent (" + plain(answer.get("error")) + "): "
					+ plain(Objects.requireNonNullElse(answer.get("error_description"), "the provider says no more.")));
		}
		return code;
	}

	/** Nothing that a terminal would do something at. */
	private static String plain(@Nullable String said) {
		StringBuilder plain = new StringBuilder();
		String.valueOf(said)
			.codePoints()
			.limit(LONGEST_WORDS)
			.forEach((sign) -> plain.appendCodePoint(Character.isISOControl(sign) ? ' ' : sign));
		return plain.toString();
	}

	private Granted exchanged(String code, String redirect) {
		try {
			return new TokenEndpoint(this.client).ask(Map.of("grant_type", "authorization_code", "code", code,
					"redirect_uri", redirect, "code_verifier", this.verifier));
		}
		catch (NoToken ex) {
			throw new CannotStart(String.valueOf(ex.getMessage()), ex);
		}
	}

	private String keep(Granted granted) {
		if (granted.refreshToken() == null) {
			throw new CannotStart("The provider gave a token, but none to renew it with: scope must ask for that"
					+ " (offline_access at most providers).");
		}
		RefreshTokenFile file = new RefreshTokenFile(Objects.requireNonNull(this.client.refreshTokenFile()));
		try {
			file.consented(granted.refreshToken());
			return file.toString();
		}
		catch (IOException ex) {
			throw new CannotStart(String.valueOf(ex.getMessage()), ex);
		}
	}

	private static String random() {
		byte[] bytes = new byte[32];
		new SecureRandom().nextBytes(bytes);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

}
