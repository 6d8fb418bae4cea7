package org.practicepress.reader.guard;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import org.apache.commons.io.file.PathUtils;
import org.practicepress.reader.wire.Answer;
import org.practicepress.reader.wire.Frames;
import org.practicepress.reader.wire.Question;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A child process. It is asked by one thread at a time; who kills it is another.
 */
final class Child {

	private static final Logger LOG = LoggerFactory.getLogger(Child.class);

	/** What an out of memory JVM ends with, when it is told to end. */
	private static final int OUT_OF_MEMORY = 3;

	private static final Duration TIME_TO_END = Duration.ofSeconds(10);

	/** No passwords: what a file breaks into is to find nothing. */
	private static final Set<String> ENVIRONMENT = Set.of("PATH", "LANG", "LC_ALL", "LC_CTYPE", "TZ",
			"OMP_THREAD_LIMIT", "MALLOC_ARENA_MAX", "TESSDATA_PREFIX", "LD_LIBRARY_PATH", "SystemRoot");

	private final Process process;

	private final Path directory;

	private final InputStream answers;

	private final OutputStream questions;

	private final ScheduledExecutorService deadlines;

	private volatile boolean late;

	private boolean confused;

	private Child(Process process, Path directory, ScheduledExecutorService deadlines) {
		this.process = process;
		this.directory = directory;
		this.deadlines = deadlines;
		this.answers = new BufferedInputStream(process.getInputStream());
		this.questions = new BufferedOutputStream(process.getOutputStream());
	}

	/**
	 * Starts one.
	 * @param command the program and its arguments
	 * @param directory where it has its temporary files; its own
	 * @param most how long it may take until it is ready
	 * @param deadlines where to wait for that
	 * @return the child, ready for questions
	 * @throws IOException when it is not ready in time
	 */
	static Child start(List<String> command, Path directory, Duration most, ScheduledExecutorService deadlines)
			throws IOException {
		ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile())
			.redirectError(ProcessBuilder.Redirect.INHERIT);
		builder.environment().keySet().retainAll(ENVIRONMENT);
		Child child = new Child(builder.start(), directory, deadlines);
		try {
			child.within(most, () -> Frames.read(child.answers));
			return child;
		}
		catch (IOException ex) {
			child.kill();
			throw ex;
		}
	}

	/** What came of a question. */
	sealed interface Reply {

		record Answered(Answer answer) implements Reply {
		}

		/** It took too long, and was killed. */
		record TooSlow() implements Reply {
		}

		/** It ended for want of memory. */
		record OutOfMemory() implements Reply {
		}

		/** It ended, or said what nobody understands. */
		record Broken(Exception reason) implements Reply {
		}

	}

	/** Whether it may be asked: it lives, and has said nothing that nobody asked for. */
	boolean ready() {
		try {
			return !this.confused && this.process.isAlive() && this.answers.available() == 0;
		}
		catch (IOException ex) {
			return false;
		}
	}

	/**
	 * Asks.
	 * @param question the question
	 * @param most how long an answer may take
	 * @return the answer, or why there is none; then it is of no use any more
	 */
	Reply ask(Question question, Duration most) {
		try {
			return new Reply.Answered(within(most, () -> {
				Frames.write(this.questions, question.toJson());
				Answer answer = Answer.fromJson(Frames.read(this.answers));
				while (!answer.id().equals(question.id())) {
					// a second answer to an earlier question
					this.confused = true;
					answer = Answer.fromJson(Frames.read(this.answers));
				}
				return answer;
			}));
		}
		catch (IOException | RuntimeException ex) {
			if (this.late) {
				return new Reply.TooSlow();
			}
			return endsFor(OUT_OF_MEMORY) ? new Reply.OutOfMemory() : new Reply.Broken(ex);
		}
	}

	/** What is to be done in time. */
	private interface Work<T> {

		T run() throws IOException;

	}

	private <T> T within(Duration most, Work<T> work) throws IOException {
		ScheduledFuture<?> deadline = this.deadlines.schedule(() -> {
			this.late = true;
			end();
		}, most.toMillis(), TimeUnit.MILLISECONDS);
		try {
			return work.run();
		}
		finally {
			deadline.cancel(false);
		}
	}

	private boolean endsFor(int status) {
		try {
			return this.process.waitFor(1, TimeUnit.SECONDS) && this.process.exitValue() == status;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	/** Ends it and what it has started; whoever waits for its answer waits no more. */
	private void end() {
		List<ProcessHandle> started = this.process.descendants().toList();
		this.process.destroyForcibly();
		started.forEach(ProcessHandle::destroyForcibly);
	}

	/** Ends it, and takes its files away. */
	synchronized void kill() {
		end();
		try {
			if (!this.process.waitFor(TIME_TO_END.toSeconds(), TimeUnit.SECONDS)) {
				LOG.warn("The child process {} does not end", this.process.pid());
			}
			if (Files.exists(this.directory)) {
				PathUtils.deleteDirectory(this.directory);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (IOException ex) {
			// goes with the directory around it
			LOG.info("Files of a child process cannot be deleted yet", ex);
		}
	}

}
