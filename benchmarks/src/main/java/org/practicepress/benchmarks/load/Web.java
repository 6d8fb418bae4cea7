package org.practicepress.benchmarks.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;

/**
 * One visitor's connection to a web address, with cookies. Whatever is not answered as it
 * should be ends the measurement: what failed must not count as fast.
 */
public final class Web {

	private static final String BOUNDARY = "practice-press-7MA4YWxkTrZu0gW";

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private final HttpClient http = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.cookieHandler(new CookieManager())
		.followRedirects(HttpClient.Redirect.NORMAL)
		.executor(Executors.newVirtualThreadPerTaskExecutor())
		.build();

	private final URI site;

	public Web(URI site) {
		this.site = site;
	}

	/**
	 * Opens a page.
	 * @param path where
	 * @return the answer
	 */
	public HttpResponse<byte[]> open(String path) {
		return get(path, "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8");
	}

	HttpResponse<byte[]> get(String path, String accept) {
		return get(to(path).header("Accept", accept));
	}

	HttpResponse<byte[]> get(HttpRequest.Builder request) {
		return send(request, 200);
	}

	HttpResponse<byte[]> post(HttpRequest.Builder request, String type, String body, int expected) {
		return send(request.header("Content-Type", type).POST(BodyPublishers.ofString(body)), expected);
	}

	HttpRequest.Builder to(String path) {
		return HttpRequest.newBuilder(this.site.resolve(path));
	}

	/** Uploads a form as a program does. */
	HttpResponse<byte[]> upload(byte[] form) {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		body.writeBytes(
				("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"form\"; filename=\"practice.docx\"\r\n"
						+ "Content-Type: " + Practice.MEDIA_TYPE + "\r\n\r\n")
					.getBytes(StandardCharsets.UTF_8));
		body.writeBytes(form);
		body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
		return send(to("/submissions").header("Accept", "application/json")
			.header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
			.POST(BodyPublishers.ofByteArray(body.toByteArray())), 202);
	}

	private HttpResponse<byte[]> send(HttpRequest.Builder request, int expected) {
		try {
			HttpResponse<byte[]> response = this.http.send(request.timeout(PATIENCE).build(),
					BodyHandlers.ofByteArray());
			if (response.statusCode() != expected) {
				throw new IllegalStateException(response.uri() + " was answered with status " + response.statusCode()
						+ ": " + new String(response.body(), StandardCharsets.UTF_8));
			}
			return response;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
