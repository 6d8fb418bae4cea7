package org.practicepress.pages;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/** Somebody who sends a byte now and then, and never comes to an end. */
@SpringBootTest(classes = SampleSite.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@TestPropertySource(properties = { "practice-press.pages.body-patience=1s", "server.tomcat.max-swallow-size=-1" })
class SlowBodiesTests {

	@Value("${local.server.port}")
	private int port;

	@ParameterizedTest
	@ValueSource(strings = { "application/x-www-form-urlencoded", "multipart/form-data; boundary=x" })
	@Timeout(60)
	void whoNeverComesToAnEndIsNotWaitedFor(String type) throws IOException {
		try (Socket socket = open(type, 1_000_000)) {
			assertThatIOException().isThrownBy(() -> {
				while (true) {
					socket.getOutputStream().write('a');
					Thread.sleep(Duration.ofMillis(100));
				}
			});
		}
	}

	@Test
	void whoIsSlowButComesToAnEndIsAnswered() throws Exception {
		String body = "a=" + "b".repeat(8_000);
		try (Socket socket = open("application/x-www-form-urlencoded", body.length())) {
			for (int at = 0; at < body.length(); at += 2_000) {
				Thread.sleep(Duration.ofMillis(500));
				socket.getOutputStream()
					.write(body.substring(at, Math.min(at + 2_000, body.length())).getBytes(StandardCharsets.US_ASCII));
			}
			assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
				.startsWith("HTTP/1.1 403");
		}
	}

	private Socket open(String type, int length) throws IOException {
		Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port);
		socket.getOutputStream()
			.write(("POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: " + type
					+ "\r\nContent-Length: " + length + "\r\n\r\n")
				.getBytes(StandardCharsets.US_ASCII));
		return socket;
	}

}
