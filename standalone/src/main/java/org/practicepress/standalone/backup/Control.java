package org.practicepress.standalone.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.practicepress.standalone.site.CannotStart;
import org.practicepress.standalone.site.DataFolder;

/**
 * Where a running site can be asked for a backup, an export or an erasure by whoever can
 * read its data folder: a port on loopback, told with a secret in the folder's file
 * {@value #FILE}.
 */
public final class Control implements AutoCloseable {

	static final String FILE = ".control";

	/** In bytes; no path is longer, nor any reason. */
	private static final int LONGEST = 32 * 1024;

	private final Path file;

	private final HttpServer server;

	private final String secret;

	private final Map<String, UnaryOperator<String>> tasks;

	/** One at a time. */
	private final ExecutorService worker = Executors
		.newSingleThreadExecutor(Thread.ofPlatform().name("control").daemon().factory());

	private Control(Path file, HttpServer server, String secret, Map<String, UnaryOperator<String>> tasks) {
		this.file = file;
		this.server = server;
		this.secret = secret;
		this.tasks = Map.copyOf(tasks);
	}

	/**
	 * Opens it.
	 * @param data the site's folder
	 * @param tasks what it can be asked for, such as a {@code backup}: from what is said
	 * with it to a sentence
	 * @return to be closed
	 */
	public static Control open(Path data, Map<String, UnaryOperator<String>> tasks) {
		Backup.tidy(data);
		byte[] random = new byte[32];
		new SecureRandom().nextBytes(random);
		try {
			Control control = new Control(data.resolve(FILE),
					HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0),
					Base64.getUrlEncoder().withoutPadding().encodeToString(random), tasks);
			control.server.setExecutor(control.worker);
			control.tasks.forEach((what, task) -> control.server.createContext("/" + what,
					(exchange) -> control.answer(exchange, what, task)));
			control.server.start();
			DataFolder.write(control.file, control.server.getAddress().getPort() + "\n" + control.secret + "\n");
			return control;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Whether a site runs on a folder, as far as its folder tells.
	 * @param data the folder
	 * @return false when there is nobody to ask
	 */
	public static boolean isOpen(Path data) {
		return Files.exists(data.resolve(FILE));
	}

	private void answer(HttpExchange exchange, String what, UnaryOperator<String> task) throws IOException {
		try (exchange) {
			if (!exchange.getRequestMethod().equals("POST") || !allowed(exchange)) {
				exchange.sendResponseHeaders(403, -1);
				return;
			}
			String said = new String(exchange.getRequestBody().readNBytes(LONGEST), StandardCharsets.UTF_8);
			try {
				send(exchange, 200, task.apply(said));
			}
			catch (CannotStart ex) {
				send(exchange, 409, String.valueOf(ex.getMessage()));
			}
			catch (RuntimeException ex) {
				send(exchange, 500, "The " + what + " failed: " + ex);
			}
		}
	}

	private boolean allowed(HttpExchange exchange) {
		String said = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
		return MessageDigest.isEqual(said.getBytes(StandardCharsets.UTF_8),
				("Bearer " + this.secret).getBytes(StandardCharsets.UTF_8));
	}

	private static void send(HttpExchange exchange, int status, String sentence) throws IOException {
		byte[] bytes = sentence.getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
		exchange.sendResponseHeaders(status, bytes.length);
		try (OutputStream out = exchange.getResponseBody()) {
			out.write(bytes);
		}
	}

	/**
	 * Asks the site that runs on a folder for something, and waits for it.
	 * @param data the folder
	 * @param what what, such as a {@code backup}
	 * @param said what belongs to it, such as where to, an absolute path
	 * @return what was done, in a sentence
	 * @throws CannotStart when it says why not, or does not answer
	 */
	public static String ask(Path data, String what, String said) {
		try {
			String[] told = Files.readString(data.resolve(FILE)).lines().toArray(String[]::new);
			HttpResponse<String> answer = HttpClient.newHttpClient()
				.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + told[0] + "/" + what))
					.header("Authorization", "Bearer " + told[1])
					.POST(BodyPublishers.ofString(said))
					.build(), BodyHandlers.ofString());
			if (answer.statusCode() == 200) {
				return answer.body();
			}
			if (answer.statusCode() == 404) {
				throw new IOException("it does not know what an " + what + " is");
			}
			throw new CannotStart(answer.body());
		}
		catch (IOException | IndexOutOfBoundsException | IllegalArgumentException ex) {
			throw new CannotStart("The site that runs on " + data + " cannot be asked for the " + what
					+ ": it is starting or stopping, or older than this one.", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new CannotStart("Interrupted.", ex);
		}
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.worker.shutdown();
		try {
			Files.deleteIfExists(this.file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
