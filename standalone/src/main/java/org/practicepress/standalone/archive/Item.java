package org.practicepress.standalone.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What goes into an archive as one entry.
 *
 * @param name what it is called there
 * @param bytes how much of it, from its beginning
 * @param listed whether the manifest is to tell of it; false for what tells of itself by
 * its name, and is there by the hundred thousand
 * @param content what it holds
 */
public record Item(String name, long bytes, boolean listed, Content content) {

	/**
	 * A file, which may grow, be moved or be deleted meanwhile.
	 * @param name what it is called in the archive
	 * @param file where its content is to be had
	 * @param bytes how long it was; what was added since is left out
	 */
	public Item(String name, Path file, long bytes) {
		this(name, bytes, true, () -> Files.newInputStream(file));
	}

	/**
	 * What an item holds.
	 */
	public interface Content {

		/**
		 * Opens it.
		 * @return to be closed
		 * @throws IOException when it cannot be read
		 */
		InputStream open() throws IOException;

	}

}
