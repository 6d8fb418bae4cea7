package org.practicepress.intake.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.practicepress.reader.guard.DocumentReader;
import org.practicepress.reader.result.Reason;
import org.practicepress.reader.result.Recognised;
import org.practicepress.reader.wire.Task;

import org.springframework.util.FileSystemUtils;

/**
 * The reading of the files of one arrival, within a time and in a directory that is there
 * only meanwhile.
 */
final class Attempt implements AutoCloseable {

	private static final String UNOPENED = "application/octet-stream";

	private final Path directory;

	private final DocumentReader reader;

	private final long end;

	private boolean wantsMoreTime;

	private boolean leftUnopened;

	private Attempt(Path directory, DocumentReader reader, Duration most) {
		this.directory = directory;
		this.reader = reader;
		this.end = System.nanoTime() + most.toNanos();
	}

	/**
	 * Begins.
	 * @param directory its own, which goes with it
	 * @param reader what reads the files
	 * @param most how long it may take in all; a file begun in time is read to its end
	 * @return the attempt
	 */
	static Attempt begin(Path directory, DocumentReader reader, Duration most) {
		return new Attempt(directory, reader, most);
	}

	/** Where to put a file. */
	Path file(String name) {
		return this.directory.resolve(name);
	}

	/** Reads a file. When time is up, it is not opened any more. */
	Recognised read(Path file) throws IOException {
		return inTime(Task.FORM, file);
	}

	/** Finds out whether a picture is a page of the form, unless time is up. */
	Recognised readPage(Path picture) throws IOException {
		return inTime(Task.PAGE, picture);
	}

	/** Reads the form that these pages are; they were found in time. */
	Recognised readPages(List<Path> texts) {
		return this.reader.read(Task.PAGES, texts, this.directory);
	}

	private Recognised inTime(Task task, Path file) throws IOException {
		boolean inTime = System.nanoTime() - this.end < 0;
		this.leftUnopened |= !inTime;
		Recognised recognised = inTime
				? this.reader.read(task, List.of(file), Files.createDirectory(file(file.getFileName() + "-files")))
				: new Recognised.Unreadable(UNOPENED, Reason.TOO_SLOW);
		if (recognised instanceof Recognised.Unreadable unreadable) {
			this.wantsMoreTime |= unreadable.reason() == Reason.TOO_SLOW || unreadable.reason() == Reason.SCANNED;
		}
		return recognised;
	}

	/** Whether a file might have been read with more time. */
	boolean wantsMoreTime() {
		return this.wantsMoreTime;
	}

	/** Whether a file was not opened, because time was up: it may be anything. */
	boolean leftUnopened() {
		return this.leftUnopened;
	}

	@Override
	public void close() throws IOException {
		FileSystemUtils.deleteRecursively(this.directory);
	}

}
