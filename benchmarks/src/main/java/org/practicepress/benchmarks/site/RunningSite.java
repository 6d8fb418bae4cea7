package org.practicepress.benchmarks.site;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.practicepress.embedded.LoopbackPort;

/**
 * A site that runs on a data folder, in a process of its own.
 */
public final class RunningSite implements AutoCloseable {

	/** How an editor signs in. */
	public static final String EDITOR_PASSWORD = "a password for the benchmarks";

	/** All that is sent here comes from one address. */
	static final Map<String, String> WITHOUT_LIMITS = Map.of("UPLOADS_PER_HOUR", "1000000", "UPLOAD_SIZE_PER_HOUR",
			"1000GB");

	private static final String READY = "Practice Press is ready: ";

	private static final Duration STOPPING = Duration.ofMinutes(1);

	private final Path data;

	private final Process launcher;

	private final ProcessTree processes;

	private final int smtpPort;

	private final int imapPort;

	private URI address = URI.create("");

	private Duration startedWithin = Duration.ZERO;

	private RunningSite(Path data, Process launcher, int smtpPort, int imapPort) {
		this.data = data;
		this.launcher = launcher;
		this.processes = new ProcessTree(launcher.toHandle());
		this.smtpPort = smtpPort;
		this.imapPort = imapPort;
	}

	/**
	 * Starts a site and returns when it says that it is ready.
	 * @param command what starts Practice Press, without its arguments
	 * @param data the data folder
	 * @return the running site
	 */
	public static RunningSite start(List<String> command, Path data) {
		int smtpPort = LoopbackPort.free();
		int imapPort = LoopbackPort.free();
		List<String> line = new ArrayList<>(command);
		line.addAll(List.of("start", "--data", data.toString(), "--port", String.valueOf(LoopbackPort.free()),
				"--smtp-port", String.valueOf(smtpPort), "--imap-port", String.valueOf(imapPort), "--editor-password",
				EDITOR_PASSWORD));
		ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
		builder.environment().putAll(WITHOUT_LIMITS);
		// nobody here takes a letter back
		builder.environment().put("PRACTICE_PRESS_REVIEW_LETTER_REST", "0s");
		builder.environment().put("PRACTICE_PRESS_MAIL_RECEIPT_REST", "0s");
		Instant begin = Instant.now();
		try {
			RunningSite site = new RunningSite(data, builder.start(), smtpPort, imapPort);
			site.awaitReadiness(begin);
			return site;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public URI address() {
		return this.address;
	}

	public int smtpPort() {
		return this.smtpPort;
	}

	public int imapPort() {
		return this.imapPort;
	}

	/** How long it took from the command to the line that says it is ready. */
	public Duration startedWithin() {
		return this.startedWithin;
	}

	/**
	 * Processor time of the site, its launcher and its children until now.
	 * @return seconds
	 */
	public double processorSeconds() {
		return this.processes.processorSeconds();
	}

	/**
	 * Resident memory of the site, its launcher and its children.
	 * @return bytes
	 */
	public long residentBytes() {
		return this.processes.residentBytes();
	}

	/**
	 * The secret with which a program gets a token for the editors' interface.
	 * @return the secret
	 */
	public String apiSecret() {
		try {
			return Files.readString(this.data.resolve("secrets").resolve("api-client"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Ends it as a power cut would. */
	public void kill() {
		this.processes.kill();
	}

	/** Ends it as Ctrl-C does. */
	@Override
	public void close() {
		// through its handle: what it says until its end is still read
		var unused = this.launcher.toHandle().destroy();
		try {
			if (!this.launcher.waitFor(STOPPING.toSeconds(), TimeUnit.SECONDS)) {
				kill();
			}
		}
		catch (InterruptedException ex) {
			kill();
			Thread.currentThread().interrupt();
		}
	}

	private void awaitReadiness(Instant begin) throws IOException {
		StringBuilder said = new StringBuilder();
		BufferedReader out = this.launcher.inputReader(StandardCharsets.UTF_8);
		String line = out.readLine();
		while (line != null && !line.startsWith(READY)) {
			said.append(line).append('\n');
			line = out.readLine();
		}
		if (line == null) {
			throw new IllegalStateException("The site did not start:\n" + said);
		}
		this.startedWithin = Duration.between(begin, Instant.now());
		this.address = URI.create(line.substring(READY.length()).strip());
		// whoever says something must be listened to
		Thread.ofVirtual().start(() -> out.lines().forEach((rest) -> {
		}));
	}

}
