package org.practicepress.intake.reading;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Lets whoever takes many mails go before whoever reads them: a mail is safe once it is
 * taken, and reading one, with all that follows from it at every other service, wants the
 * same processors. Reading becomes slower meanwhile and never stands still, and is as
 * long undisturbed afterwards as it has given way.
 */
@Component
public final class TakingFirst {

	/** So long others give way at most, however many wait. */
	static final Duration MOST = Duration.ofSeconds(30);

	/** Then the next is read whatever happens. */
	private static final Duration BREATH = Duration.ofSeconds(1);

	private final Clock clock;

	private final Lock lock = new ReentrantLock();

	private final Condition over = this.lock.newCondition();

	private int takers;

	private Precedence precedence = new Precedence(null, Instant.MIN);

	TakingFirst(Clock clock) {
		this.clock = clock;
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
	 * Who goes first.
	 *
	 * @param since since when the one who takes does; null while nobody takes many
	 * @param earliest before then it is the other's turn
	 */
	record Precedence(@Nullable Instant since, Instant earliest) {

		Precedence begun(Instant now) {
			if (this.since != null) {
				return this;
			}
			return new Precedence(now.isBefore(this.earliest) ? this.earliest : now, this.earliest);
		}

		Precedence ended(Instant now) {
			if (this.since == null || !now.isAfter(this.since)) {
				return new Precedence(null, this.earliest);
			}
			Duration taken = Duration.between(this.since, now);
			Duration given = (taken.compareTo(MOST) < 0) ? taken : MOST;
			return new Precedence(null, this.since.plus(given).plus(given));
		}

		boolean holds(Instant now) {
			return this.since != null && !now.isBefore(this.since) && now.isBefore(this.since.plus(MOST));
		}

	}

}
