package org.practicepress.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders with all that is in them. */
final class Folders {

	private Folders() {
	}

	static void copy(Path from, Path to) {
		try {
			for (Path each : all(from)) {
				Files.copy(each, to.resolve(from.relativize(each).toString()));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Does nothing if it is not there. */
	static void delete(Path folder) {
		try {
			if (Files.exists(folder)) {
				for (Path each : all(folder).stream().sorted(Comparator.reverseOrder()).toList()) {
					Files.delete(each);
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<Path> all(Path folder) throws IOException {
		try (Stream<Path> all = Files.walk(folder)) {
			return all.toList();
		}
	}

}
