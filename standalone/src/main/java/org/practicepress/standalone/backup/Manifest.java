package org.practicepress.standalone.backup;

import java.time.Instant;
import java.util.List;

/**
 * What a backup says of itself, in its last entry {@value #NAME}: a file that was cut
 * short has none.
 *
 * @param format the data folder's version
 * @param madeAt when
 * @param files what is in it
 */
record Manifest(int format, Instant madeAt, List<Entry> files) {

	static final String NAME = "manifest.json";

	Manifest {
		files = List.copyOf(files);
	}

	long bytes() {
		return this.files.stream().mapToLong(Entry::bytes).sum();
	}

	/**
	 * A file.
	 *
	 * @param name its path in the data folder, with slashes
	 * @param bytes how long it is
	 * @param sha256 its digest, in hexadecimal
	 */
	record Entry(String name, long bytes, String sha256) {
	}

}
