package org.practicepress.standalone.install;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

import com.sun.net.httpserver.HttpServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicepress.embedded.LoopbackPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The very files that docs/install.md hands out, under the programs they are for. Only
 * names, ports and certificates are others.
 */
class InstallFilesTests {

	private static final Path FILES = Path.of("..", "docs", "install");

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private final int port = LoopbackPort.free();

	private final List<Process> running = new ArrayList<>();

	private HttpServer site;

	@TempDir
	private Path directory;

	/** In the place of the site: tells what reaches it. */
	@BeforeEach
	void listen() throws IOException {
		this.site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.site.createContext("/", (exchange) -> {
			Map<String, Object> told = new TreeMap<>();
			exchange.getRequestHeaders()
				.forEach((name, values) -> told.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
			told.put("path", exchange.getRequestURI().getRawPath());
			told.put("bytes", exchange.getRequestBody().readAllBytes().length);
			byte[] answer = new JsonMapper().writeValueAsBytes(told);
			exchange.sendResponseHeaders(200, answer.length);
			exchange.getResponseBody().write(answer);
			exchange.close();
		});
		this.site.start();
	}

	@AfterEach
	void end() throws InterruptedException {
		for (Process process : this.running) {
			process.destroy();
			if (!process.waitFor(20, TimeUnit.SECONDS)) {
				process.destroyForcibly();
			}
		}
		this.site.stop(0);
	}

	@Test
	void caddy() throws Exception {
		assumeTrue(isInstalled("caddy", "version"), "caddy is not installed");
		Path file = Files.writeString(this.directory.resolve("Caddyfile"), """
				{
					admin off
					auto_https disable_redirects
					skip_install_trust
				}
				""" + replaced("Caddyfile", Map.of("practices.example.org {",
				"https://localhost:" + this.port + " {\n\ttls internal", "127.0.0.1:8080", upstream())));
		start("caddy", "run", "--config", file.toString(), "--adapter", "caddyfile");
		assertThatItIsAProxyForTheSite();
	}

	@Test
	void nginx() throws Exception {
		assumeTrue(isInstalled("nginx", "-v"), "nginx is not installed");
		assumeTrue(isInstalled("openssl", "version"), "openssl is not installed");
		Path key = this.directory.resolve("key.pem");
		Path certificate = this.directory.resolve("certificate.pem");
		assertThat(new ProcessBuilder("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
				"/CN=localhost", "-keyout", key.toString(), "-out", certificate.toString())
			.redirectErrorStream(true)
			.redirectOutput(this.directory.resolve("openssl.log").toFile())
			.start()
			.waitFor()).isZero();
		Map<String, String> changes = new TreeMap<>(Map.of("practices.example.org;", "localhost;",
				"listen 443 ssl http2;", "listen 127.0.0.1:" + this.port + " ssl http2;", "listen [::]:443 ssl http2;",
				"", "listen 80;", "listen 127.0.0.1:" + LoopbackPort.free() + ";", "listen [::]:80;", "",
				"/etc/letsencrypt/live/practices.example.org/fullchain.pem", certificate.toString(),
				"/etc/letsencrypt/live/practices.example.org/privkey.pem", key.toString(), "http://127.0.0.1:8080",
				"http://" + upstream()));
		Path file = Files.writeString(this.directory.resolve("nginx.conf"), """
				daemon off;
				pid %1$s/pid;
				error_log stderr;
				events {
				}
				http {
				access_log off;
				client_body_temp_path %1$s/body;
				proxy_temp_path %1$s/proxy;
				fastcgi_temp_path %1$s/fastcgi;
				uwsgi_temp_path %1$s/uwsgi;
				scgi_temp_path %1$s/scgi;
				%2$s
				}
				""".formatted(this.directory, replaced("nginx.conf", changes)));
		start("nginx", "-c", file.toString(), "-p", this.directory.toString());
		assertThatItIsAProxyForTheSite();
	}

	@Test
	void systemd() throws Exception {
		assumeTrue(isInstalled("systemd-analyze", "--version"), "systemd-analyze is not installed");
		Path unit = Files.writeString(this.directory.resolve("practice-press.service"),
				replaced("practice-press.service", Map.of("/opt/practice-press/practice-press", "/bin/true",
						"file:/opt/practice-press/docs/install.md", "man:true(1)")));
		assertThat(unit).content().contains("Restart=on-failure", "RestartPreventExitStatus=2 78");
		assertThat(output("systemd-analyze", "verify", unit.toString())).isEmpty();
		// below 2 of 10, what is left open is the network, and code that the JVM writes
		// into memory
		assertThat(output("systemd-analyze", "security", "--offline=true", "--threshold=20", "--no-pager",
				unit.toString()))
			.contains("OK");
	}

	private void assertThatItIsAProxyForTheSite() throws Exception {
		Awaitility.await("the proxy listens").atMost(PATIENCE).ignoreExceptions().until(() -> ask("/").has("path"));
		JsonNode told = ask("/desk/a%2Fb");
		assertThat(told.path("path").asString()).isEqualTo("/desk/a%2Fb");
		assertThat(told.path("x-forwarded-for").asString()).isEqualTo("127.0.0.1");
		assertThat(told.path("x-forwarded-proto").asString()).isEqualTo("https");
		assertThat(told.toString()).doesNotContain("evil", "203.0.113.9", "666");
		byte[] large = new byte[30_000_000];
		assertThat(read(HttpRequest.newBuilder(address("/submissions"))
			.POST(HttpRequest.BodyPublishers.ofByteArray(large))
			.build()).path("bytes").asInt()).isEqualTo(large.length);
	}

	private JsonNode ask(String path) throws Exception {
		return read(HttpRequest.newBuilder(address(path))
			.header("X-Forwarded-For", "203.0.113.9")
			.header("X-Forwarded-Host", "evil.example")
			.header("X-Forwarded-Proto", "http")
			.header("X-Forwarded-Port", "666")
			.header("X-Forwarded-Prefix", "/evil")
			.header("Forwarded", "for=203.0.113.9;host=evil.example")
			.timeout(PATIENCE)
			.build());
	}

	private URI address(String path) {
		return URI.create("https://localhost:" + this.port + path);
	}

	private static JsonNode read(HttpRequest request) throws Exception {
		HttpResponse<String> answer = HttpClient.newBuilder()
			.sslContext(anyCertificate())
			.version(HttpClient.Version.HTTP_1_1)
			.build()
			.send(request, HttpResponse.BodyHandlers.ofString());
		assertThat(answer.statusCode()).isEqualTo(200);
		return new JsonMapper().readTree(answer.body());
	}

	private String upstream() {
		return "127.0.0.1:" + this.site.getAddress().getPort();
	}

	private static String replaced(String file, Map<String, String> changes) throws IOException {
		String content = Files.readString(FILES.resolve(file));
		for (Map.Entry<String, String> change : changes.entrySet()) {
			assertThat(content).contains(change.getKey());
			content = content.replace(change.getKey(), change.getValue());
		}
		return content;
	}

	private void start(String... command) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(Path.of("target", command[0] + ".log").toFile());
		builder.environment().put("HOME", this.directory.toString());
		builder.environment().put("XDG_DATA_HOME", this.directory.resolve("data").toString());
		builder.environment().put("XDG_CONFIG_HOME", this.directory.resolve("config").toString());
		this.running.add(builder.start());
	}

	private static String output(String... command) throws Exception {
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as(output).isZero();
		return output;
	}

	private static boolean isInstalled(String program, String option) throws InterruptedException {
		try {
			return new ProcessBuilder(program, option).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start()
				.waitFor() == 0;
		}
		catch (IOException ex) {
			return false;
		}
	}

	/** The proxies' certificates are made a moment ago, by nobody that anybody knows. */
	private static SSLContext anyCertificate() throws GeneralSecurityException {
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(null, new TrustManager[] { new X509ExtendedTrustManager() {

			@Override
			public void checkClientTrusted(X509Certificate[] chain, String type, java.net.Socket socket) {
				throw new UnsupportedOperationException();
			}

			@Override
			public void checkServerTrusted(X509Certificate[] chain, String type, java.net.Socket socket) {
				assertThat(chain).isNotEmpty();
			}

			@Override
			public void checkClientTrusted(X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) {
				throw new UnsupportedOperationException();
			}

			@Override
			public void checkServerTrusted(X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) {
				assertThat(chain).isNotEmpty();
			}

			@Override
			public void checkClientTrusted(X509Certificate[] chain, String type) {
				throw new UnsupportedOperationException();
			}

			@Override
			public void checkServerTrusted(X509Certificate[] chain, String type) {
				assertThat(chain).isNotEmpty();
			}

			@Override
			public X509Certificate[] getAcceptedIssuers() {
				return new X509Certificate[0];
			}

		} }, new SecureRandom());
		return context;
	}

}
