package org.practicepress.review.likeness;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.inbox.Incoming;
import org.practicepress.review.submission.SubmissionEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Looks at each form that comes, one after the other, in a thread of its own. What
 * another instance has left, or this one did not get to, is found in the store a while
 * later.
 */
@Component
public class LikenessWatch implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(LikenessWatch.class);

	/** Until then it is the instance that has heard of a form who looks. */
	private static final Duration LEFT = Duration.ofSeconds(30);

	/** What is not known yet is known soon. */
	private static final Duration SOON = Duration.ofMillis(250);

	/**
	 * After each: what many send at once is received, read and answered first. So many as
	 * come within the rest of a receipt are in time for it all the same.
	 */
	private static final Duration BREATH = Duration.ofMillis(150);

	/** When so many are in hand, none of them is in time for its receipt any more. */
	private static final int LATE = 100;

	/** Then whatever still comes goes first. */
	private static final Duration LONG_BREATH = Duration.ofSeconds(1);

	/** So long after the last has come nothing comes any more. */
	private static final Duration QUIET = Duration.ofSeconds(2);

	/** What is beyond that is found in the store. */
	private static final int MOST_IN_HAND = 1000;

	private static final int MOST_AT_ONCE = 100;

	private final Likenesses likenesses;

	private final Clock clock = Clock.systemUTC();

	private Set<String> ids = new LinkedHashSet<>();

	private @Nullable Thread watcher;

	private Instant swept = Instant.MIN;

	private Instant arrived = Instant.MIN;

	LikenessWatch(Likenesses likenesses) {
		this.likenesses = likenesses;
	}

	/**
	 * A form has come. Whoever hears of it need not wait.
	 * @param cause the event
	 * @param form the form
	 */
	public void arrived(Incoming cause, SubmissionEvent.Form form) {
		this.likenesses.arrived(cause, form);
		noteArrival();
		add(cause.event().subject());
	}

	private synchronized void noteArrival() {
		this.arrived = this.clock.instant();
	}

	private synchronized void add(String id) {
		if (this.ids.size() < MOST_IN_HAND && this.ids.add(id)) {
			notifyAll();
		}
	}

	@Override
	public synchronized void start() {
		if (this.watcher == null) {
			this.watcher = Thread.ofPlatform().name("likeness").daemon().start(this::watch);
		}
	}

	@Override
	public void stop() {
		Thread started;
		synchronized (this) {
			started = this.watcher;
			this.watcher = null;
			notifyAll();
		}
		if (started != null) {
			try {
				started.join();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
	}

	@Override
	public synchronized boolean isRunning() {
		return this.watcher != null;
	}

	private synchronized boolean goesOn() {
		return this.watcher == Thread.currentThread();
	}

	/** Survives whatever happens: nobody would look again. */
	private void watch() {
		while (goesOn()) {
			try {
				sweep();
				boolean allDone = true;
				Set<String> some = take();
				int left = some.size();
				for (String id : some) {
					left--;
					allDone &= !goesOn() || look(id);
					rest(breath(left));
				}
				if (!allDone) {
					rest(SOON);
				}
				while (goesOn() && !this.likenesses.canLook()) {
					rest(SOON);
				}
			}
			catch (Throwable ex) {
				logger.warn("Cannot look what submissions are like, will try again: {}", ex.toString());
				rest(LEFT);
			}
		}
	}

	/** Answers with false when it has to be looked at again soon. */
	private boolean look(String id) {
		try {
			boolean done = this.likenesses.look(id);
			if (!done) {
				add(id);
			}
			return done;
		}
		catch (RuntimeException ex) {
			logger.warn("Cannot look what {} is like, will try again: {}", id, ex.toString());
			return true;
		}
	}

	private synchronized Duration breath(int left) {
		boolean late = left + this.ids.size() >= LATE;
		return (late && this.clock.instant().isBefore(this.arrived.plus(QUIET))) ? LONG_BREATH : BREATH;
	}

	private void sweep() {
		Instant now = this.clock.instant();
		if (now.isAfter(this.swept.plus(LEFT))) {
			this.swept = now;
			this.likenesses.waiting(now.minus(LEFT), MOST_AT_ONCE).forEach(this::add);
		}
	}

	private synchronized Set<String> take() {
		await(LEFT, true);
		Set<String> some = this.ids;
		this.ids = new LinkedHashSet<>();
		return some;
	}

	private synchronized void rest(Duration time) {
		await(time, false);
	}

	/** Until something is to be looked at, it ends, or for so long. */
	private void await(Duration time, boolean forSome) {
		long until = System.nanoTime() + time.toNanos();
		long left = time.toMillis();
		try {
			while (left > 0 && this.watcher == Thread.currentThread() && !(forSome && !this.ids.isEmpty())) {
				wait(left);
				left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
