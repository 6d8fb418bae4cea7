package org.practicepress.standalone.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.practicepress.embedded.LoopbackPort;
import org.practicepress.embedded.identity.EmbeddedIdentity;
import org.practicepress.embedded.kafka.EmbeddedKafka;
import org.practicepress.embedded.mail.EmbeddedMail;
import org.practicepress.embedded.store.EmbeddedStore;
import org.practicepress.standalone.origin.Origin;
import org.practicepress.standalone.origin.Upstreams;
import org.practicepress.standalone.settings.Settings;
import org.practicepress.standalone.site.Progress;
import org.practicepress.standalone.site.Site;
import org.practicepress.standalone.site.SiteOptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The journey on a site whose settings file names every part, and with a proxy before it.
 */
class RealPartsTests {

	private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

	private static final String ADDRESS = "good.practices@hub.example";

	@Test
	void whatIsNamedIsUsedAndNothingElseIsStarted(@TempDir Path parts, @TempDir Path data) throws Exception {
		int proxyPort = LoopbackPort.free();
		String url = "http://localhost:" + proxyPort;
		Upstreams behind = new Upstreams();
		try (EmbeddedKafka kafka = EmbeddedKafka.start(parts.resolve("kafka"), 0);
				EmbeddedStore store = EmbeddedStore.start(parts.resolve("store"), 0);
				EmbeddedMail mail = EmbeddedMail.start(parts.resolve("mail"), 0, 0, ADDRESS);
				EmbeddedIdentity identity = EmbeddedIdentity.start(parts, 0, url, "{noop}a long password", "desk",
						"api");
				Origin proxy = Origin.start(proxyPort, behind);
				SpanReceiver tracing = new SpanReceiver()) {
			Path file = Files.writeString(data.resolve(Settings.FILE),
					NamedParts.settings(url, ADDRESS, mail, identity, store, kafka) + """
							management:
							  tracing.export.enabled: true
							  opentelemetry.tracing.export:
							    otlp.endpoint: %s
							    schedule-delay: 1s
							""".formatted(tracing.endpoint()));
			Settings settings = Settings.read(file, Map.of());
			assertThat(settings.flaws()).isEmpty();
			try (Site site = Site.start(new SiteOptions(data, 0, 0, 0, null, settings), new Progress(OUT))) {
				assertThat(site.url()).isEqualTo(url);
				assertThat(site.hasOwnMail()).isFalse();
				assertThat(site.editorPassword()).isNull();
				behind.put("identity", URI.create("http://127.0.0.1:" + identity.port()));
				for (String service : new String[] { "intake", "review", "publish" }) {
					behind.put(service, URI.create(site.origin()));
				}
				new Journey(new Journey.Address(proxy.url(), ADDRESS, mail.smtpPort(), mail.imapPort(),
						kafka.bootstrapServers(), "a long password"), new Narrator(OUT))
					.play(() -> {
					}, () -> {
					});
			}
			eachSubmissionIsOneTraceThroughAllServices(tracing);
			nothingThatAPersonHasWrittenOrMayOpenIsTold(tracing.everything());
			try (Stream<Path> kept = Files.list(data)) {
				assertThat(kept.map((path) -> path.getFileName().toString())).doesNotContain("kafka", "documents",
						"mail", "identity");
			}
		}
	}

	private static void eachSubmissionIsOneTraceThroughAllServices(SpanReceiver tracing) {
		assertThat(tracing.traceOf("factsheet.published.v1")).as("the practice that was mailed and published")
			.extracting(SpanReceiver.Span::service)
			.contains("intake", "review-service", "publish-service", "notification-service");
		assertThat(tracing.traceOf("factsheet.published.v1")).extracting(SpanReceiver.Span::name)
			.contains("take mail", "process document.events", "read form", "process submission.events",
					"change reviews", "process review.events", "change factsheets", "process factsheet.events",
					"send letter");
		assertThat(tracing.traceOf("review.declined.v1")).as("the practice that was uploaded and declined")
			.extracting(SpanReceiver.Span::name)
			.contains("http post /submissions", "process document.events", "read form", "process submission.events",
					"process review.events", "send letter");
	}

	private static void nothingThatAPersonHasWrittenOrMayOpenIsTold(String told) {
		assertThat(told).isNotEmpty()
			.doesNotContain("tigris.example", "kaneshie.example", "example.net", "Amal", "Haddad", "Joseph", "Mensah",
					"a long password", "session", Story.TITLE)
			.doesNotContainPattern("[/=][A-Za-z0-9_-]{43}");
	}

	/** What a proxy ends is https for whoever asks it. */
	@Test
	void atAnHttpsAddressCookiesAndAnswersAreForHttpsOnly(@TempDir Path data) throws Exception {
		Settings settings = Settings.read(null,
				Map.of("PRACTICE_PRESS_PUBLIC_URL", "https://practices.example", "PRACTICE_PRESS_PAGES_LANGUAGES",
						"en,es", "PRACTICE_PRESS_PAGES_NAME", "A Hub", "SERVER_TOMCAT_REMOTEIP_INTERNAL_PROXIES",
						"127.0.0.2/32", "PRACTICE_PRESS_INTAKE_UPLOADS_PER_HOUR", "1"));
		try (Site site = Site.start(new SiteOptions(data, 0, 0, 0, null, settings), new Progress(OUT))) {
			assertThat(site.url()).isEqualTo("https://practices.example");
			assertThat(get(site, "/").body()).contains(" \u2013 A Hub</title>", "practice-form.es.docx")
				.doesNotContain("practice-form.ar.docx", "?lang=ar");
			for (String path : new String[] { "/", "/factsheets", "/desk", "/identity/login" }) {
				HttpResponse<String> answer = get(site, path);
				assertThat(answer.headers().firstValue("Strict-Transport-Security")).as(path)
					.hasValueSatisfying((value) -> assertThat(value).contains("max-age="));
				assertThat(answer.headers().allValues("Set-Cookie")).as(path)
					.allSatisfy((cookie) -> assertThat(cookie).contains("; Secure", "; HttpOnly"));
			}
			assertThat(get(site, "/identity/login").headers().allValues("Set-Cookie")).isNotEmpty();
			assertThat(get(site, "/desk").headers().allValues("Set-Cookie")).isNotEmpty();
			HttpResponse<String> signIn = get(site, "/desk/oauth2/authorization/desk");
			assertThat(signIn.headers().firstValue("Location"))
				.hasValueSatisfying((value) -> assertThat(value).startsWith("https://practices.example/identity/"));
			assumeTrue(OS.LINUX.isCurrentOs(), "only there this machine has more than one address of its own");
			assertThat(post(site, "127.0.0.2", "203.0.113.1")).doesNotContain(" 429 ");
			assertThat(post(site, "127.0.0.2", "203.0.113.1")).contains(" 429 ");
			assertThat(post(site, "127.0.0.2", "203.0.113.2")).doesNotContain(" 429 ");
			assertThat(post(site, "127.0.0.1", "203.0.113.3")).doesNotContain(" 429 ");
			assertThat(post(site, "127.0.0.1", "203.0.113.4")).as("who says so is no proxy").contains(" 429 ");
		}
	}

	/** The first line of the answer to an upload from an address, for whom that says. */
	private static String post(Site site, String from, String forWhom) throws IOException {
		String form = "--x\r\nContent-Disposition: form-data; name=\"email\"\r\n\r\na@b.example\r\n--x--\r\n";
		try (Socket socket = new Socket()) {
			socket.bind(new InetSocketAddress(from, 0));
			socket
				.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), URI.create(site.origin()).getPort()));
			socket.setSoTimeout(60_000);
			socket.getOutputStream()
				.write(("POST /submissions HTTP/1.1\r\nHost: practices.example\r\nX-Forwarded-For: " + forWhom
						+ "\r\nAccept: application/json\r\nContent-Type: multipart/form-data; boundary=x\r\n"
						+ "Content-Length: " + form.length() + "\r\nConnection: close\r\n\r\n" + form)
					.getBytes(StandardCharsets.US_ASCII));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines()
				.findFirst()
				.orElseThrow();
		}
	}

	private static HttpResponse<String> get(Site site, String path) throws Exception {
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create(site.origin() + path)).header("Accept", "text/html").build(),
					HttpResponse.BodyHandlers.ofString());
	}

}
