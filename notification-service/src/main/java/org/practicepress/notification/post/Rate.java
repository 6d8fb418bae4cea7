package org.practicepress.notification.post;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Keeps to so many within any minute.
 */
final class Rate {

	private static final Duration MINUTE = Duration.ofMinutes(1);

	private final int most;

	private final Queue<Instant> lately = new ArrayDeque<>();

	/**
	 * A rate.
	 * @param most how many within any minute; 0 for any number
	 */
	Rate(int most) {
		this.most = most;
	}

	/**
	 * Takes one's turn, if there is room.
	 * @param now the time
	 * @return false when it must wait
	 */
	synchronized boolean take(Instant now) {
		if (!hasRoom(now)) {
			return false;
		}
		if (this.most > 0) {
			this.lately.add(now);
		}
		return true;
	}

	synchronized boolean hasRoom(Instant now) {
		while (!this.lately.isEmpty() && !this.lately.element().plus(MINUTE).isAfter(now)) {
			this.lately.remove();
		}
		return this.most <= 0 || this.lately.size() < this.most;
	}

}
