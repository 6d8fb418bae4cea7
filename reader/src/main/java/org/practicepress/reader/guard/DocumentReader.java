package org.practicepress.reader.guard;

import java.nio.file.Path;
import java.util.List;

import org.practicepress.reader.result.Recognised;
import org.practicepress.reader.wire.Task;

/**
 * Turns untrusted files into answers. What kind of file it is, is told from its content;
 * its name is not believed.
 */
@FunctionalInterface
public interface DocumentReader {

	/**
	 * Reads files. A file that cannot be read is no exception but an answer; exceptions
	 * are for what is not the file's fault and may go better another time.
	 * @param task what is to be found out
	 * @param files the file, or for {@link Task#PAGES} the texts of the pages
	 * @param directory where to put the files that lie within the file, such as photos;
	 * it exists, and belongs to the caller
	 * @return what they turned out to be
	 */
	Recognised read(Task task, List<Path> files, Path directory);

}
