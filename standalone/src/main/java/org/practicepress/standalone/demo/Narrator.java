package org.practicepress.standalone.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * Tells each step of the journey as it happens.
 */
public final class Narrator {

	private final PrintStream out;

	public Narrator(PrintStream out) {
		this.out = out;
	}

	void chapter(String title) {
		this.out.printf("%n%s%n", title);
	}

	/**
	 * Takes a step and tells how it went.
	 * @param what one sentence
	 * @param step what is done
	 */
	void step(String what, Runnable step) {
		Instant begin = Instant.now();
		try {
			step.run();
		}
		catch (RuntimeException ex) {
			this.out.printf("  \u2717 %s%n    %s%n", what, ex.getMessage());
			throw ex;
		}
		this.out.printf(Locale.ROOT, "  \u2713 %s  (%.1f s)%n", what,
				Duration.between(begin, Instant.now()).toMillis() / 1000.0);
	}

}
