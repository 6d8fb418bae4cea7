package org.practicepress.intake.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.practicepress.reader.guard.DocumentParser;
import org.practicepress.reader.result.Reason;
import org.practicepress.reader.text.Parsed;

import org.springframework.util.FileSystemUtils;

/**
 * The reading of the files of one arrival, within a time and in a directory that is there
 * only meanwhile.
 */
final class Attempt implements AutoCloseable {

	private static final String UNOPENED = "application/octet-stream";

	private final Path directory;

	private final DocumentParser parser;

	private final long end;

	private boolean wantsMoreTime;

	private boolean leftUnopened;

	private Attempt(Path directory, DocumentParser parser, Duration most) {
		this.directory = directory;
		this.parser = parser;
		this.end = System.nanoTime() + most.toNanos();
	}

	/**
	 * Begins.
	 * @param parser what reads the files
	 * @param most how long it may take in all; a file begun in time is read to its end
	 * @return the attempt
	 */
	static Attempt begin(DocumentParser parser, Duration most) throws IOException {
		return new Attempt(Files.createTempDirectory("reading"), parser, most);
	}

	/** Where to put a file. */
	Path file(String name) {
		return this.directory.resolve(name);
	}

	/** Reads a file. When time is up, it is not opened any more. */
	Parsed parse(Path file) throws IOException {
		boolean inTime = System.nanoTime() - this.end < 0;
		this.leftUnopened |= !inTime;
		Parsed parsed = inTime ? this.parser.parse(file, Files.createDirectory(file(file.getFileName() + "-files")))
				: new Parsed.Failed(UNOPENED, Reason.TOO_SLOW);
		if (parsed instanceof Parsed.Failed failed) {
			this.wantsMoreTime |= failed.reason() == Reason.TOO_SLOW || failed.reason() == Reason.SCANNED;
		}
		return parsed;
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
