package org.practicepress.review.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Calls addresses of strangers. A connection goes to the very address that was looked at,
 * under the name that its certificate must have; clients for HTTP ask for the address of
 * a name by themselves, after it was looked at. Of an answer only the first line is read,
 * and all of it within one time.
 */
@Component
class Caller implements DisposableBean {

	private static final Logger logger = LoggerFactory.getLogger(Caller.class);

	/** A status line is shorter. */
	private static final int MOST_READ = 256;

	private static final int STATUS_END = 12;

	private final boolean privately;

	private final Duration patience;

	private final ScheduledExecutorService watch = Executors
		.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("webhook-watch").daemon().factory());

	Caller(WebhookProperties properties) {
		this.privately = properties.privateAddresses();
		this.patience = properties.patience();
	}

	/** Whether an address may be called, as far as can be said before. */
	Webhook.@Nullable Flaw flaw(String url) {
		Optional<Target> target = Target.of(url, this.privately);
		if (target.isEmpty()) {
			return Webhook.Flaw.ADDRESS;
		}
		try {
			return target.get().resolve(this.privately).isPresent() ? null : Webhook.Flaw.PRIVATE;
		}
		catch (UnknownHostException ex) {
			return Webhook.Flaw.PRIVATE;
		}
	}

	/**
	 * Calls.
	 * @param url the address
	 * @param headers what goes with it
	 * @param body what is said
	 * @return what came of it
	 */
	Called call(String url, Map<String, String> headers, String body) {
		Optional<Target> target = Target.of(url, this.privately);
		if (target.isEmpty()) {
			return Called.failed("address");
		}
		AtomicBoolean late = new AtomicBoolean();
		try {
			Optional<InetAddress> address = target.get().resolve(this.privately);
			return address.isPresent() ? call(target.get(), address.get(), request(target.get(), headers, body), late)
					: Called.failed("address");
		}
		catch (UnknownHostException ex) {
			return Called.failed("unknown-host");
		}
		catch (IOException ex) {
			if (late.get() || ex instanceof SocketTimeoutException) {
				return Called.failed("timeout");
			}
			return Called.failed((ex instanceof SSLException) ? "certificate" : "connection");
		}
	}

	private Called call(Target target, InetAddress address, byte[] request, AtomicBoolean late) throws IOException {
		int millis = Math.toIntExact(this.patience.toMillis());
		try (Socket socket = new Socket()) {
			// however slowly it drips
			Future<?> end = this.watch.schedule(() -> end(socket, late), millis, TimeUnit.MILLISECONDS);
			try {
				socket.connect(new InetSocketAddress(address, target.port()), millis);
				socket.setSoTimeout(millis);
				try (Socket connection = target.encrypted() ? encrypted(socket, target) : socket) {
					OutputStream out = connection.getOutputStream();
					out.write(request);
					out.flush();
					return Called.answered(status(connection.getInputStream()));
				}
			}
			finally {
				end.cancel(false);
			}
		}
	}

	private static void end(Socket socket, AtomicBoolean late) {
		late.set(true);
		try {
			socket.close();
		}
		catch (IOException ex) {
			logger.debug("A connection that took too long is not closed well", ex);
		}
	}

	private static SSLSocket encrypted(Socket socket, Target target) throws IOException {
		SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
		SSLSocket encrypted = (SSLSocket) factory.createSocket(socket, target.host(), target.port(), true);
		SSLParameters parameters = encrypted.getSSLParameters();
		parameters.setEndpointIdentificationAlgorithm("HTTPS");
		encrypted.setSSLParameters(parameters);
		encrypted.startHandshake();
		return encrypted;
	}

	/** Values of headers are our own, and have no line ends. */
	private static byte[] request(Target target, Map<String, String> headers, String body) {
		byte[] content = body.getBytes(StandardCharsets.UTF_8);
		StringBuilder head = new StringBuilder("POST ").append(target.path())
			.append(" HTTP/1.1\r\nHost: ")
			.append(target.uri().getRawAuthority())
			.append("\r\nUser-Agent: PracticePress\r\nContent-Type: application/cloudevents+json; charset=utf-8\r\n")
			.append("Content-Length: ")
			.append(content.length)
			.append("\r\nConnection: close\r\n");
		headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
		byte[] first = head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
		byte[] request = new byte[first.length + content.length];
		System.arraycopy(first, 0, request, 0, first.length);
		System.arraycopy(content, 0, request, first.length, content.length);
		return request;
	}

	/** The number in the first line; 0 when it is not HTTP. */
	private static int status(InputStream in) throws IOException {
		StringBuilder line = new StringBuilder();
		for (int read = in.read(); read >= 0 && read != '\n' && line.length() < MOST_READ; read = in.read()) {
			line.append((char) read);
		}
		if (line.length() < STATUS_END || !line.toString().startsWith("HTTP/1.")) {
			return 0;
		}
		String number = line.substring(STATUS_END - 3, STATUS_END);
		return number.chars().allMatch((digit) -> digit >= '0' && digit <= '9') ? Integer.parseInt(number) : 0;
	}

	@Override
	public void destroy() {
		this.watch.shutdownNow();
	}

	/**
	 * What came of a call.
	 *
	 * @param status the status of the answer; 0 when there was none
	 * @param fault why it does not count; null when it does
	 */
	record Called(int status, @Nullable String fault) {

		private static final int GONE = 410;

		private static final int HUNDRED = 100;

		static Called failed(String fault) {
			return new Called(0, fault);
		}

		static Called answered(int status) {
			if (status / HUNDRED == 2) {
				return new Called(status, null);
			}
			return new Called(status, (status == 0) ? "no-http" : (status / HUNDRED == 3) ? "redirect" : "refused");
		}

		boolean gone() {
			return this.status == GONE;
		}

	}

}
