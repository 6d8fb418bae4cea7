package org.practicepress.notification.post;

import java.time.Duration;
import java.time.Instant;

/**
 * How long a relay is left alone that took nothing from us, while there is another one.
 *
 * @param failures how often in a row
 * @param until until when
 * @param why what it said, or what failed; nothing that names anybody
 */
record Rest(int failures, Instant until, String why) {

	/** It takes letters, as far as anybody knows. */
	static final Rest NONE = new Rest(0, Instant.MIN, "");

	private static final Duration FIRST = Duration.ofSeconds(30);

	private static final int MOST_DOUBLINGS = 5;

	/**
	 * It took nothing again.
	 * @param reason what it said, or what failed
	 * @param now the time
	 * @return a rest twice as long as the one before, up to a quarter of an hour or so
	 */
	Rest longer(String reason, Instant now) {
		return new Rest(this.failures + 1, now.plus(FIRST.multipliedBy(1L << Math.min(this.failures, MOST_DOUBLINGS))),
				reason);
	}

	boolean holds(Instant now) {
		return this.until.isAfter(now);
	}

}
