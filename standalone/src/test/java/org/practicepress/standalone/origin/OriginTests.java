package org.practicepress.standalone.origin;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.practicepress.embedded.LoopbackPort;
import org.slf4j.LoggerFactory;

import org.springframework.core.env.MapPropertySource;
import org.springframework.web.context.support.StandardServletEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/** What the origin does without the services behind it. */
class OriginTests {

	private static final String SECRET = "q3Zr8vJm1Xy0bT5kWn7uHs2LdEf9cGa4PoRiQw6-_xY";

	private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	@AfterEach
	void listenNoMore() {
		this.root.detachAppender(this.log);
	}

	/** The path is the secret of whoever opens it. */
	@Test
	void aServiceThatIsAwayIsSaidToBeAwayAndNothingOfItsPathIsLogged() throws Exception {
		Upstreams upstreams = new Upstreams();
		try (Origin origin = started(upstreams)) {
			assertThatItIsSaidToBeAway(origin);
			upstreams.put("intake", URI.create("http://127.0.0.1:" + LoopbackPort.free()));
			assertThatItIsSaidToBeAway(origin);
		}
		assertThatNoSecretIsLogged();
	}

	@Test
	void neitherIsAnythingLoggedOfOneThatBreaksOff() throws Exception {
		Upstreams upstreams = new Upstreams();
		try (ServerSocket broken = new ServerSocket(0); Origin origin = started(upstreams)) {
			Thread.ofVirtual().start(() -> breakOff(broken));
			upstreams.put("intake", URI.create("http://127.0.0.1:" + broken.getLocalPort()));
			assertThatItIsSaidToBeAway(origin);
		}
		assertThatNoSecretIsLogged();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			127.0.0.0/8, ::1/128 | 203.0.113.9,127.0.0.1
			10.0.0.5/32          | 127.0.0.1
			""")
	void onlyProxiesThatAreNamedAreBelievedWhoAsks(String proxies, String told) throws Exception {
		HttpServer service = service((exchange) -> {
			byte[] headers = (exchange.getRequestHeaders().get("X-Forwarded-For") + " "
					+ exchange.getRequestHeaders().get("X-Forwarded-Prefix"))
				.getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(200, headers.length);
			exchange.getResponseBody().write(headers);
			exchange.close();
		});
		Upstreams upstreams = new Upstreams();
		upstreams.put("intake", URI.create("http://127.0.0.1:" + service.getAddress().getPort()));
		StandardServletEnvironment settings = new StandardServletEnvironment();
		settings.getPropertySources()
			.addLast(new MapPropertySource("test", Map.of("server.tomcat.remoteip.internal-proxies", proxies)));
		try (Origin origin = Origin.start(0, upstreams, settings)) {
			HttpResponse<String> answer = HttpClient.newHttpClient()
				.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + origin.port() + "/"))
					.header("X-Forwarded-For", "203.0.113.9")
					.header("X-Forwarded-Prefix", "/evil")
					.build(), HttpResponse.BodyHandlers.ofString());
			assertThat(answer.body()).startsWith("[" + told + "] ");
			assertThat(answer.body().contains("evil")).isEqualTo(told.contains(","));
		}
		finally {
			service.stop(0);
		}
	}

	@Test
	void aServiceIsAskedOnceForWhatOthersMayHaveToo() throws Exception {
		AtomicInteger asked = new AtomicInteger();
		HttpServer service = service((exchange) -> {
			asked.incrementAndGet();
			exchange.getResponseHeaders().set("Cache-Control", "s-maxage=3600");
			exchange.getResponseHeaders().set("Content-Type", "text/plain;charset=UTF-8");
			exchange.getResponseHeaders().set("ETag", "\"a\"");
			byte[] page = "صفحة".getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(200, page.length);
			exchange.getResponseBody().write(page);
			exchange.close();
		});
		Upstreams upstreams = new Upstreams();
		upstreams.put("intake", URI.create("http://127.0.0.1:" + service.getAddress().getPort()));
		try (Origin origin = Origin.start(0, upstreams)) {
			HttpResponse<String> first = get(origin, "/");
			HttpResponse<String> second = get(origin, "/");
			assertThat(second.body()).isEqualTo(first.body()).isEqualTo("صفحة");
			for (String header : List.of("Content-Type", "ETag", "Cache-Control")) {
				assertThat(second.headers().allValues(header)).as(header)
					.isEqualTo(first.headers().allValues(header))
					.hasSize(1);
			}
			assertThat(second.headers().allValues("Date")).hasSize(1);
			assertThat(second.headers().firstValue("Age")).hasValue("0");
			assertThat(asked).hasValue(1);
			assertThat(HttpClient.newHttpClient()
				.send(HttpRequest.newBuilder(URI.create(origin.url() + "/")).header("If-None-Match", "\"a\"").build(),
						HttpResponse.BodyHandlers.ofString())
				.statusCode()).isEqualTo(304);
			assertThat(asked).hasValue(1);
		}
		finally {
			service.stop(0);
		}
	}

	@Test
	void aServiceThatBreaksOffBeforeAnythingHasLeftIsAway() throws Exception {
		AtomicInteger asked = new AtomicInteger();
		Upstreams upstreams = new Upstreams();
		try (ServerSocket service = breaksOff("Content-Length: 10", "half", asked);
				Origin origin = Origin.start(0, upstreams)) {
			upstreams.put("intake", URI.create("http://127.0.0.1:" + service.getLocalPort()));
			for (int time = 1; time <= 2; time++) {
				HttpResponse<String> answer = get(origin, "/");
				assertThat(answer.statusCode()).isEqualTo(503);
				assertThat(answer.body()).contains("Please try again");
				assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
				assertThat(asked).hasValue(time);
			}
		}
	}

	/** Half a page must not pass for a whole one, to a visitor as to those after. */
	@ParameterizedTest
	@ValueSource(strings = { "Content-Length: 100100", "Transfer-Encoding: chunked" })
	void aServiceThatBreaksOffLaterHasTheConnectionClosed(String length) throws Exception {
		AtomicInteger asked = new AtomicInteger();
		Upstreams upstreams = new Upstreams();
		String part = length.startsWith("T") ? "186A0\r\n" + "ü".repeat(50_000) + "\r\n" : "ü".repeat(50_000);
		try (ServerSocket service = breaksOff(length, part, asked); Origin origin = Origin.start(0, upstreams)) {
			upstreams.put("intake", URI.create("http://127.0.0.1:" + service.getLocalPort()));
			for (int time = 1; time <= 2; time++) {
				try (Socket visitor = new Socket(InetAddress.getLoopbackAddress(), origin.port())) {
					visitor.getOutputStream()
						.write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.UTF_8));
					String answer = everythingUntilClosed(visitor);
					assertThat(answer).startsWith("HTTP/1.1 200")
						.doesNotContain("error", "0\r\n\r\n")
						.satisfies((all) -> assertThat(all.chars().filter((letter) -> letter == 'ü').count())
							.isBetween(1L, 50_000L));
				}
				assertThat(asked).hasValue(time);
			}
		}
	}

	/** A page that is nowhere is one that intake does not have. */
	@Test
	void whereTheProviderIsElsewhereItsPagesAreNotHere() throws Exception {
		HttpServer intake = service((exchange) -> {
			exchange.sendResponseHeaders(404, -1);
			exchange.close();
		});
		Upstreams upstreams = new Upstreams();
		upstreams.put("intake", URI.create("http://127.0.0.1:" + intake.getAddress().getPort()));
		try (Origin origin = Origin.start(0, upstreams)) {
			HttpRequest request = HttpRequest.newBuilder(URI.create(origin.url() + "/identity/login")).build();
			HttpClient browser = HttpClient.newHttpClient();
			assertThat(browser.send(request, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(503);
			upstreams.leaveOut("identity");
			assertThat(browser.send(request, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(404);
		}
		finally {
			intake.stop(0);
		}
	}

	/** An identity provider that is away tells that one was let through. */
	@ParameterizedTest
	@CsvSource({ ",,503", "X-Forwarded-For,127.0.0.1,404", "x-forwarded-host,hub.example,404", "Via,1.1 proxy,404",
			"Forwarded,for=127.0.0.1,404", "X-Real-IP,127.0.0.1,404" })
	void mailsAreShownToWhoeverSitsAtThisMachineOnly(@Nullable String header, @Nullable String value, int status)
			throws Exception {
		try (Origin origin = Origin.start(0, new Upstreams())) {
			for (String path : List.of("/identity/mail", "/identity/mail/61-1/html", "/identity/%6dail")) {
				HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin.url() + path));
				if (header != null && value != null) {
					request.header(header, value);
				}
				assertThat(HttpClient.newHttpClient()
					.send(request.build(), HttpResponse.BodyHandlers.ofString())
					.statusCode()).as(path).isEqualTo(status);
			}
			assertThat(get(origin, "/identity/mailbox").statusCode()).isEqualTo(503);
		}
	}

	/**
	 * A form that is sent just when a service closes a connection that was idle for so
	 * long would be lost.
	 */
	@Test
	void aConnectionIsUsedForHalfAsLongAsAServiceWaitsOnIt() throws Exception {
		AtomicInteger connections = new AtomicInteger();
		Upstreams upstreams = new Upstreams();
		StandardServletEnvironment settings = new StandardServletEnvironment();
		settings.getPropertySources()
			.addLast(new MapPropertySource("test", Map.of("server.tomcat.connection-timeout", "2s")));
		try (ServerSocket service = answersAsLongAsItIsAsked(connections);
				Origin origin = Origin.start(0, upstreams, settings)) {
			upstreams.put("intake", URI.create("http://127.0.0.1:" + service.getLocalPort()));
			assertThat(get(origin, "/").statusCode()).isEqualTo(200);
			Thread.sleep(Duration.ofMillis(1_100));
			assertThat(get(origin, "/").statusCode()).isEqualTo(200);
			assertThat(connections).hasValue(2);
		}
	}

	private static HttpServer service(HttpHandler answer) throws IOException {
		HttpServer service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		service.createContext("/", answer);
		service.start();
		return service;
	}

	private static ServerSocket answersAsLongAsItIsAsked(AtomicInteger connections) throws IOException {
		ServerSocket service = new ServerSocket(0);
		Thread.ofVirtual().start(() -> {
			try {
				while (true) {
					Socket connection = service.accept();
					connections.incrementAndGet();
					Thread.ofVirtual().start(() -> answer(connection));
				}
			}
			catch (IOException ex) {
				assertThat(service.isClosed()).isTrue();
			}
		});
		return service;
	}

	private static void answer(Socket connection) {
		try (connection) {
			BufferedReader in = new BufferedReader(
					new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
			for (String line = in.readLine(); line != null; line = in.readLine()) {
				if (line.isEmpty()) {
					connection.getOutputStream()
						.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
				}
			}
		}
		catch (IOException ex) {
			assertThat(connection.isClosed()).isTrue();
		}
	}

	private static ServerSocket breaksOff(String length, String part, AtomicInteger asked) throws IOException {
		ServerSocket service = new ServerSocket(0);
		Thread.ofVirtual().start(() -> {
			try {
				while (true) {
					try (Socket connection = service.accept()) {
						BufferedReader in = new BufferedReader(
								new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
						String line = in.readLine();
						while (line != null && !line.isEmpty()) {
							line = in.readLine();
						}
						asked.incrementAndGet();
						connection.getOutputStream()
							.write(("HTTP/1.1 200 OK\r\nCache-Control: s-maxage=3600\r\n" + length + "\r\n\r\n" + part)
								.getBytes(StandardCharsets.UTF_8));
					}
				}
			}
			catch (IOException ex) {
				assertThat(service.isClosed()).isTrue();
			}
		});
		return service;
	}

	/** A connection that is cut may say so by an error. */
	private static String everythingUntilClosed(Socket connection) throws IOException {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		try {
			connection.getInputStream().transferTo(all);
		}
		catch (SocketException ex) {
			assertThat(all.size()).isPositive();
		}
		return all.toString(StandardCharsets.UTF_8);
	}

	/** Spring Boot begins the log anew while it starts. */
	private Origin started(Upstreams upstreams) {
		Origin origin = Origin.start(0, upstreams);
		this.log.start();
		this.root.addAppender(this.log);
		return origin;
	}

	private void assertThatNoSecretIsLogged() {
		assertThat(this.log.list).extracting(OriginTests::logged)
			.isNotEmpty()
			.noneSatisfy((line) -> assertThat(line).contains(SECRET));
	}

	private static void assertThatItIsSaidToBeAway(Origin origin) throws Exception {
		HttpResponse<String> answer = get(origin, "/submissions/" + SECRET);
		assertThat(answer.statusCode()).isEqualTo(503);
		assertThat(answer.body()).contains("Please try again", "Veuillez", "Vuelva", "يُرجى").doesNotContain(SECRET);
	}

	private static void breakOff(ServerSocket server) {
		try {
			while (true) {
				server.accept().close();
			}
		}
		catch (IOException ex) {
			assertThat(server.isClosed()).isTrue();
		}
	}

	/** The first client of a JVM settles which headers clients may send: the origin's. */
	private static HttpResponse<String> get(Origin origin, String path) throws Exception {
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create(origin.url() + path)).header("Accept", "text/html").build(),
					HttpResponse.BodyHandlers.ofString());
	}

	private static String logged(ILoggingEvent event) {
		return event.getFormattedMessage()
				+ ((event.getThrowableProxy() != null) ? ThrowableProxyUtil.asString(event.getThrowableProxy()) : "");
	}

}
