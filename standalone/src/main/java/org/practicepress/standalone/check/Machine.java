package org.practicepress.standalone.check;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.sun.management.OperatingSystemMXBean;
import org.jspecify.annotations.Nullable;

import org.springframework.util.unit.DataSize;

/**
 * What the machine must have.
 */
final class Machine {

	private static final long GIGABYTE = DataSize.ofGigabytes(1).toBytes();

	/** One for the site, half of one for two children that read files, and the system. */
	private static final long LEAST_MEMORY = DataSize.ofMegabytes(1800).toBytes();

	private static final int OLDEST_JDK = 21;

	/** The form's languages, as Tesseract calls them. */
	private static final List<String> LANGUAGES = List.of("eng", "fra", "spa", "ara");

	/** Before this was written, it is not now. */
	private static final Instant EARLIEST = Instant.parse("2026-01-01T00:00:00Z");

	private Machine() {
	}

	static Finding folder(Path data) throws IOException {
		String what = "data folder";
		if (Files.exists(data) && !Files.isDirectory(data)) {
			return Finding.wrong(what, data + " is a file: choose another folder with --data DIR.");
		}
		Path there = data.toAbsolutePath();
		while (!Files.exists(there) && there.getParent() != null) {
			there = there.getParent();
		}
		if (!Files.isDirectory(there) || !Files.isWritable(there)) {
			return Finding.wrong(what, there + " cannot be written to by this account: give it the folder (chown), or"
					+ " choose another one with --data DIR.");
		}
		return isRunning(data) ? Finding.note(what, "a Practice Press is running on " + data + " now.")
				: Finding.good(what, data + " can be written to.");
	}

	/** Whether a site holds the folder. */
	static boolean isRunning(Path data) throws IOException {
		Path lock = data.resolve(".lock");
		if (!Files.isWritable(lock)) {
			return false;
		}
		try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE); FileLock got = channel.tryLock()) {
			return got == null;
		}
		catch (java.nio.channels.OverlappingFileLockException ex) {
			return true;
		}
	}

	static Finding disk(Path data, long least) throws IOException {
		Path there = data.toAbsolutePath();
		while (!Files.exists(there) && there.getParent() != null) {
			there = there.getParent();
		}
		return disk(Files.getFileStore(there).getUsableSpace(), least);
	}

	static Finding disk(long free, long least) {
		String sentence = gigabytes(free) + " are free.";
		if (free < least) {
			return Finding.wrong("disk",
					sentence + " With less than " + gigabytes(least) + " no new files are taken: make room.");
		}
		return (free < 5 * least) ? Finding.note("disk", sentence + " That is little for years: watch it.")
				: Finding.good("disk", sentence);
	}

	static Finding memory() {
		long total = ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize();
		return memory(total, Runtime.getRuntime().maxMemory());
	}

	static Finding memory(long total, long site) {
		String sentence = gigabytes(total) + " in all, of which the site takes up to " + gigabytes(site) + ".";
		if (total < LEAST_MEMORY) {
			return Finding.wrong("memory", sentence + " It needs " + gigabytes(LEAST_MEMORY)
					+ " beside whatever else runs here: take a larger machine.");
		}
		return (site + GIGABYTE / 2 > total) ? Finding.note("memory",
				sentence + " That leaves too little for what reads files: set less in" + " PRACTICE_PRESS_MEMORY.")
				: Finding.good("memory", sentence);
	}

	static Finding jdk(Runtime.Version version) {
		return (version.feature() < OLDEST_JDK)
				? Finding.wrong("JDK", "this is " + version + ": install " + OLDEST_JDK + " or newer.")
				: Finding.good("JDK", "this is " + version + ".");
	}

	static Finding clock(Instant now) {
		return now.isBefore(EARLIEST)
				? Finding.wrong("clock",
						"it says " + now + ": set it, and let it follow a time server" + " (timedatectl set-ntp true).")
				: Finding.good("clock", "it says " + now + ".");
	}

	/** What another machine's clock says of ours. */
	static Finding clock(String what, Instant here, Instant there) {
		Duration off = Duration.between(there, here).abs();
		return (off.compareTo(Duration.ofMinutes(2)) > 0) ? Finding.wrong(what,
				"the clock here is off by " + off.toSeconds()
						+ " s: sign-ins and mails need the right time. Let it follow a time server (timedatectl"
						+ " set-ntp true).")
				: Finding.good(what, "the clocks agree.");
	}

	static Finding tesseract(String program) {
		try {
			Process process = new ProcessBuilder(program, "--list-langs").redirectErrorStream(true).start();
			try (InputStream out = process.getInputStream()) {
				if (!process.waitFor(10, TimeUnit.SECONDS)) {
					return Finding.wrong("Tesseract", "it does not end when asked for its languages: install it anew.");
				}
				return tesseract(
						new String(out.readAllBytes(), StandardCharsets.UTF_8).lines().map(String::strip).toList());
			}
			finally {
				process.destroyForcibly();
			}
		}
		catch (IOException ex) {
			return Finding.note("Tesseract",
					"it is not installed: who sends a scan or a photo is asked to type the"
							+ " answers. In Debian: apt install tesseract-ocr tesseract-ocr-fra tesseract-ocr-spa"
							+ " tesseract-ocr-ara");
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while checking", ex);
		}
	}

	private static Finding tesseract(List<String> languages) {
		List<String> missing = LANGUAGES.stream().filter((language) -> !languages.contains(language)).toList();
		return missing.isEmpty() ? Finding.good("Tesseract", "scans and photos can be read in all four languages.")
				: Finding.note("Tesseract", "it cannot read " + String.join(", ", missing)
						+ ": install these languages (in Debian tesseract-ocr-" + missing.getFirst() + " and so on).");
	}

	static Finding port(String what, @Nullable InetAddress address, int port, String option) {
		try (ServerSocket socket = new ServerSocket()) {
			socket.setReuseAddress(true);
			socket.bind(new InetSocketAddress((address != null) ? address : InetAddress.getLoopbackAddress(), port));
			return Finding.good(what, port + " is free.");
		}
		catch (IOException ex) {
			return Finding.wrong(what, port + " cannot be had (" + ex.getMessage()
					+ "): end what listens there, or take" + " another one with " + option + ".");
		}
	}

	private static String gigabytes(long bytes) {
		return Math.round(bytes * 10.0 / GIGABYTE) / 10.0 + " GB";
	}

}
