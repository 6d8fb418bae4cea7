package org.practicepress.review.webhook;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.practicepress.review.webhook.Caller.Called;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class CallerTests {

	@Test
	void whoNeverAnswersIsGivenUp() throws Exception {
		assertThat(call(300, (socket, out) -> awaitEnd(socket))).isEqualTo(Called.failed("timeout"));
	}

	/** Each byte is in time, and all of them are not. */
	@Test
	void whoDripsIsGivenUp() throws Exception {
		assertThat(call(300, (socket, out) -> {
			while (true) {
				out.write('H');
				out.flush();
				Thread.sleep(Duration.ofMillis(20));
			}
		})).isEqualTo(Called.failed("timeout"));
	}

	@Test
	void ofALongAnswerTheFirstLineIsRead() throws Exception {
		assertThat(call(30_000, (socket, out) -> {
			out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
			byte[] much = new byte[1 << 20];
			while (true) {
				out.write(much);
			}
		})).isEqualTo(new Called(200, null));
	}

	@Test
	void endlessFirstLineIsNone() throws Exception {
		assertThat(call(30_000, (socket, out) -> {
			byte[] much = "x".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
			while (true) {
				out.write(much);
			}
		})).isEqualTo(new Called(0, "no-http"));
	}

	@Test
	void whatIsNoSuccessDoesNotCount() throws Exception {
		assertThat(answer("HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/\r\n\r\n"))
			.isEqualTo(new Called(302, "redirect"));
		assertThat(answer("HTTP/1.0 204 No Content\r\n\r\n")).isEqualTo(new Called(204, null));
		assertThat(answer("HTTP/1.1 500 \r\n\r\n")).isEqualTo(new Called(500, "refused"));
		assertThat(answer("HTTP/1.1 410 Gone\r\n\r\n").gone()).isTrue();
		assertThat(answer("HTTP/1.1 2x0 OK\r\n\r\n")).isEqualTo(new Called(0, "no-http"));
		assertThat(answer("220 mail.example.org ESMTP\r\n")).isEqualTo(new Called(0, "no-http"));
		assertThat(answer("")).isEqualTo(new Called(0, "no-http"));
	}

	@Test
	void addressIsLookedAtWhenItIsCalled() throws Exception {
		try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			Caller caller = new Caller(new WebhookProperties(false, Duration.ofSeconds(5), Duration.ofSeconds(1)));
			String localhost = "https://localhost:" + server.getLocalPort();
			assertThat(caller.flaw(localhost)).isEqualTo(Webhook.Flaw.PRIVATE);
			assertThat(caller.flaw("http://example.org/")).isEqualTo(Webhook.Flaw.ADDRESS);
			assertThat(caller.flaw("https://nowhere.invalid/")).isEqualTo(Webhook.Flaw.PRIVATE);
			assertThat(caller.call(localhost, Map.of(), "{}")).isEqualTo(Called.failed("address"));
			assertThat(caller.call("https://nowhere.invalid/", Map.of(), "{}"))
				.isEqualTo(Called.failed("unknown-host"));
			caller.destroy();
		}
	}

	@Test
	void encryptionIsWithWhomItSays() throws Exception {
		assertThat(call(10_000, "https",
				(socket, out) -> out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII))))
			.isEqualTo(Called.failed("certificate"));
	}

	/** As Standard Webhooks has it. */
	@Test
	void signs() {
		assertThat(Signature.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek",
				1_614_265_330L, "{\"test\": 2432232314}"))
			.isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
		assertThat(Signature.newSecret()).startsWith("whsec_").hasSize(50).isNotEqualTo(Signature.newSecret());
	}

	@Test
	void restsLongerEachTime() {
		for (int attempts = 1; attempts < 9; attempts++) {
			assertThat(Webhooks.again(attempts + 1)).isGreaterThan(Webhooks.again(attempts).dividedBy(2));
		}
		assertThat(Webhooks.again(1)).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(6));
		assertThat(Webhooks.again(99)).isBetween(Duration.ofHours(19), Duration.ofHours(29));
	}

	private static Called answer(String answer) throws Exception {
		return call(10_000, (socket, out) -> out.write(answer.getBytes(StandardCharsets.US_ASCII)));
	}

	private static Called call(int millis, Answering answering) throws Exception {
		return call(millis, "http", answering);
	}

	private static Called call(int millis, String scheme, Answering answering) throws Exception {
		try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			Thread answers = Thread.ofVirtual().start(() -> {
				try (Socket socket = server.accept()) {
					answering.answer(socket, socket.getOutputStream());
					socket.shutdownOutput();
					awaitEnd(socket);
				}
				catch (IOException | InterruptedException ex) {
					// who calls has had enough
				}
			});
			Caller caller = new Caller(new WebhookProperties(true, Duration.ofMillis(millis), Duration.ofSeconds(1)));
			try {
				return caller.call(scheme + "://127.0.0.1:" + server.getLocalPort() + "/hook",
						Map.of("webhook-id", "1"), "{}");
			}
			finally {
				caller.destroy();
				answers.interrupt();
				answers.join();
			}
		}
	}

	private static void awaitEnd(Socket socket) throws IOException {
		while (socket.getInputStream().read() >= 0) {
			// what is asked does not matter
		}
	}

	private interface Answering {

		void answer(Socket socket, OutputStream out) throws IOException, InterruptedException;

	}

}
