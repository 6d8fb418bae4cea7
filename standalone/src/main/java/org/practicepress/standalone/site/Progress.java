package org.practicepress.standalone.site;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/**
 * Tells who waits what is starting and how long it took.
 */
public final class Progress {

	private final PrintStream out;

	public Progress(PrintStream out) {
		this.out = out;
	}

	synchronized void started(String part, Duration took) {
		this.out.printf(Locale.ROOT, "  %-24s %5.1f s%n", part, took.toMillis() / 1000.0);
	}

	public synchronized void say(String line) {
		this.out.println(line);
	}

}
