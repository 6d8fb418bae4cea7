package org.practicepress.reader.guard;

import java.time.Duration;

/**
 * How files are read.
 *
 * @param maxFileSize the largest file that is opened at all, in bytes
 * @param heap the memory of one child process, in bytes; a file that needs more is too
 * large
 * @param timeout the time a file may take; what needs more is too slow
 * @param children how many child processes read files at the same time
 * @param filesPerChild after how many files a child process is replaced by a fresh one
 */
public record ReaderSettings(long maxFileSize, long heap, Duration timeout, int children, int filesPerChild) {

	/** What holds when nothing is said and nobody waits. */
	public static final ReaderSettings DEFAULT = new ReaderSettings(25L << 20, 256L << 20, Duration.ofMinutes(3), 1,
			1000);

}
