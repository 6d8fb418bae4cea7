package org.practicepress.benchmarks.load;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * Waiting for a state, not for ever.
 */
final class Patience {

	private static final Duration LONGEST = Duration.ofMinutes(5);

	private Patience() {
	}

	static void await(String what, int pauseMillis, BooleanSupplier holds) {
		Instant deadline = Instant.now().plus(LONGEST);
		while (!holds.getAsBoolean()) {
			if (Instant.now().isAfter(deadline)) {
				throw new IllegalStateException("Waited " + LONGEST.toMinutes() + " minutes in vain for " + what);
			}
			sleep(pauseMillis);
		}
	}

	static void sleep(int millis) {
		try {
			Thread.sleep(millis);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
