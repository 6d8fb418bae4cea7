package org.practicepress.standalone.archive;

import java.time.Instant;
import java.util.List;

/**
 * What an archive says of itself, in its last entry: a file that was cut short has none.
 *
 * @param format the version of what is in it
 * @param madeAt when
 * @param files what is in it
 */
public record Manifest(int format, Instant madeAt, List<Entry> files) {

	public Manifest {
		files = List.copyOf(files);
	}

	public long bytes() {
		return this.files.stream().mapToLong(Entry::bytes).sum();
	}

	/**
	 * A file.
	 *
	 * @param name its path, with slashes
	 * @param bytes how long it is
	 * @param sha256 its digest, in hexadecimal
	 */
	public record Entry(String name, long bytes, String sha256) {
	}

}
