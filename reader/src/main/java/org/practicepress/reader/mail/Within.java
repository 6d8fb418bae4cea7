package org.practicepress.reader.mail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * Takes what lies within a file that holds others.
 */
interface Within {

	/**
	 * A file.
	 * @param name its name there; null for none
	 * @param type its media type as far as it is told; null when it is not
	 * @param content its bytes, of which no more are read than are taken
	 */
	void file(@Nullable String name, @Nullable String type, InputStream content) throws IOException;

	/** What is written there as plain text. */
	void text(String text);

	/** What is written there as a web page. */
	void page(String html);

	/** Something that only whoever has a key or a password can open. */
	void locked();

	/**
	 * What opens such files.
	 */
	@FunctionalInterface
	interface Opener {

		/**
		 * Opens a file.
		 * @param file the file
		 * @param within takes what lies in it
		 * @return false when it is no such file, and nothing was taken
		 * @throws IOException when it is one, and damaged
		 */
		boolean open(Path file, Within within) throws IOException;

	}

}
