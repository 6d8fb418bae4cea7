package org.practicepress.messaging.oauth;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Where tokens are asked for. Neither how long its answer is nor how long it takes is
 * left to it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-5">RFC 6749, section 5</a>
 */
public final class TokenEndpoint {

	private static final Duration PATIENCE = Duration.ofSeconds(15);

	private static final int LONGEST_ANSWER = 64 * 1024;

	private static final int LONGEST_TOKEN = 16 * 1024;

	private static final int LONGEST_WORDS = 300;

	private static final Duration LONGEST_LIFE = Duration.ofDays(1);

	/** What holds for a token whose end is not told. */
	private static final Duration USUAL_LIFE = Duration.ofMinutes(10);

	private static final int TOO_MANY_REQUESTS = 429;

	private static final HttpClient HTTP = HttpClient.newBuilder()
		.connectTimeout(PATIENCE)
		.followRedirects(HttpClient.Redirect.NEVER)
		.build();

	private final OAuth2Properties client;

	private final Duration patience;

	/**
	 * The endpoint of a client.
	 * @param client who asks, and where
	 */
	public TokenEndpoint(OAuth2Properties client) {
		this(client, PATIENCE);
	}

	TokenEndpoint(OAuth2Properties client, Duration patience) {
		this.client = client;
		this.patience = patience;
	}

	/**
	 * Asks for a token.
	 * @param grant why it is to be given: {@code grant_type} and what belongs to it
	 * @return the token
	 * @throws NoToken when there is none
	 */
	public Granted ask(Map<String, String> grant) throws NoToken {
		String flaw = this.client.flaw();
		URI endpoint = this.client.tokensAt();
		if (flaw != null || endpoint == null) {
			throw NoToken.refused("The settings of OAuth 2 are not complete: " + flaw);
		}
		HttpRequest request = HttpRequest.newBuilder(endpoint)
			.timeout(this.patience)
			.header("Content-Type", "application/x-www-form-urlencoded")
			.header("Accept", "application/json")
			.POST(BodyPublishers.ofString(form(grant)))
			.build();
		return granted(endpoint.getHost(), answer(request));
	}

	private String form(Map<String, String> grant) {
		StringBuilder form = new StringBuilder(form("client_id", this.client.clientId()));
		if (!this.client.clientSecret().isBlank()) {
			form.append('&').append(form("client_secret", this.client.clientSecret()));
		}
		return form + grant.entrySet()
			.stream()
			.map((entry) -> "&" + form(entry.getKey(), entry.getValue()))
			.collect(Collectors.joining());
	}

	private static String form(String name, String value) {
		return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
	}

	private HttpResponse<byte[]> answer(HttpRequest request) throws NoToken {
		String host = request.uri().getHost();
		CompletableFuture<HttpResponse<byte[]>> answer = HTTP.sendAsync(request, (head) -> new Bounded(LONGEST_ANSWER));
		try {
			return answer.get(this.patience.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException ex) {
			throw NoToken.now(host + " gives no token: it does not answer.", ex);
		}
		catch (ExecutionException ex) {
			throw NoToken.now(host + " gives no token: " + why(ex), ex.getCause());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw NoToken.now("Interrupted while a token was asked for.", ex);
		}
		finally {
			answer.cancel(true);
		}
	}

	private static String why(ExecutionException failure) {
		Throwable cause = Objects.requireNonNullElse(failure.getCause(), failure);
		return oneLine(cause.getClass().getSimpleName() + ": " + Objects.requireNonNullElse(cause.getMessage(), ""));
	}

	private static Granted granted(String host, HttpResponse<byte[]> answer) throws NoToken {
		JsonNode said = json(answer.body());
		if (answer.statusCode() != 200) {
			throw no(host, answer, said);
		}
		String token = said.path("access_token").asString("");
		if (token.isBlank() || token.length() > LONGEST_TOKEN) {
			throw NoToken.now(host + " gives no token, though it says that all is well.", null);
		}
		String refreshToken = said.path("refresh_token").asString("");
		return new Granted(token, lives(said),
				(refreshToken.isBlank() || refreshToken.length() > LONGEST_TOKEN) ? null : refreshToken);
	}

	private static Duration lives(JsonNode said) {
		long seconds = said.path("expires_in").asLong(USUAL_LIFE.toSeconds());
		return Duration.ofSeconds(Math.clamp(seconds, 0, LONGEST_LIFE.toSeconds()));
	}

	private static JsonNode json(byte[] body) {
		try {
			return JsonMapper.shared().readTree(body);
		}
		catch (JacksonException ex) {
			return JsonNodeFactory.instance.missingNode();
		}
	}

	private static NoToken no(String host, HttpResponse<byte[]> answer, JsonNode said) {
		int status = answer.statusCode();
		String error = oneLine(said.path("error").asString(""));
		String details = oneLine(said.path("error_description").asString(""));
		String words = "(" + status + (error.isEmpty() ? "" : " " + error) + (details.isEmpty() ? "" : ": " + details)
				+ ")";
		if (status >= 500 || status == TOO_MANY_REQUESTS || status == 408 || error.equals("temporarily_unavailable")) {
			String sentence = host + " gives no token now " + words + ".";
			Duration pause = pause(answer);
			return (pause != null) ? NoToken.before(pause, sentence) : NoToken.now(sentence, null);
		}
		return NoToken.refused(switch (error) {
			case "invalid_grant" -> host + " does not take the consent any more " + words
					+ ": somebody must give it anew, with mailbox-login.";
			case "invalid_client", "unauthorized_client" -> host + " does not know this client " + words
					+ ": look at client-id and client-secret. Secrets end, too.";
			case "invalid_scope" ->
				host + " does not give what is asked for " + words + ": look at scope, and what the client may.";
			default -> host + " refuses a token " + words + ": look at the settings of OAuth 2.";
		});
	}

	private static @Nullable Duration pause(HttpResponse<byte[]> answer) {
		try {
			long seconds = Long.parseLong(answer.headers().firstValue("Retry-After").orElse(""));
			return Duration.ofSeconds(Math.clamp(seconds, 0, Duration.ofHours(1).toSeconds()));
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

	/** Who runs the endpoint may say anything. */
	private static String oneLine(String said) {
		StringBuilder line = new StringBuilder();
		said.codePoints()
			.limit(LONGEST_WORDS)
			.forEach((sign) -> line
				.appendCodePoint((Character.isISOControl(sign) || sign == 0x2028 || sign == 0x2029) ? ' ' : sign));
		return line.toString().strip();
	}

}
