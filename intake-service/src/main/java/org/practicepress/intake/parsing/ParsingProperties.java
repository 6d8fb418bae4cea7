package org.practicepress.intake.parsing;

import java.nio.file.Path;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.practicepress.reader.guard.GuardedReader;
import org.practicepress.reader.guard.ReaderSettings;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the reading of untrusted files.
 *
 * @param maxFileSize the largest file that is opened at all
 * @param heap the memory of one child process; a file that needs more is too large
 * @param quickTimeout the time after which an arrival is set aside, to be read apart from
 * the others
 * @param timeout the time an arrival that was set aside may take; what needs more is too
 * slow. Pages read from pictures take some seconds each
 * @param children how many child processes read files at the same time; as many others
 * read what was set aside
 * @param filesPerChild after how many files a child process is replaced by a fresh one
 * @param workDirectory where child processes get and leave files; empty for a directory
 * of its own among the system's temporary ones
 */
@ConfigurationProperties("practice-press.intake.parsing")
public record ParsingProperties(@DefaultValue("25MB") DataSize maxFileSize, @DefaultValue("256MB") DataSize heap,
		@DefaultValue("20s") Duration quickTimeout, @DefaultValue("180s") Duration timeout,
		@DefaultValue("1") int children, @DefaultValue("1000") int filesPerChild, @Nullable Path workDirectory) {

	ReaderSettings settings(Duration most) {
		return new ReaderSettings(this.maxFileSize.toBytes(), this.heap.toBytes(), most, this.children,
				this.filesPerChild);
	}

	/**
	 * Fails when Kafka might take a worker for dead that is still reading: an arrival may
	 * take its time, the file begun at its end as much again, and pages that are
	 * recognised together at last once more; each after waiting for a child and starting
	 * it twice.
	 */
	void requireWithin(Duration interval, Duration most) {
		Duration file = GuardedReader.TIME_TO_WAIT.plus(GuardedReader.TIME_TO_START.multipliedBy(GuardedReader.STARTS))
			.plus(most);
		Duration longest = most.plus(file.multipliedBy(2));
		if (longest.compareTo(interval) > 0) {
			throw new IllegalStateException(
					"Reading may take %d s, but max.poll.interval.ms gives it %d s only: shorten practice-press.intake.parsing.timeout or quick-timeout"
						.formatted(longest.toSeconds(), interval.toSeconds()));
		}
	}

}
