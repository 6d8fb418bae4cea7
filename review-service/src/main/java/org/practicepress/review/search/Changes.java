package org.practicepress.review.search;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * What this instance has changed and the index does not know yet. Whoever searches waits
 * for what was changed before.
 */
final class Changes {

	private Set<String> ids = new HashSet<>();

	/** How many there have been, how many were taken, and how many the index knows. */
	private long told;

	private long taken;

	private long known;

	private boolean ended;

	synchronized void add(String id) {
		this.ids.add(id);
		this.told++;
		notifyAll();
	}

	/** Waits until there are some, or for so long. */
	synchronized Set<String> take(Duration patience) {
		await(() -> !this.ids.isEmpty(), patience);
		Set<String> some = this.ids;
		this.ids = new HashSet<>();
		this.taken = this.told;
		return some;
	}

	/** The index knows all that were taken. */
	synchronized void done() {
		this.known = this.taken;
		notifyAll();
	}

	/** Waits until the index knows all that there are now, but no longer than this. */
	synchronized void awaitKnown(Duration patience) {
		long wanted = this.told;
		await(() -> this.known >= wanted, patience);
	}

	/** Does nothing for so long, or until it ends. */
	synchronized void rest(Duration time) {
		await(() -> false, time);
	}

	/** Nobody needs to wait, now or later, until it begins again. */
	synchronized void end(boolean ended) {
		this.ended = ended;
		notifyAll();
	}

	private synchronized void await(BooleanSupplier condition, Duration patience) {
		long until = System.nanoTime() + patience.toNanos();
		long left = patience.toMillis();
		try {
			while (!condition.getAsBoolean() && !this.ended && left > 0) {
				wait(left);
				left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
