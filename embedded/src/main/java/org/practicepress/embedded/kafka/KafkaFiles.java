package org.practicepress.embedded.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a broker keeps, as somebody must copy it who cannot stop it. Files grow at their
 * end only, or are replaced by others; a broker started on a copy repairs it as after a
 * crash.
 */
public final class KafkaFiles {

	/** Made anew from the logs. */
	private static final Set<String> DERIVED = Set.of(".index", ".timeindex", ".txnindex");

	private static final Set<String> NOT_KEPT = Set.of(".lock", ".kafka_cleanshutdown");

	private static final Set<String> GOING = Set.of(".deleted", ".cleaned", ".tmp");

	private KafkaFiles() {
	}

	/**
	 * The files in the order in which they must be copied: whatever names a place in a
	 * log comes before that log. Checkpoints first, then how far consumers have come,
	 * then events, at last which topics there are.
	 * @param directory the broker's
	 * @return the files
	 */
	public static List<Path> inOrder(Path directory) {
		try (Stream<Path> files = Files.walk(directory)) {
			return files.filter(Files::isRegularFile)
				.filter((file) -> isKept(file.getFileName().toString()))
				.sorted(Comparator.comparing((Path file) -> turn(directory.relativize(file).toString()))
					.thenComparing(Comparator.naturalOrder()))
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static boolean isKept(String name) {
		return !NOT_KEPT.contains(name) && Stream.concat(DERIVED.stream(), GOING.stream()).noneMatch(name::endsWith);
	}

	private static Integer turn(String file) {
		if (file.contains("__consumer_offsets-")) {
			return 1;
		}
		if (file.contains("__cluster_metadata-")) {
			return 3;
		}
		return file.endsWith(".log") || file.endsWith(".snapshot") ? 2 : 0;
	}

}
