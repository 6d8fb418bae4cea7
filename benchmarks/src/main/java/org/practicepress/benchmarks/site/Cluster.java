package org.practicepress.benchmarks.site;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.practicepress.embedded.LoopbackPort;

/**
 * Some instances of intake, each in a process of its own, with a broker and a store in
 * another.
 */
public final class Cluster implements AutoCloseable {

	static final String BROKER = "broker: ";

	static final String STORE = "store: ";

	/** As many instances can have a part each of what is to be read. */
	private static final String PARTITIONS = "8";

	private static final Duration LONGEST_START = Duration.ofMinutes(5);

	private static final int READY = 200;

	private static final int PAUSE_MILLIS = 200;

	private final List<Process> processes = new ArrayList<>();

	private final List<URI> instances = new ArrayList<>();

	private final HttpClient http = HttpClient.newHttpClient();

	private Cluster() {
	}

	/**
	 * Starts a cluster and returns when all of it is ready.
	 * @param version whose broker and store
	 * @param intake whose instances, an executable jar
	 * @param folder an empty folder for it
	 * @param instances how many instances of intake
	 * @return the running cluster
	 */
	public static Cluster start(Version version, Path intake, Path folder, int instances) {
		Cluster cluster = new Cluster();
		try {
			Map<String, String> environment = cluster.parts(version, folder);
			for (int instance = 0; instance < instances; instance++) {
				cluster.intake(intake, folder.resolve("intake-" + instance + ".log"), environment);
			}
			cluster.awaitReadiness();
			return cluster;
		}
		catch (IOException ex) {
			cluster.close();
			throw new UncheckedIOException(ex);
		}
		catch (RuntimeException ex) {
			cluster.close();
			throw ex;
		}
	}

	/** Where each instance is. */
	public List<URI> instances() {
		return List.copyOf(this.instances);
	}

	/**
	 * Processor time of all instances, their children, broker and store until now.
	 * @return seconds
	 */
	public double processorSeconds() {
		return trees().stream().mapToDouble(ProcessTree::processorSeconds).sum();
	}

	@Override
	public void close() {
		trees().forEach(ProcessTree::kill);
		this.http.close();
	}

	private List<ProcessTree> trees() {
		return this.processes.stream().map((process) -> new ProcessTree(process.toHandle())).toList();
	}

	private Map<String, String> parts(Version version, Path folder) throws IOException {
		Process process = start(
				List.of("-Xmx1g", "-cp",
						version.classPath() + File.pathSeparator + System.getProperty("java.class.path"),
						Parts.class.getName(), folder.toString()),
				Map.of(), Redirect.PIPE, folder.resolve("parts.log"));
		BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
		return Map.of("KAFKA_BROKERS", next(said, BROKER), "MONGODB_URI", next(said, STORE));
	}

	/** Libraries may say something, too. */
	private static String next(BufferedReader said, String beginning) throws IOException {
		String line;
		do {
			line = Objects.requireNonNull(said.readLine(), "Broker and store did not start");
		}
		while (!line.startsWith(beginning));
		return line.substring(beginning.length());
	}

	private void intake(Path jar, Path log, Map<String, String> parts) throws IOException {
		int port = LoopbackPort.free();
		Map<String, String> environment = new HashMap<>(parts);
		environment.put("PORT", String.valueOf(port));
		environment.put("KAFKA_PARTITIONS", PARTITIONS);
		environment.putAll(RunningSite.WITHOUT_LIMITS);
		var unused = start(List.of("-Xmx384m", "-jar", jar.toString()), environment, Redirect.to(log.toFile()), log);
		this.instances.add(URI.create("http://127.0.0.1:" + port));
	}

	private Process start(List<String> what, Map<String, String> environment, Redirect out, Path log)
			throws IOException {
		List<String> line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED",
				"--sun-misc-unsafe-memory-access=allow"));
		line.addAll(what);
		ProcessBuilder builder = new ProcessBuilder(line).redirectOutput(out)
			.redirectError(Redirect.appendTo(log.toFile()));
		builder.environment().putAll(environment);
		Process process = builder.start();
		this.processes.add(process);
		return process;
	}

	private void awaitReadiness() {
		Instant end = Instant.now().plus(LONGEST_START);
		try {
			for (URI instance : this.instances) {
				while (!isReady(instance)) {
					if (Instant.now().isAfter(end) || !this.processes.stream().allMatch(Process::isAlive)) {
						throw new IllegalStateException("An instance of intake did not start");
					}
					Thread.sleep(PAUSE_MILLIS);
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private boolean isReady(URI instance) throws InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(instance.resolve("/actuator/health/readiness")).build();
		try {
			return this.http.send(request, BodyHandlers.discarding()).statusCode() == READY;
		}
		catch (IOException ex) {
			// nobody listens there yet
			return false;
		}
	}

}
