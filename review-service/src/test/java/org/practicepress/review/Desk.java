package org.practicepress.review;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.practicepress.embedded.junit.EmbeddedParts;
import org.practicepress.messaging.event.CloudEvent;
import org.practicepress.review.queue.Reviews;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The service on a real port, with a real broker and store, and browsers to visit it. */
final class Desk implements AutoCloseable {

	private final TestIssuer issuer;

	private final int port = freePort();

	private final String uri;

	private final ConfigurableApplicationContext service;

	Desk(String database, String... settings) {
		this.issuer = new TestIssuer();
		this.uri = "http://localhost:" + this.port;
		this.service = run(database, settings);
	}

	/** One of several instances behind one address. */
	Desk(Balancer balancer, TestIssuer issuer, String database, String... settings) {
		this.issuer = issuer;
		this.uri = balancer.uri();
		this.service = run(database, settings);
		balancer.add(this.port);
	}

	private ConfigurableApplicationContext run(String database, String... settings) {
		return new SpringApplicationBuilder(ReviewService.class).properties("spring.config.name=review-service")
			.run(arguments(database, settings));
	}

	TestIssuer issuer() {
		return this.issuer;
	}

	<T> T bean(Class<T> type) {
		return this.service.getBean(type);
	}

	<T> T bean(String name, Class<T> type) {
		return this.service.getBean(name, type);
	}

	String uri() {
		return this.uri;
	}

	/** Waits as long as the test may take. */
	static void await(Callable<Boolean> condition) throws Exception {
		while (!condition.call()) {
			Thread.sleep(Duration.ofMillis(50));
		}
	}

	/** What a program of an operator asks. */
	HttpResponse<String> operations(String method, String path, @Nullable String body) throws Exception {
		return ReviewApiTests.send(this, method, "/api/operations" + path, this.issuer.bearer("ola", "operator"), body);
	}

	/** A browser whose user has signed in. */
	Browser signedIn(String user, String... roles) throws Exception {
		Browser browser = new Browser();
		this.issuer.comes(user, roles);
		browser.get("/desk");
		return browser;
	}

	/** Ends this instance; the provider goes on. */
	void stop() {
		this.service.close();
	}

	/** A submission that waits in the queue. */
	String received(String title) throws Exception {
		return received(title, Topic.example("submission.received.v1").data().path("reference").asString());
	}

	/** One that can be named. */
	String received(String title, String reference) throws Exception {
		ObjectNode data = (ObjectNode) Topic.example("submission.received.v1").data();
		data.put("reference", reference);
		String id = UUID.randomUUID().toString();
		Topic.write("submission.events", new CloudEvent(UUID.randomUUID().toString(), "/intake",
				"submission.received.v1", id, Instant.now(), data.put("version", 1).put("title", title)));
		await(() -> bean(Reviews.class).find(id).isPresent());
		return id;
	}

	@Override
	public void close() {
		stop();
		this.issuer.close();
	}

	private String[] arguments(String database, String... settings) {
		Stream<String> parts = Stream.of(EmbeddedParts.properties()).map("--"::concat);
		Stream<String> own = Stream.of("--server.port=" + this.port, "--practice-press.public-url=" + uri(),
				"--practice-press.identity.issuer=" + this.issuer.uri(),
				"--practice-press.messaging.database=" + database);
		return Stream.of(Stream.of(settings), parts, own).flatMap(Function.identity()).toArray(String[]::new);
	}

	private static int freePort() {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Keeps cookies, follows redirects and sends forms, but runs no scripts. */
	final class Browser {

		private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

		private final CookieManager cookies = new CookieManager();

		private final HttpClient http = HttpClient.newBuilder()
			.cookieHandler(this.cookies)
			.followRedirects(HttpClient.Redirect.NORMAL)
			.build();

		private final HttpClient still = HttpClient.newBuilder().cookieHandler(this.cookies).build();

		HttpResponse<String> get(String path, String... headers) throws Exception {
			HttpRequest.Builder request = request(path);
			if (headers.length > 0) {
				request.headers(headers);
			}
			return this.http.send(request.build(), BodyHandlers.ofString());
		}

		/** The lines of an answer that goes on. */
		HttpResponse<Stream<String>> listen(String path) throws Exception {
			return this.still.send(HttpRequest.newBuilder(URI.create(uri() + path))
				.header("Accept", "text/event-stream")
				.header("Sec-Fetch-Dest", "empty")
				.build(), BodyHandlers.ofLines());
		}

		/** The answer itself, wherever it leads. */
		HttpResponse<String> getOnly(String path) throws Exception {
			return this.still.send(request(path).build(), BodyHandlers.ofString());
		}

		/** The answer to a browser that says it has such a cookie. */
		HttpResponse<String> getWithCookie(String path, String cookie) throws Exception {
			return HttpClient.newHttpClient()
				.send(request(path).header("Cookie", cookie).build(), BodyHandlers.ofString());
		}

		List<HttpCookie> cookies() {
			return this.cookies.getCookieStore().getCookies();
		}

		/** The answer itself, wherever it leads. */
		HttpResponse<String> postOnly(String path, String body, String... headers) throws Exception {
			return this.still.send(form(path, body, headers), BodyHandlers.ofString());
		}

		/** The service knows this browser no longer, as after a new start. */
		void isForgotten() {
			this.cookies.getCookieStore().removeAll();
		}

		HttpResponse<byte[]> download(String path) throws Exception {
			return this.http.send(request(path).build(), BodyHandlers.ofByteArray());
		}

		/** Sends a form of the page at {@code page}, with the page's own token. */
		HttpResponse<String> submit(String page, String path, Map<String, String> fields) throws Exception {
			return post(path, filledIn(page, fields));
		}

		/** A form of the page as it is sent. */
		String filledIn(String page, Map<String, String> fields) throws Exception {
			Matcher token = CSRF.matcher(get(page).body());
			if (!token.find()) {
				throw new IllegalStateException("no form on " + page);
			}
			return encoded(fields) + "&_csrf=" + encoded(token.group(1));
		}

		HttpResponse<String> post(String path, String body, String... headers) throws Exception {
			return this.http.send(form(path, body, headers), BodyHandlers.ofString());
		}

		private HttpRequest form(String path, String body, String... headers) {
			HttpRequest.Builder request = request(path).header("Content-Type", "application/x-www-form-urlencoded")
				.POST(BodyPublishers.ofString(body));
			if (headers.length > 0) {
				request.headers(headers);
			}
			return request.build();
		}

		private HttpRequest.Builder request(String path) {
			return HttpRequest.newBuilder(URI.create(uri() + path)).header("Accept", "text/html,*/*;q=0.8");
		}

		private static String encoded(Map<String, String> fields) {
			return fields.entrySet()
				.stream()
				.map((field) -> field.getKey() + "=" + encoded(field.getValue()))
				.collect(Collectors.joining("&"));
		}

		private static String encoded(String value) {
			return URLEncoder.encode(value, StandardCharsets.UTF_8);
		}

	}

}
