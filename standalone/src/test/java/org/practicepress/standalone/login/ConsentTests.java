package org.practicepress.standalone.login;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicepress.messaging.oauth.OAuth2Properties;
import org.practicepress.standalone.site.CannotStart;

import org.springframework.util.StringUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** A provider, a browser, and somebody at a terminal. */
class ConsentTests {

	private final ByteArrayOutputStream told = new ByteArrayOutputStream();

	private final HttpClient browser = HttpClient.newHttpClient();

	private final PipedWriter keyboard = new PipedWriter();

	private final HttpServer provider;

	private volatile String answer = "{\"access_token\": \"a\", \"refresh_token\": \"the refresh token\"}";

	private volatile Map<String, String> asked = Map.of();

	@TempDir
	private Path directory;

	ConsentTests() throws IOException {
		this.provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
	}

	@BeforeEach
	void start() {
		this.provider.createContext("/token", (exchange) -> {
			this.asked = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
			byte[] body = this.answer.getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(200, body.length);
			exchange.getResponseBody().write(body);
			exchange.close();
		});
		this.provider.start();
	}

	@AfterEach
	void stop() {
		this.provider.stop(0);
	}

	@Test
	void aBrowserOnThisMachineComesBackByItself() throws Exception {
		CompletableFuture<String> consent = consent(Duration.ofMinutes(1));
		Map<String, String> sent = sent();
		assertThat(sent).containsEntry("client_id", "hub")
			.containsEntry("response_type", "code")
			.containsEntry("scope", "mail offline_access")
			.containsEntry("login_hint", "practices@office.example")
			.containsEntry("code_challenge_method", "S256");
		String back = sent.get("redirect_uri");
		assertThat(back).startsWith("http://localhost:");
		assertThat(visited(back + "/favicon.ico")).isEqualTo(404);
		assertThat(visited(back + "?code=stolen&state=another")).isEqualTo(404);
		assertThat(visited(back + "?code=the%20code&state=" + sent.get("state"))).isEqualTo(200);
		assertThat(consent.get()).isEqualTo(file().toString());
		assertThat(this.asked).containsEntry("grant_type", "authorization_code")
			.containsEntry("code", "the code")
			.containsEntry("redirect_uri", back);
		assertThat(Base64.getUrlEncoder()
			.withoutPadding()
			.encodeToString(MessageDigest.getInstance("SHA-256")
				.digest(this.asked.getOrDefault("code_verifier", "").getBytes(StandardCharsets.US_ASCII))))
			.isEqualTo(sent.get("code_challenge"));
		assertThat(file()).hasContent("the refresh token");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file()))).isEqualTo("rw-------");
		assertThat(this.told.toString(StandardCharsets.UTF_8)).doesNotContain("the refresh token", "the code");
	}

	/** The browser shows the address that it could not open. */
	@Test
	void fromABrowserElsewhereTheAddressIsPasted() throws Exception {
		CompletableFuture<String> consent = consent(Duration.ofMinutes(1));
		Map<String, String> sent = sent();
		type("http://localhost:1/?code=stolen&state=another");
		type("what?");
		type("");
		await().untilAsserted(() -> assertThat(this.told.toString(StandardCharsets.UTF_8)
			.lines()
			.filter((line) -> line.startsWith("That is not the address"))).hasSize(2));
		type(sent.get("redirect_uri") + "/?state=" + sent.get("state") + "&code=pasted&session_state=%zz  ");
		assertThat(consent.get()).isEqualTo(file().toString());
		assertThat(this.asked).containsEntry("code", "pasted");
	}

	@Test
	void whoDoesNotConsentIsToldWhy() throws Exception {
		CompletableFuture<String> consent = consent(Duration.ofMinutes(1));
		Map<String, String> sent = sent();
		assertThat(visited(sent.get("redirect_uri")
				+ "/?error=access_denied&error_description=An+admin%1b%0amust&state=" + sent.get("state")))
			.isEqualTo(200);
		assertThatExceptionOfType(ExecutionException.class).isThrownBy(consent::get)
			.havingCause()
			.isInstanceOf(CannotStart.class)
			.withMessage("There is no consent (access_denied): An admin  must");
		assertThat(file()).doesNotExist();
	}

	@Test
	void withoutATokenToRenewWithNothingIsKept() throws Exception {
		this.answer = "{\"access_token\": \"a\"}";
		CompletableFuture<String> consent = consent(Duration.ofMinutes(1));
		Map<String, String> sent = sent();
		assertThat(visited(sent.get("redirect_uri") + "/?code=x&state=" + sent.get("state"))).isEqualTo(200);
		assertThatExceptionOfType(ExecutionException.class).isThrownBy(consent::get)
			.havingCause()
			.withMessageContaining("offline_access");
		assertThat(file()).doesNotExist();
	}

	@Test
	void nobodyIsWaitedForForEver() {
		assertThatExceptionOfType(ExecutionException.class).isThrownBy(consent(Duration.ofMillis(1))::get)
			.havingCause()
			.withMessageContaining("Nobody consented");
	}

	private CompletableFuture<String> consent(Duration patience) {
		String url = "http://127.0.0.1:" + this.provider.getAddress().getPort();
		OAuth2Properties client = new OAuth2Properties(OAuth2Properties.Provider.CUSTOM, "common", "hub", "",
				OAuth2Properties.Grant.REFRESH_TOKEN, file(), "mail offline_access", URI.create(url + "/token"),
				URI.create(url + "/authorize?tenant=ours"));
		BufferedReader typed = typed();
		return CompletableFuture
			.supplyAsync(() -> new Consent(client, new PrintStream(this.told, true, StandardCharsets.UTF_8))
				.ask("practices@office.example", typed, patience));
	}

	private BufferedReader typed() {
		try {
			return new BufferedReader(new PipedReader(this.keyboard));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private Path file() {
		return this.directory.resolve("secrets").resolve("mailbox-main");
	}

	/** What the browser is sent to the provider with. */
	private Map<String, String> sent() {
		String address = await()
			.until(() -> this.told.toString(StandardCharsets.UTF_8)
				.lines()
				.filter((line) -> line.startsWith("http://127.0.0.1"))
				.findFirst(), (line) -> line.isPresent())
			.orElseThrow();
		assertThat(address).contains("/authorize?tenant=ours&");
		return form(address.substring(address.indexOf('?') + 1));
	}

	private int visited(String address) throws IOException, InterruptedException {
		return this.browser
			.send(HttpRequest.newBuilder(URI.create(address.replace("localhost", "127.0.0.1"))).build(),
					HttpResponse.BodyHandlers.discarding())
			.statusCode();
	}

	private void type(String line) throws IOException {
		this.keyboard.write(line + "\n");
		this.keyboard.flush();
	}

	private static Map<String, String> form(String pairs) {
		Map<String, String> form = new HashMap<>();
		for (String pair : StringUtils.delimitedListToStringArray(pairs, "&")) {
			int equals = pair.indexOf('=');
			form.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
		}
		return form;
	}

}
