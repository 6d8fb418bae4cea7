package org.practicepress.review;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Deals one request to each of several instances in turn, whoever asks. */
final class Balancer implements AutoCloseable {

	/** What is said of a connection, not of a message. */
	private static final Set<String> OF_THE_HOP = Set.of("connection", "content-length", "host", "http2-settings",
			"transfer-encoding", "upgrade");

	private final HttpServer server;

	private final HttpClient http = HttpClient.newHttpClient();

	private final List<Integer> instances = new CopyOnWriteArrayList<>();

	private final AtomicInteger turn = new AtomicInteger();

	Balancer() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.createContext("/", this::deal);
		this.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
		this.server.start();
	}

	String uri() {
		return "http://localhost:" + this.server.getAddress().getPort();
	}

	void add(int port) {
		this.instances.add(port);
	}

	/** Those that there were are gone. */
	void forget() {
		this.instances.clear();
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	private void deal(HttpExchange exchange) throws IOException {
		int port = this.instances.get(this.turn.getAndIncrement() % this.instances.size());
		HttpRequest.Builder request = HttpRequest
			.newBuilder(URI.create("http://127.0.0.1:" + port + exchange.getRequestURI()))
			.method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
		exchange.getRequestHeaders().forEach((name, values) -> {
			if (!OF_THE_HOP.contains(name.toLowerCase(Locale.ROOT))) {
				values.forEach((value) -> request.header(name, value));
			}
		});
		try (exchange) {
			HttpResponse<byte[]> answer = this.http.send(request.build(), BodyHandlers.ofByteArray());
			answer.headers().map().forEach((name, values) -> {
				if (!OF_THE_HOP.contains(name)) {
					exchange.getResponseHeaders().put(name, values);
				}
			});
			exchange.sendResponseHeaders(answer.statusCode(), (answer.body().length == 0) ? -1 : answer.body().length);
			exchange.getResponseBody().write(answer.body());
		}
		catch (InterruptedException ex) {
			throw new InterruptedIOException();
		}
	}

}
