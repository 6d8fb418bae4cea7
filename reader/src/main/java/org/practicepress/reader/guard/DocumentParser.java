package org.practicepress.reader.guard;

import java.nio.file.Path;

import org.practicepress.reader.text.Parsed;

/**
 * Turns an untrusted file into text. What kind of file it is, is told from its content;
 * its name is not believed.
 */
public interface DocumentParser {

	/**
	 * Reads a file. A file that cannot be read is no exception but an answer; exceptions
	 * are for what is not the file's fault and may go better another time.
	 * @param file the file
	 * @param directory where to put the files that lie within the file, such as photos;
	 * it exists, and belongs to the caller
	 * @return the text, or why there is none
	 */
	Parsed parse(Path file, Path directory);

}
