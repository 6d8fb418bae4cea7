package org.practicepress.intake.reading;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import org.springframework.stereotype.Component;

/**
 * Lets whoever takes many mails go before whoever reads them: a mail is safe once it is
 * taken, and reading one, with all that follows from it at every other service, wants the
 * same processors. Reading becomes slower meanwhile and never stands still, and whoever
 * takes without end gets no more than half of the time.
 */
@Component
public final class TakingFirst {

	/** So long others give way at a stretch at most, however many wait. */
	static final Duration MOST = Duration.ofSeconds(30);

	/** Then the next is read whatever happens. */
	private static final Duration BREATH = Duration.ofSeconds(1);

	private final Clock clock;

	private final Lock lock = new ReentrantLock();

	private final Condition over = this.lock.newCondition();

	private int takers;

	private Precedence precedence;

	TakingFirst(Clock clock) {
		this.clock = clock;
		this.precedence = Precedence.whole(clock.instant());
	}

	/** Somebody begins to take many. Must be followed by {@link #end()}. */
	public void begin() {
		this.lock.lock();
		try {
			this.takers++;
			this.precedence = this.precedence.begun(this.clock.instant());
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Who has begun has taken what there was, or cannot go on. */
	public void end() {
		this.lock.lock();
		try {
			this.takers--;
			if (this.takers == 0) {
				this.precedence = this.precedence.ended(this.clock.instant());
				this.over.signalAll();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Waits a moment if somebody takes many. */
	void giveWay() {
		long left = BREATH.toNanos();
		this.lock.lock();
		try {
			while (left > 0 && this.precedence.holds(this.clock.instant())) {
				left = this.over.awaitNanos(left);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Who goes first. What is left of it grows back as fast as it is used.
	 *
	 * @param taking whether somebody takes many
	 * @param left so long others still give way
	 * @param at when that was so
	 */
	record Precedence(boolean taking, Duration left, Instant at) {

		static Precedence whole(Instant now) {
			return new Precedence(false, MOST, now);
		}

		Precedence begun(Instant now) {
			return new Precedence(true, left(now), now);
		}

		Precedence ended(Instant now) {
			return new Precedence(false, left(now), now);
		}

		boolean holds(Instant now) {
			return this.taking && left(now).isPositive();
		}

		private Duration left(Instant now) {
			Duration since = Duration.between(this.at, now);
			Duration then = this.taking ? this.left.minus(since) : this.left.plus(since);
			return then.isNegative() ? Duration.ZERO : (then.compareTo(MOST) < 0) ? then : MOST;
		}

	}

}
