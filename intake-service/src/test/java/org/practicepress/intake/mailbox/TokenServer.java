package org.practicepress.intake.mailbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpServer;

/** Gives the access tokens that the test has named, the last of them again and again. */
final class TokenServer implements AutoCloseable {

	private final HttpServer server;

	private final Deque<String> tokens;

	/** What was asked for. */
	final List<String> asked = new CopyOnWriteArrayList<>();

	TokenServer(String... tokens) {
		this.tokens = new ArrayDeque<>(List.of(tokens));
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.createContext("/token", (exchange) -> {
			this.asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
			String token = (this.tokens.size() > 1) ? this.tokens.removeFirst() : this.tokens.peekFirst();
			byte[] body = ((token != null) ? "{\"access_token\": \"" + token + "\", \"expires_in\": 3600}"
					: "{\"error\": \"invalid_grant\", \"error_description\": \"the consent was withdrawn\"}")
				.getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders((token != null) ? 200 : 400, body.length);
			exchange.getResponseBody().write(body);
			exchange.close();
		});
		this.server.start();
	}

	String url() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort() + "/token";
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
