package org.practicepress.standalone.demo;

import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicepress.embedded.LoopbackPort;
import org.practicepress.embedded.identity.EmbeddedIdentity;
import org.practicepress.embedded.kafka.EmbeddedKafka;
import org.practicepress.embedded.mail.EmbeddedMail;
import org.practicepress.embedded.store.EmbeddedStore;
import org.practicepress.standalone.origin.Origin;
import org.practicepress.standalone.origin.Upstreams;
import org.practicepress.standalone.site.Site;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The same journey with each service in a process of its own, as on a cluster, while two
 * of them are killed on the way.
 */
class JourneyInFourProcessesTests {

	private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

	@Test
	void endsRightAlthoughServicesAreKilled(@TempDir Path data) throws Exception {
		Path logs = Files.createDirectories(Path.of("target", "four-processes"));
		int port = LoopbackPort.free();
		String url = "http://localhost:" + port;
		Upstreams upstreams = new Upstreams();
		try (EmbeddedKafka kafka = EmbeddedKafka.start(data.resolve("kafka"), 0);
				EmbeddedStore store = EmbeddedStore.start(data.resolve("store"), 0);
				EmbeddedMail mail = EmbeddedMail.start(data.resolve("mail"), 0, 0, Site.PRACTICES_ADDRESS);
				EmbeddedIdentity identity = EmbeddedIdentity.start(data, 0, url, "{noop}a long password", "desk",
						"api");
				Origin origin = Origin.start(port, upstreams)) {
			Map<String, String> environment = new HashMap<>();
			environment.put("KAFKA_BROKERS", kafka.bootstrapServers());
			environment.put("MONGODB_URI", store.uri());
			// so long a consumer that was killed is waited for; by default 45 s
			environment.put("SPRING_CLOUD_STREAM_KAFKA_BINDER_CONSUMERPROPERTIES_SESSION_TIMEOUT_MS", "10000");
			environment.put("PUBLIC_URL", url);
			environment.put("ISSUER_URI", EmbeddedIdentity.issuer(url));
			environment.put("OIDC_CLIENT_SECRET", "desk");
			environment.put("SMTP_HOST", "127.0.0.1");
			environment.put("SMTP_PORT", String.valueOf(mail.smtpPort()));
			environment.put("IMAP_HOST", "127.0.0.1");
			environment.put("IMAP_PORT", String.valueOf(mail.imapPort()));
			environment.put("IMAP_USER", Site.PRACTICES_ADDRESS);
			environment.put("IMAP_PASSWORD", EmbeddedMail.PASSWORD);
			environment.put("IMAP_POLL_INTERVAL", "1s");
			upstreams.put("identity", URI.create("http://127.0.0.1:" + identity.port()));
			try (ServiceProcess intake = new ServiceProcess("intake", environment, logs);
					ServiceProcess review = new ServiceProcess("review", environment, logs);
					ServiceProcess publish = new ServiceProcess("publish", environment, logs);
					ServiceProcess notification = new ServiceProcess("notification", environment, logs)) {
				for (ServiceProcess service : new ServiceProcess[] { intake, review, publish, notification }) {
					service.awaitReadiness();
					upstreams.put(service.name(), service.address());
				}
				Journey.Address address = new Journey.Address(origin.url(), Site.PRACTICES_ADDRESS, mail.smtpPort(),
						mail.imapPort(), kafka.bootstrapServers(), "a long password");
				new Journey(address, new Narrator(OUT)).play(() -> {
					intake.killAndStartAgain();
					intake.awaitReadiness();
				}, publish::killAndStartAgain);
				programsComeInWithATokenForTheApi(url);
			}
		}
	}

	private static void programsComeInWithATokenForTheApi(String url) throws Exception {
		HttpClient http = HttpClient.newHttpClient();
		HttpResponse<String> token = http.send(
				HttpRequest.newBuilder(URI.create(url + "/identity/oauth2/token"))
					.header("Authorization", "Basic " + Base64.getEncoder()
						.encodeToString((EmbeddedIdentity.API_CLIENT + ":api").getBytes(StandardCharsets.UTF_8)))
					.header("Content-Type", "application/x-www-form-urlencoded")
					.POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
					.build(),
				HttpResponse.BodyHandlers.ofString());
		String bearer = new JsonMapper().readTree(token.body()).path("access_token").asString();
		for (String api : List.of("/api/reviews", "/api/factsheets")) {
			assertThat(http
				.send(HttpRequest.newBuilder(URI.create(url + api)).header("Authorization", "Bearer " + bearer).build(),
						HttpResponse.BodyHandlers.discarding())
				.statusCode()).as(api).isEqualTo(200);
		}
	}

}
