package org.practicepress.standalone.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.awaitility.Awaitility;
import org.practicepress.embedded.LoopbackPort;

/**
 * One service as its own process, told by environment variables where its parts are.
 */
final class ServiceProcess implements AutoCloseable {

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private final String name;

	private final int port = LoopbackPort.free();

	private final Map<String, String> environment;

	private final Path log;

	private Process process;

	ServiceProcess(String name, Map<String, String> environment, Path directory) {
		this.name = name;
		this.environment = environment;
		this.log = directory.resolve(name + ".log");
		this.process = launch();
	}

	String name() {
		return this.name;
	}

	URI address() {
		return URI.create("http://127.0.0.1:" + this.port);
	}

	/** Ends it the hard way (SIGKILL) and starts it again. */
	void killAndStartAgain() {
		this.process.destroyForcibly();
		this.process.onExit().join();
		this.process = launch();
	}

	void awaitReadiness() {
		Awaitility.await(this.name + " is ready, see " + this.log)
			.atMost(Duration.ofMinutes(4))
			.failFast(this.name + " ended, see " + this.log, () -> !this.process.isAlive())
			.until(this::ready);
	}

	@Override
	public void close() {
		this.process.destroy();
		this.process.onExit().orTimeout(30, java.util.concurrent.TimeUnit.SECONDS).exceptionally((ex) -> {
			this.process.destroyForcibly();
			return this.process;
		}).join();
	}

	private boolean ready() throws InterruptedException {
		try {
			return HTTP
				.send(HttpRequest.newBuilder(address().resolve("/actuator/health/readiness")).build(),
						BodyHandlers.discarding())
				.statusCode() == 200;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private Process launch() {
		ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", jar().toString())
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(this.log.toFile()));
		builder.environment().putAll(this.environment);
		builder.environment().put("PORT", String.valueOf(this.port));
		// nobody takes anything back here
		builder.environment().put("PRACTICE_PRESS_REVIEW_LETTER_REST", "0s");
		builder.environment().put("PRACTICE_PRESS_MAIL_RECEIPT_REST", "0s");
		try {
			return builder.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Path jar() {
		Path target = Path.of("..", this.name + "-service", "target");
		try (var files = Files.list(target)) {
			return files.filter((file) -> file.toString().endsWith("-exec.jar"))
				.findFirst()
				.orElseThrow(() -> new IllegalStateException(
						"no executable jar in " + target + ": these tests belong to ./mvnw verify"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
