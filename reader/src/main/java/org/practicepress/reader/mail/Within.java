package org.practicepress.reader.mail;

import java.io.IOException;
import java.io.InputStream;

import org.jspecify.annotations.Nullable;

/**
 * Takes what lies within a file that holds others.
 */
interface Within {

	/**
	 * A file.
	 * @param name its name there; null for none
	 * @param shown whether a text shows it, as it does with pictures
	 * @param content its bytes, of which no more are read than are taken
	 */
	void file(@Nullable String name, boolean shown, InputStream content) throws IOException;

	/** A mail, or as much of one as is signed. */
	void mail(InputStream content) throws IOException;

	/** What is written there. */
	void text(String text, boolean page);

	/** Something that only whoever has a key or a password can open. */
	void locked();

}
