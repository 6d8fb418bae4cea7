package org.practicepress.review;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * An OpenID Connect provider that asks nobody for a password: who comes is whom the test
 * says.
 */
final class TestIssuer implements AutoCloseable {

	static final String CLIENT = "practice-press";

	static final String API = "practice-press-api";

	/** It takes longer to make than all that is signed with it. */
	private static final RSAKey KEY = key();

	private final HttpServer server;

	private final Map<String, String> nonces = new ConcurrentHashMap<>();

	/**
	 * Those that are good for minutes to come: to sign is dear, and who waits asks often.
	 */
	private final Map<String, Bearer> bearers = new ConcurrentHashMap<>();

	private final AtomicInteger asked = new AtomicInteger();

	private volatile String user = "ana";

	private volatile Word word = Word.STILL;

	private volatile Map<String, Object> roles = Map.of("roles", List.of("editor"));

	TestIssuer() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server
			.createContext("/identity/.well-known/openid-configuration",
					(exchange) -> json(exchange, Map.of("issuer", uri(), "authorization_endpoint", uri() + "/authorize",
							"token_endpoint", uri() + "/token", "jwks_uri", uri() + "/keys", "end_session_endpoint",
							uri() + "/end", "subject_types_supported", List.of("public"), "response_types_supported",
							List.of("code"), "id_token_signing_alg_values_supported", List.of("RS256"))));
		this.server.createContext("/identity/keys",
				(exchange) -> json(exchange, new JWKSet(KEY.toPublicJWK()).toJSONObject()));
		this.server.createContext("/identity/authorize", this::authorize);
		this.server.createContext("/identity/token", this::token);
		this.server.start();
	}

	private static RSAKey key() {
		try {
			return new RSAKeyGenerator(2048).keyID("test").generate();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	String uri() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort() + "/identity";
	}

	/** Who comes next. */
	void comes(String user, String... roles) {
		comes(user, Map.of("roles", List.of(roles)));
	}

	/** Who comes next, with roles as another provider names them. */
	void comes(String user, Map<String, Object> roles) {
		this.user = user;
		this.roles = roles;
	}

	/** A token for the API. */
	String bearer(String user, String... roles) {
		return this.bearers
			.compute(user + List.of(roles), (who, last) -> (last != null && last.isFresh()) ? last
					: new Bearer(bearer(user, (claims) -> claims.claim("roles", List.of(roles))), Instant.now()))
			.token();
	}

	/** A token for the API, but for something. */
	String bearer(String user, UnaryOperator<JWTClaimsSet.Builder> change) {
		return signed(change.apply(claims(user, Map.of("roles", List.of("editor"))).audience(API)).build());
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	private void authorize(HttpExchange exchange) throws IOException {
		Map<String, String> query = form(exchange.getRequestURI().getRawQuery());
		String code = UUID.randomUUID().toString();
		this.nonces.put(code, query.getOrDefault("nonce", ""));
		exchange.getResponseHeaders()
			.set("Location", query.get("redirect_uri") + "?code=" + code + "&state=" + query.get("state"));
		exchange.sendResponseHeaders(302, -1);
		exchange.close();
	}

	/** How the next are answered who ask whether they are still signed in. */
	void says(Word word) {
		this.word = word;
	}

	/** How often somebody has asked whether people are still signed in. */
	int asked() {
		return this.asked.get();
	}

	private void token(HttpExchange exchange) throws IOException {
		Map<String, String> body = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
		if (body.getOrDefault("grant_type", "").equals("refresh_token")) {
			this.asked.incrementAndGet();
		}
		if (body.getOrDefault("grant_type", "").equals("refresh_token") && this.word != Word.STILL) {
			if (this.word == Word.NO_MORE) {
				json(exchange, 400, Map.of("error", "invalid_grant"));
			}
			else {
				exchange.sendResponseHeaders(503, -1);
				exchange.close();
			}
			return;
		}
		String nonce = this.nonces.remove(body.getOrDefault("code", ""));
		String idToken = signed(claims(this.user, this.roles).claim("nonce", nonce).build());
		json(exchange, Map.of("access_token", bearer(this.user), "token_type", "Bearer", "expires_in", 300, "id_token",
				idToken, "scope", "openid profile", "refresh_token", "of " + this.user));
	}

	private JWTClaimsSet.Builder claims(String user, Map<String, Object> roles) {
		JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder().issuer(uri())
			.subject("id-of-" + user)
			.audience(CLIENT)
			.issueTime(new Date())
			.expirationTime(Date.from(Instant.now().plus(Duration.ofMinutes(5))))
			.claim("preferred_username", user);
		roles.forEach(claims::claim);
		return claims;
	}

	private String signed(JWTClaimsSet claims) {
		try {
			SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("test").build(), claims);
			token.sign(new RSASSASigner(KEY));
			return token.serialize();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Map<String, String> form(@Nullable String encoded) {
		Map<String, String> form = new HashMap<>();
		for (String pair : String.valueOf(encoded).split("&", -1)) {
			String[] parts = pair.split("=", 2);
			form.put(parts[0], (parts.length > 1) ? URLDecoder.decode(parts[1], StandardCharsets.UTF_8) : "");
		}
		return form;
	}

	private static void json(HttpExchange exchange, Object body) throws IOException {
		json(exchange, 200, body);
	}

	private static void json(HttpExchange exchange, int status, Object body) throws IOException {
		byte[] bytes = JsonMapper.shared().writeValueAsBytes(body);
		exchange.getResponseHeaders().set("Content-Type", "application/json");
		exchange.sendResponseHeaders(status, bytes.length);
		exchange.getResponseBody().write(bytes);
		exchange.close();
	}

	/** A token, and when it was made. */
	private record Bearer(String token, Instant at) {

		boolean isFresh() {
			return this.at.plus(Duration.ofMinutes(1)).isAfter(Instant.now());
		}

	}

	/** Whether somebody is still signed in. */
	enum Word {

		STILL, NO_MORE, AWAY

	}

}
