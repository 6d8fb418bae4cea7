package org.practicepress.standalone.check;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicepress.embedded.LoopbackPort;
import org.practicepress.embedded.identity.EmbeddedIdentity;
import org.practicepress.embedded.kafka.EmbeddedKafka;
import org.practicepress.embedded.mail.EmbeddedMail;
import org.practicepress.embedded.store.EmbeddedStore;
import org.practicepress.standalone.check.Finding.State;
import org.practicepress.standalone.settings.Settings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class ChecksTests {

	private static final String ADDRESS = "practices@hub.example";

	private final int port = LoopbackPort.free();

	@TempDir
	private Path directory;

	@Test
	void everyPartThatAnswersIsToldAndATestMailComesBack() throws Exception {
		String url = "http://127.0.0.1:" + LoopbackPort.free();
		try (EmbeddedKafka kafka = EmbeddedKafka.start(this.directory.resolve("kafka"), 0);
				EmbeddedStore store = EmbeddedStore.start(this.directory.resolve("store"), 0);
				EmbeddedMail mail = EmbeddedMail.start(this.directory.resolve("mail"), 0, 0, ADDRESS);
				EmbeddedIdentity identity = EmbeddedIdentity.start(this.directory, 0, url, "{noop}a long password",
						"desk", "api")) {
			List<Finding> findings = checks(
					Map.of("practice-press.mail.address", ADDRESS, "practice-press.intake.mailbox.host", "127.0.0.1",
							"practice-press.intake.mailbox.port", String.valueOf(mail.imapPort()),
							"practice-press.intake.mailbox.user", ADDRESS, "practice-press.intake.mailbox.password",
							EmbeddedMail.PASSWORD, "spring.mail.host", "127.0.0.1", "spring.mail.port",
							String.valueOf(mail.smtpPort()), "practice-press.identity.issuer", url + "/identity",
							"practice-press.identity.internal", "http://127.0.0.1:" + identity.port() + "/identity",
							"spring.mongodb.uri", store.uri()),
					Map.of("SPRING_CLOUD_STREAM_KAFKA_BINDER_BROKERS", kafka.bootstrapServers()))
				.all(true);
			assertThat(findings).filteredOn((finding) -> finding.state() == State.GOOD)
				.extracting(Finding::what)
				.contains("data folder", "JDK", "clock", "web port", "mailbox", "relay", "test mail", "form",
						"identity provider", "clock beside the identity provider", "Kafka", "MongoDB");
			assertThat(findings).filteredOn((finding) -> finding.what().equals("DKIM"))
				.extracting(Finding::state)
				.containsExactly(State.NOTE);
			assertThat(findings).noneMatch(
					(finding) -> finding.state() == State.WRONG && !List.of("disk", "memory").contains(finding.what()));
		}
	}

	@Test
	void everyPartThatDoesNotAnswerIsToldInWordsWithWhatToDo() throws Exception {
		try (EmbeddedMail mail = EmbeddedMail.start(this.directory.resolve("mail"), 0, 0, ADDRESS)) {
			int nobody = LoopbackPort.free();
			Map<String, String> findings = wrong(checks(Map.of("practice-press.mail.address", ADDRESS,
					"practice-press.intake.mailbox.host", "127.0.0.1", "practice-press.intake.mailbox.port",
					String.valueOf(mail.imapPort()), "practice-press.intake.mailbox.user", ADDRESS,
					"practice-press.intake.mailbox.password", "another", "spring.mail.host", "127.0.0.1",
					"spring.mail.port", String.valueOf(nobody), "practice-press.identity.issuer",
					"http://127.0.0.1:" + nobody + "/realm", "spring.mongodb.uri", "mongodb://127.0.0.1:" + nobody,
					"spring.cloud.stream.kafka.binder.brokers", "127.0.0.1:" + nobody), Map.of())
				.all(false));
			assertThat(findings.get("mailbox")).startsWith("it refuses the user or the password");
			assertThat(findings.get("relay")).startsWith("nothing takes a connection there");
			assertThat(findings.get("identity provider")).startsWith("nothing takes a connection there");
			assertThat(findings.get("MongoDB")).contains("does not answer: look at host and port");
			assertThat(findings.get("Kafka")).contains("does not answer as a broker");
			assertThat(findings.values()).noneMatch((sentence) -> sentence.contains("another"));
		}
	}

	@Test
	void eachMailboxIsToldAndWhereNoPasswordIsTakenTheTokenIsTried() throws Exception {
		HttpServer tokens = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		tokens.createContext("/", (exchange) -> {
			boolean good = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
				.contains("refresh_token=consented");
			byte[] body = (good ? "{\"access_token\": \"" + EmbeddedMail.PASSWORD + "\"}"
					: "{\"error\": \"invalid_client\"}")
				.getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(good ? 200 : 401, body.length);
			exchange.getResponseBody().write(body);
			exchange.close();
		});
		tokens.start();
		Path secrets = Files.createDirectories(this.directory.resolve("data").resolve("secrets"));
		Files.writeString(secrets.resolve("mailbox-main"), "consented");
		try (EmbeddedMail mail = EmbeddedMail.start(this.directory.resolve("mail"), 0, 0, ADDRESS)) {
			Map<String, String> lines = new HashMap<>(Map.of("practice-press.mail.address", ADDRESS, "spring.mail.host",
					"127.0.0.1", "spring.mail.port", String.valueOf(mail.smtpPort()), "spring.mail.username", ADDRESS,
					"practice-press.mail.oauth2.client-id", "hub", "practice-press.mail.oauth2.token-endpoint",
					url(tokens)));
			for (String mailbox : List.of("mailbox", "mailboxes.asked", "mailboxes.secret", "mailboxes.stranger")) {
				lines.putAll(Map.of("practice-press.intake." + mailbox + ".host", "127.0.0.1",
						"practice-press.intake." + mailbox + ".port", String.valueOf(mail.imapPort()),
						"practice-press.intake." + mailbox + ".user", ADDRESS,
						"practice-press.intake." + mailbox + ".oauth2.client-id", "hub",
						"practice-press.intake." + mailbox + ".oauth2.token-endpoint", url(tokens)));
			}
			lines.putAll(Map.of("practice-press.intake.mailboxes.secret.oauth2.grant", "client-credentials",
					"practice-press.intake.mailboxes.secret.oauth2.client-secret", "old",
					"practice-press.intake.mailboxes.stranger.user", "stranger@hub.example",
					"practice-press.intake.mailboxes.stranger.oauth2.refresh-token-file",
					secrets.resolve("mailbox-main").toString()));
			List<Finding> findings = checks(lines, Map.of()).all(false);
			assertThat(findings).filteredOn((finding) -> finding.state() == State.GOOD)
				.extracting(Finding::what)
				.contains("mailbox", "relay");
			Map<String, String> wrong = wrong(findings);
			assertThat(wrong.get("mailbox asked")).startsWith("Nobody has consented yet").contains("mailbox-login");
			assertThat(wrong.get("mailbox secret")).contains("does not know this client");
			assertThat(wrong.get("mailbox stranger")).contains("takes no token for stranger@hub.example");
		}
		finally {
			tokens.stop(0);
		}
	}

	@Test
	void eachRelayIsTriedAsLettersAreSentByIt() throws Exception {
		try (EmbeddedMail mail = EmbeddedMail.start(this.directory.resolve("mail"), 0, 0, ADDRESS)) {
			String port = String.valueOf(mail.smtpPort());
			Map<String, String> lines = new HashMap<>(Map.of("practice-press.mail.address", ADDRESS, "spring.mail.host",
					"127.0.0.1", "spring.mail.port", port));
			lines.putAll(Map.of("practice-press.mail.relays.good.host", "127.0.0.1",
					"practice-press.mail.relays.good.port", port, "practice-press.mail.relays.away.host", "127.0.0.1",
					"practice-press.mail.relays.away.port", String.valueOf(LoopbackPort.free()),
					"practice-press.mail.relays.open.host", "127.0.0.1", "practice-press.mail.relays.open.port", port,
					"practice-press.mail.relays.open.tls", "starttls"));
			List<Finding> findings = checks(lines, Map.of()).all(false);
			assertThat(findings).filteredOn((finding) -> finding.state() == State.GOOD)
				.extracting(Finding::what)
				.contains("relay", "relay good");
			Map<String, String> wrong = wrong(findings);
			assertThat(wrong.get("relay away")).startsWith("nothing takes a connection there");
			assertThat(wrong.get("relay open")).startsWith("it offers no TLS").contains("tls: none");
		}
	}

	private static String url(HttpServer server) {
		return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
	}

	/** Nothing answers, nothing ends, and still all of it is told. */
	@Test
	void whatNeverAnswersIsNotWaitedForForEver() throws Exception {
		try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
			int silent = mute.getLocalPort();
			Checks checks = checks(Map.of("practice-press.public-url", "http://127.0.0.1:" + silent,
					"practice-press.mail.address", ADDRESS, "practice-press.intake.mailbox.host", "127.0.0.1",
					"practice-press.intake.mailbox.port", String.valueOf(silent), "spring.mail.host", "127.0.0.1",
					"spring.mail.port", String.valueOf(silent), "practice-press.identity.issuer",
					"http://127.0.0.1:" + silent + "/realm", "spring.mongodb.uri", "mongodb://127.0.0.1:" + silent,
					"spring.cloud.stream.kafka.binder.brokers", "127.0.0.1:" + silent), Map.of());
			Map<String, String> findings = assertTimeoutPreemptively(Duration.ofMinutes(2),
					() -> wrong(checks.all(false)));
			assertThat(findings).containsKeys("public address", "mailbox", "relay", "identity provider", "MongoDB",
					"Kafka");
		}
	}

	@Test
	void thePublicAddressIsFollowedThroughTheProxy() throws Exception {
		HttpServer proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		HttpClient http = HttpClient.newHttpClient();
		proxy.createContext("/", (exchange) -> {
			try {
				HttpResponse<byte[]> answer = http
					.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + exchange.getRequestURI()))
						.header("X-Forwarded-For", "203.0.113.9")
						.build(), HttpResponse.BodyHandlers.ofByteArray());
				exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
				exchange.getResponseBody().write(answer.body());
			}
			catch (InterruptedException ex) {
				throw new IOException(ex);
			}
			exchange.close();
		});
		proxy.start();
		String url = "http://127.0.0.1:" + proxy.getAddress().getPort();
		try {
			assertThat(publicAddress(Map.of("practice-press.public-url", url)))
				.isEqualTo(Finding.good("public address", url + " leads here."));
			assertThat(publicAddress(
					Map.of("practice-press.public-url", url, "server.tomcat.remoteip.internal-proxies", "10.0.0.5/32"))
				.sentence()).contains("by way of 127.0.0.1, which is not believed");
		}
		finally {
			proxy.stop(0);
		}
	}

	@Test
	void aPublicAddressThatLeadsElsewhereIsTold() throws Exception {
		HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		other.createContext("/", (exchange) -> {
			exchange.sendResponseHeaders(404, -1);
			exchange.close();
		});
		other.start();
		String url = "http://127.0.0.1:" + other.getAddress().getPort();
		try {
			assertThat(publicAddress(Map.of("practice-press.public-url", url)).sentence())
				.startsWith(url + " leads somewhere else, which answers 404");
		}
		finally {
			other.stop(0);
		}
		assertThat(publicAddress(Map.of("practice-press.public-url", url)).sentence())
			.startsWith(url + ": nothing takes a connection there");
		assertThat(publicAddress(Map.of("practice-press.public-url", "https://practices.invalid")).state())
			.isEqualTo(State.WRONG);
	}

	@Test
	void aPortThatIsTakenAndASettingThatIsWrongAreTold() throws Exception {
		try (ServerSocket taken = new ServerSocket(this.port, 1, InetAddress.getLoopbackAddress())) {
			assertThat(wrong(checks(Map.of(), Map.of()).all(false))).containsKey("web port");
			assertThat(taken.isBound()).isTrue();
		}
		assertThat(wrong(checks(Map.of("spring.mail.hots", "x"), Map.of()).all(false)).get("settings"))
			.contains("line 1: spring.mail.hots is no setting that there is");
		assertThat(wrong(checks(Map.of("practice-press.form.location", "file:/no/such/form.yml"), Map.of()).all(false))
			.get("form")).startsWith("The form file:/no/such/form.yml cannot be used");
	}

	@Test
	void aColourThatCouldNotBeReadIsToldWithTheOneThatIsUsed() throws Exception {
		assertThat(checks(Map.of("practice-press.pages.accent", "#ffe066"), Map.of()).all(false))
			.filteredOn((finding) -> finding.what().equals("colour"))
			.singleElement()
			.satisfies((finding) -> {
				assertThat(finding.state()).isEqualTo(Finding.State.NOTE);
				assertThat(finding.sentence()).startsWith("text in #ffe066 could hardly be read on light paper: #");
			});
		assertThat(checks(Map.of("practice-press.pages.accent", "#0B5D57"), Map.of()).all(false))
			.filteredOn((finding) -> finding.what().equals("colour"))
			.singleElement()
			.satisfies((finding) -> assertThat(finding.state()).isEqualTo(Finding.State.GOOD));
		assertThat(wrong(checks(Map.of("practice-press.pages.logo", "/no/such/logo.svg"), Map.of()).all(false))
			.get("settings")).contains("practice-press.pages.logo must be the whole path of a file that is there");
	}

	@Test
	void theDnsIsAskedWhereThereIsOneAndElseNobodyKnows() throws Exception {
		try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
			Thread.ofVirtual().start(() -> answerSpf(socket));
			List<Finding> findings = new Dns("dns://127.0.0.1:" + socket.getLocalPort()).sender("hub.example");
			assertThat(findings).containsExactly(
					Finding.good("SPF", "hub.example says: v=spf1 include:relay.example -all"),
					Finding.note("DMARC",
							"hub.example does not say what is to be done with forged mail: add a TXT record"
									+ " _dmarc.hub.example such as \"v=DMARC1; p=none; rua=mailto:\u2026\"."));
			assertThat(new Dns("dns://127.0.0.1:" + socket.getLocalPort()).sender("nowhere.example")).first()
				.isEqualTo(
						Finding.note("SPF", "unknown: the DNS that this machine asks knows no domain nowhere.example."
								+ " Look whether it is the right one."));
		}
		assertThat(new Dns("dns://127.0.0.1:" + LoopbackPort.free()).sender("hub.example"))
			.allSatisfy((finding) -> assertThat(finding.sentence()).startsWith("unknown: the DNS cannot be asked"))
			.extracting(Finding::state)
			.containsExactly(State.NOTE, State.NOTE);
		assertThat(new Dns(Dns.USUAL).sender("ldap://evil.example/x")).extracting(Finding::state)
			.containsExactly(State.WRONG);
	}

	@Test
	void whatTheReceiverSaysOfTheSignatureIsTold() {
		assertThat(Mail.signature(List.of("mx.example; spf=pass; dkim=pass header.d=x")).state()).isEqualTo(State.GOOD);
		assertThat(Mail.signature(List.of("mx.example; dkim=fail")).state()).isEqualTo(State.WRONG);
		assertThat(Mail.signature(List.of()).state()).isEqualTo(State.NOTE);
	}

	@Test
	void theMachineIsMeasuredAgainstWhatASiteNeeds() throws IOException {
		long gigabyte = 1L << 30;
		assertThat(Machine.disk(gigabyte / 2, gigabyte).state()).isEqualTo(State.WRONG);
		assertThat(Machine.disk(2 * gigabyte, gigabyte).state()).isEqualTo(State.NOTE);
		assertThat(Machine.disk(50 * gigabyte, gigabyte).state()).isEqualTo(State.GOOD);
		assertThat(Machine.memory(gigabyte, gigabyte).state()).isEqualTo(State.WRONG);
		assertThat(Machine.memory(2 * gigabyte, 2 * gigabyte).state()).isEqualTo(State.NOTE);
		assertThat(Machine.memory(4 * gigabyte, gigabyte).state()).isEqualTo(State.GOOD);
		assertThat(Machine.jdk(Runtime.Version.parse("17.0.1")).state()).isEqualTo(State.WRONG);
		assertThat(Machine.clock(Instant.EPOCH).state()).isEqualTo(State.WRONG);
		Instant now = Instant.parse("2026-11-26T00:00:00Z");
		assertThat(Machine.clock("clock", now, now.plusSeconds(100)).state()).isEqualTo(State.GOOD);
		assertThat(Machine.clock("clock", now, now.minusSeconds(1000)).state()).isEqualTo(State.WRONG);
		assertThat(Machine.tesseract("no-such-program").state()).isEqualTo(State.NOTE);
		Path file = Files.createFile(this.directory.resolve("file"));
		assertThat(Machine.folder(file).state()).isEqualTo(State.WRONG);
		assertThat(Machine.folder(file.resolve("below")).state()).isEqualTo(State.WRONG);
		assertThat(Machine.folder(this.directory.resolve("new").resolve("one")).state()).isEqualTo(State.GOOD);
	}

	@Test
	void tellsItToPeopleAndToPrograms() {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		boolean ok = checks(Map.of("server.port", "x"), Map.of()).tell(false, true,
				new PrintStream(out, true, StandardCharsets.UTF_8));
		JsonNode report = new JsonMapper().readTree(out.toString(StandardCharsets.UTF_8));
		assertThat(ok).isFalse();
		assertThat(report.path("ok").asBoolean(true)).isFalse();
		assertThat(report.path("findings").path(0).path("what").asString()).isEqualTo("settings");
		assertThat(report.path("findings").path(0).path("state").asString()).isEqualTo("wrong");
		out.reset();
		checks(Map.of("server.port", "x"), Map.of()).tell(false, false,
				new PrintStream(out, true, StandardCharsets.UTF_8));
		assertThat(out.toString(StandardCharsets.UTF_8).lines())
			.anyMatch((line) -> line.startsWith("\u2717 settings: "))
			.anyMatch((line) -> line.startsWith("\u2713 JDK: "));
	}

	private Finding publicAddress(Map<String, String> lines) {
		return checks(lines, Map.of()).all(false)
			.stream()
			.filter((finding) -> finding.what().equals("public address"))
			.findFirst()
			.orElseThrow();
	}

	private static Map<String, String> wrong(List<Finding> findings) {
		Map<String, String> wrong = new HashMap<>();
		findings.stream()
			.filter((finding) -> finding.state() == State.WRONG)
			.forEach((finding) -> wrong.put(finding.what(), finding.sentence()));
		return wrong;
	}

	private Checks checks(Map<String, String> lines, Map<String, String> variables) {
		StringBuilder content = new StringBuilder();
		lines.forEach((key, value) -> content.append(key).append(": \"").append(value).append("\"\n"));
		return new Checks(
				new Checks.Place(this.directory.resolve("data"), this.port, LoopbackPort.free(), LoopbackPort.free(),
						"dns://127.0.0.1:" + LoopbackPort.free()),
				lines.isEmpty() ? Settings.read(null, variables) : Settings.of(content.toString(), variables));
	}

	/** A DNS that knows one text, and of every other name that there is none. */
	private static void answerSpf(DatagramSocket socket) {
		byte[] spf = " v=spf1 include:relay.example -all".getBytes(StandardCharsets.ISO_8859_1);
		spf[0] = (byte) (spf.length - 1);
		try {
			while (true) {
				DatagramPacket question = new DatagramPacket(new byte[512], 512);
				socket.receive(question);
				byte[] asked = question.getData();
				boolean known = asked[12] == 3;
				int end = question.getLength();
				byte[] answer = new byte[end + (known ? 12 + spf.length : 0)];
				System.arraycopy(asked, 0, answer, 0, end);
				answer[2] = (byte) 0x81;
				answer[3] = (byte) (known ? 0x80 : 0x83);
				if (known) {
					answer[7] = 1;
					byte[] head = { (byte) 0xC0, 12, 0, 16, 0, 1, 0, 0, 0, 1, 0, (byte) spf.length };
					System.arraycopy(head, 0, answer, end, head.length);
					System.arraycopy(spf, 0, answer, end + head.length, spf.length);
				}
				socket.send(new DatagramPacket(answer, answer.length, question.getSocketAddress()));
			}
		}
		catch (IOException ex) {
			assertThat(socket.isClosed()).isTrue();
		}
	}

}
