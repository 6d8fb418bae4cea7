package org.practicepress.benchmarks.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A process and all that it has started, as Linux tells of them in {@code /proc}.
 *
 * @param root the process
 */
record ProcessTree(ProcessHandle root) {

	/** In which {@code /proc/PID/stat} counts, on every Linux. */
	private static final double TICKS_A_SECOND = 100;

	/**
	 * Where the four times of a process and of its ended children stand, after its name.
	 */
	private static final int FIRST_TIME = 11;

	/**
	 * The processor time of all of them until now, of those that have ended, too.
	 * @return seconds
	 */
	double processorSeconds() {
		return all().mapToLong((process) -> ticks(read(process, "stat"))).sum() / TICKS_A_SECOND;
	}

	/**
	 * The memory that they have resident. What they share is counted for each.
	 * @return bytes
	 */
	long residentBytes() {
		return all().mapToLong((process) -> resident(read(process, "status"))).sum();
	}

	/** Ends all of them at once, without a chance to do anything about it. */
	void kill() {
		List<ProcessHandle> all = all().toList();
		all.forEach(ProcessHandle::destroyForcibly);
		all.forEach((process) -> process.onExit().join());
	}

	/**
	 * The times of a process.
	 * @param stat what {@code /proc/PID/stat} says; empty if it has just ended
	 */
	static long ticks(String stat) {
		if (stat.isEmpty()) {
			return 0;
		}
		// its name is in brackets and may be anything
		List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
		return fields.subList(FIRST_TIME, FIRST_TIME + 4).stream().mapToLong(Long::parseLong).sum();
	}

	/**
	 * The resident memory of a process.
	 * @param status what {@code /proc/PID/status} says; empty if it has just ended
	 */
	static long resident(String status) {
		return status.lines()
			.filter((line) -> line.startsWith("VmRSS:"))
			.mapToLong(
					(line) -> Long.parseLong(line.substring("VmRSS:".length(), line.length() - "kB".length()).strip()))
			.sum() * 1024;
	}

	private Stream<ProcessHandle> all() {
		return Stream.concat(Stream.of(this.root), this.root.descendants());
	}

	private static String read(ProcessHandle process, String file) {
		try {
			return Files.readString(Path.of("/proc", String.valueOf(process.pid()), file));
		}
		catch (IOException ex) {
			// it has ended; its time is in that of its parent
			return "";
		}
	}

}
