package org.practicepress.benchmarks.floor;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Starts floors, with the settings that the launcher gives a site.
 */
public final class FloorProcess implements AutoCloseable {

	/** What a container says by itself, and what is said to one visitor only. */
	private static final Set<String> OF_ONE_ANSWER = Set.of("date", "content-length", "transfer-encoding", "connection",
			"keep-alive", "set-cookie");

	private final Process process;

	private final URI address;

	private FloorProcess(Process process, URI address) {
		this.process = process;
		this.address = address;
	}

	/**
	 * Measures a floor.
	 * @param name its name
	 * @param folder an empty folder for it
	 * @param times how often its work is done
	 * @return what it measured
	 */
	public static Map<String, Double> measure(String name, Path folder, int times) {
		Process process = start(name, folder, times);
		Map<String, Double> said = new HashMap<>();
		process.inputReader(StandardCharsets.UTF_8).lines().forEach((line) -> read(line, said));
		if (process.onExit().join().exitValue() != 0) {
			throw new IllegalStateException("The floor " + name + " failed");
		}
		return said;
	}

	/**
	 * Serves a page with a bare Tomcat, each byte of it: what the page says of itself,
	 * too, except for whom a cookie is.
	 * @param page the page as it was answered
	 * @param folder an empty folder for it
	 * @return the running server
	 */
	public static FloorProcess serving(HttpResponse<byte[]> page, Path folder) {
		try {
			Files.write(folder.resolve(BareTomcat.PAGE), page.body());
			Files.write(folder.resolve(BareTomcat.HEADERS), lines(page.headers()));
			Process process = start("tomcat", folder, 0);
			Map<String, Double> said = new HashMap<>();
			BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
			while (!said.containsKey("port")) {
				read(Objects.requireNonNull(out.readLine(), "Tomcat did not start"), said);
			}
			return new FloorProcess(process,
					URI.create("http://127.0.0.1:" + Objects.requireNonNull(said.get("port")).intValue()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<String> lines(HttpHeaders headers) {
		return headers.map()
			.entrySet()
			.stream()
			.filter((header) -> !OF_ONE_ANSWER.contains(header.getKey().toLowerCase(Locale.ROOT)))
			.flatMap((header) -> header.getValue().stream().map((value) -> header.getKey() + ":" + value))
			.toList();
	}

	public URI address() {
		return this.address;
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
		var unused = this.process.onExit().join();
	}

	private static Process start(String name, Path folder, int times) {
		List<String> command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=128m", "-XX:MaxNewSize=96m",
				"-XX:SurvivorRatio=3", "-Xms64m", "-Xmx1g", "--enable-native-access=ALL-UNNAMED",
				"-Dlogback.configurationFile=benchmarks/logback.xml", "-cp", System.getProperty("java.class.path"),
				Floor.class.getName(), name, folder.toString(), String.valueOf(times));
		try {
			return new ProcessBuilder(command).redirectError(folder.resolveSibling(name + ".log").toFile()).start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Libraries may say something, too. */
	private static void read(String line, Map<String, Double> said) {
		int space = line.indexOf(' ');
		if (space > 0 && line.indexOf(' ', space + 1) < 0) {
			try {
				said.put(line.substring(0, space), Double.valueOf(line.substring(space + 1)));
			}
			catch (NumberFormatException ex) {
				// not meant for us
				return;
			}
		}
	}

}
