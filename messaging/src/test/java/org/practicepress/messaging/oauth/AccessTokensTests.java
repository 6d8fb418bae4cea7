package org.practicepress.messaging.oauth;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicepress.embedded.junit.StoppedClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AccessTokensTests {

	private final StoppedClock now = new StoppedClock(Instant.parse("2026-11-26T12:00:00Z"));

	@TempDir
	private Path directory;

	@Test
	void aTokenIsKeptAndRenewedBeforeItEnds() throws Exception {
		try (Endpoint endpoint = new Endpoint(counting(3600))) {
			AccessTokens tokens = client(endpoint);
			assertThat(tokens.token()).isEqualTo("token-1");
			this.now.passes(Duration.ofMinutes(54));
			assertThat(tokens.token()).isEqualTo("token-1");
			this.now.passes(Duration.ofMinutes(2));
			assertThat(tokens.token()).isEqualTo("token-2");
			assertThat(endpoint.asked).hasSize(2)
				.allSatisfy((form) -> assertThat(form).containsEntry("grant_type", "client_credentials")
					.containsEntry("client_id", "hub")
					.containsEntry("client_secret", "s&cr=t")
					.containsEntry("scope", "mail read"));
		}
	}

	@Test
	void aServerThatDoesNotTakeATokenGetsAFreshOne() throws Exception {
		try (Endpoint endpoint = new Endpoint(counting(3600))) {
			AccessTokens tokens = client(endpoint);
			tokens.refused(tokens.token());
			assertThat(tokens.token()).isEqualTo("token-2");
			tokens.refused("token-1");
			assertThat(tokens.token()).isEqualTo("token-2");
		}
	}

	@Test
	void aRefreshTokenThatIsReplacedIsKeptForItsOwnerOnly() throws Exception {
		Path file = Files.writeString(this.directory.resolve("consent"), "first\n");
		try (Endpoint endpoint = new Endpoint(onceEach("first"))) {
			AccessTokens tokens = consented(endpoint, file);
			assertThat(tokens.token()).isEqualTo("for first");
			assertThat(file).hasContent("first+");
			assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
			this.now.passes(Duration.ofHours(1));
			assertThat(tokens.token()).isEqualTo("for first+");
			assertThat(consented(endpoint, file).token()).isEqualTo("for first++");
		}
		try (var files = Files.list(this.directory)) {
			assertThat(files).extracting((left) -> String.valueOf(left.getFileName()))
				.containsExactlyInAnyOrder("consent", "consent.lock");
		}
	}

	/** The endpoint takes each refresh token once, and several have the same file. */
	@Test
	void oneAsksAtATimeWhoeverHasTheFile() throws Exception {
		Path file = Files.writeString(this.directory.resolve("consent"), "first");
		try (Endpoint endpoint = new Endpoint(onceEach("first"));
				ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor()) {
			AccessTokens one = consented(endpoint, file);
			AccessTokens other = consented(endpoint, file);
			CountDownLatch together = new CountDownLatch(1);
			List<Future<String>> asked = new ArrayList<>();
			for (int i = 0; i < 10; i++) {
				AccessTokens tokens = (i % 2 == 0) ? one : other;
				asked.add(askers.submit(() -> {
					together.await();
					return tokens.token();
				}));
			}
			together.countDown();
			List<String> got = new ArrayList<>();
			for (Future<String> token : asked) {
				got.add(token.get());
			}
			assertThat(got).containsOnly("for first", "for first+");
			assertThat(endpoint.asked).hasSize(2);
		}
	}

	@Test
	void aConsentThatHasEndedIsToldAndNotAskedForAgainUntilThereIsAnother() throws Exception {
		Path file = Files.writeString(this.directory.resolve("consent"), "old");
		try (Endpoint endpoint = new Endpoint(Endpoint.json(400, """
				{"error": "invalid_grant", "error_description": "AADSTS70008: it has expired.\\r\\nTrace: 1"}
				"""))) {
			AccessTokens tokens = consented(endpoint, file);
			for (int i = 0; i < 3; i++) {
				assertThat(no(tokens)).satisfies((no) -> assertThat(no.refused()).isTrue())
					.hasMessageContaining("AADSTS70008: it has expired.  Trace: 1")
					.hasMessageContaining("mailbox-login")
					.hasMessageNotContaining("s&cr=t")
					.hasMessageNotContaining("old");
				this.now.passes(Duration.ofMinutes(1));
			}
			assertThat(endpoint.asked).hasSize(1);
			endpoint.answering = counting(3600);
			Files.writeString(file, "new");
			assertThat(tokens.token()).isEqualTo("token-1");
		}
	}

	@Test
	void withoutAConsentNobodyIsAsked() throws Exception {
		try (Endpoint endpoint = new Endpoint(counting(3600))) {
			Path file = this.directory.resolve("consent");
			assertThat(no(consented(endpoint, file))).hasMessageContaining("Nobody has consented yet");
			for (String nonsense : List.of("", "a\nb", "a".repeat(20_000))) {
				Files.writeString(file, nonsense);
				assertThat(no(consented(endpoint, file))).hasMessageContaining("a refresh token and nothing else");
			}
			assertThat(endpoint.asked).isEmpty();
		}
	}

	@Test
	void whoIsAwayIsAskedMoreAndMoreRarelyAndTheTokenServesAsLongAsItIsGood() throws Exception {
		try (Endpoint endpoint = new Endpoint(counting(3600))) {
			AccessTokens tokens = client(endpoint);
			tokens.token();
			this.now.passes(Duration.ofMinutes(56));
			endpoint.answering = Endpoint.json(500, "<html>no</html>");
			assertThat(tokens.token()).isEqualTo("token-1");
			assertThat(tokens.token()).isEqualTo("token-1");
			assertThat(endpoint.asked).hasSize(2);
			this.now.passes(Duration.ofMinutes(4));
			assertThat(no(tokens)).satisfies((no) -> assertThat(no.refused()).isFalse())
				.hasMessageContaining("gives no token now (500)");
			assertThat(endpoint.asked).hasSize(3);
			this.now.passes(Duration.ofSeconds(9));
			no(tokens);
			assertThat(endpoint.asked).hasSize(3);
			this.now.passes(Duration.ofSeconds(2));
			no(tokens);
			assertThat(endpoint.asked).hasSize(4);
			endpoint.answering = counting(3600);
			this.now.passes(Duration.ofSeconds(21));
			assertThat(tokens.token()).isEqualTo("token-1");
		}
	}

	@Test
	void whoWantsToBeLeftAloneIs() throws Exception {
		try (Endpoint endpoint = new Endpoint((exchange, form) -> {
			exchange.getResponseHeaders().set("Retry-After", "600");
			Endpoint.say(exchange, 429, "{\"error\": \"slow_down\"}");
		})) {
			AccessTokens tokens = client(endpoint);
			no(tokens);
			this.now.passes(Duration.ofSeconds(599));
			assertThat(no(tokens).refused()).isFalse();
			assertThat(endpoint.asked).hasSize(1);
			this.now.passes(Duration.ofSeconds(2));
			no(tokens);
			assertThat(endpoint.asked).hasSize(2);
		}
	}

	@Test
	void anAnswerIsBoundedInLengthAndTime() throws Exception {
		CountDownLatch over = new CountDownLatch(1);
		List<Endpoint.Answering> bad = List.of(Endpoint.json(200, "{\"access_token\": \"" + "a".repeat(70_000) + "\"}"),
				(exchange, form) -> {
					exchange.sendResponseHeaders(200, 0);
					OutputStream out = exchange.getResponseBody();
					byte[] much = new byte[8192];
					for (int i = 0; i < 100_000; i++) {
						out.write(much);
					}
				}, (exchange, form) -> {
					exchange.sendResponseHeaders(200, 0);
					exchange.getResponseBody().write("{\"access".getBytes(StandardCharsets.UTF_8));
					exchange.getResponseBody().flush();
					awaited(over);
				}, (exchange, form) -> awaited(over), (exchange, form) -> exchange.close(), Endpoint.json(200, "{}"),
				Endpoint.json(200, "[".repeat(5000)), Endpoint.json(302, "{}"));
		try {
			for (Endpoint.Answering answering : bad) {
				try (Endpoint endpoint = new Endpoint(answering)) {
					OAuth2Properties properties = properties(endpoint.uri(), OAuth2Properties.Grant.CLIENT_CREDENTIALS,
							null);
					assertThat(no(new AccessTokens(properties, new TokenEndpoint(properties, Duration.ofMillis(500)),
							this.now)))
						.hasMessageContaining("127.0.0.1");
				}
			}
		}
		finally {
			over.countDown();
		}
	}

	@Test
	void whatIsMissingInTheSettingsIsTold() {
		assertThat(no(new AccessTokens(properties(null, OAuth2Properties.Grant.CLIENT_CREDENTIALS, null), this.now)))
			.hasMessageContaining("provider must be microsoft or google");
		assertThat(no(new AccessTokens(
				properties(URI.create("http://login.example.org"), OAuth2Properties.Grant.CLIENT_CREDENTIALS, null),
				this.now)))
			.hasMessageContaining("must be an https address");
		assertThat(no(new AccessTokens(
				properties(URI.create("https://login.example.org"), OAuth2Properties.Grant.REFRESH_TOKEN, null),
				this.now)))
			.hasMessageContaining("needs a refresh-token-file");
	}

	@Test
	void ofAKnownProviderLittleNeedBeSaid() {
		OAuth2Properties microsoft = new OAuth2Properties(OAuth2Properties.Provider.MICROSOFT, "hub.example", "hub", "",
				OAuth2Properties.Grant.REFRESH_TOKEN, null, "", null, null);
		assertThat(microsoft.tokensAt())
			.isEqualTo(URI.create("https://login.microsoftonline.com/hub.example/oauth2/v2.0/token"));
		assertThat(microsoft.consentAt())
			.isEqualTo(URI.create("https://login.microsoftonline.com/hub.example/oauth2/v2.0/authorize"));
		assertThat(microsoft.scopes()).contains("IMAP.AccessAsUser.All", "SMTP.Send", "offline_access");
		OAuth2Properties google = new OAuth2Properties(OAuth2Properties.Provider.GOOGLE, "common", "hub", "secret",
				OAuth2Properties.Grant.CLIENT_CREDENTIALS, null, "", null, null);
		assertThat(google.scopes()).isEqualTo("https://mail.google.com/");
		assertThat(google.flaw()).contains("Google gives no tokens to a client itself");
		assertThat(google.toString()).doesNotContain("secret");
	}

	private AccessTokens client(Endpoint endpoint) {
		return new AccessTokens(properties(endpoint.uri(), OAuth2Properties.Grant.CLIENT_CREDENTIALS, null), this.now);
	}

	private AccessTokens consented(Endpoint endpoint, Path file) {
		return new AccessTokens(properties(endpoint.uri(), OAuth2Properties.Grant.REFRESH_TOKEN, file), this.now);
	}

	private static OAuth2Properties properties(@Nullable URI endpoint, OAuth2Properties.Grant grant,
			@Nullable Path file) {
		return new OAuth2Properties(OAuth2Properties.Provider.CUSTOM, "common", "hub", "s&cr=t", grant, file,
				"mail read", endpoint, null);
	}

	private static NoToken no(AccessTokens tokens) {
		return assertThatExceptionOfType(NoToken.class).isThrownBy(tokens::token).actual();
	}

	private static Endpoint.Answering counting(int lives) {
		AtomicInteger tokens = new AtomicInteger();
		return (exchange, form) -> Endpoint.say(exchange, 200,
				"{\"access_token\": \"token-%d\", \"expires_in\": %d}".formatted(tokens.incrementAndGet(), lives));
	}

	/** Gives another refresh token each time, and takes none twice. */
	private static Endpoint.Answering onceEach(String first) {
		AtomicReference<String> good = new AtomicReference<>(first);
		return (exchange, form) -> {
			String refreshToken = form.getOrDefault("refresh_token", "");
			String now = Objects.requireNonNull(good.get());
			if (now.equals(refreshToken) && good.compareAndSet(now, now + "+")) {
				Endpoint.say(exchange, 200,
						"{\"access_token\": \"for %s\", \"expires_in\": 3600, \"refresh_token\": \"%s+\"}"
							.formatted(refreshToken, refreshToken));
			}
			else {
				Endpoint.say(exchange, 400, "{\"error\": \"invalid_grant\"}");
			}
		};
	}

	private static void awaited(CountDownLatch latch) throws IOException {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException(ex);
		}
	}

}
