package org.practicepress.embedded.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * How long who guesses has to wait. Who waits is where guesses come from, never an
 * account: nobody can keep its owner out by guessing. An account that is guessed at from
 * many places only leaves each of them fewer tries; the first of a place is always looked
 * at, and so is that of a browser which its owner has used before.
 */
final class Guesses {

	/** So many may be wrong before it takes longer. */
	static final int FREE = 5;

	/** An account at which so many were made is under attack. */
	static final int ATTACK = 30;

	static final Duration LONGEST = Duration.ofMinutes(15);

	/** After so long without another, it is as if nothing had been. */
	static final Duration FORGOTTEN = Duration.ofHours(1);

	/** So many places, and so many accounts; what was seen longest ago is forgotten. */
	private static final int MOST = 10_000;

	private final Map<String, Tries> places = bounded();

	private final Map<String, Tries> accounts = bounded();

	private final InstantSource clock;

	Guesses(InstantSource clock) {
		this.clock = clock;
	}

	/**
	 * Takes note of a try, which counts as wrong until it is told to be right: many at
	 * once are no way around.
	 * @param place where it comes from
	 * @param known whether its owner has used that browser before
	 * @param account whose account it is about
	 * @return how long to wait before trying; nothing when it may be looked at now
	 */
	synchronized Duration tried(String place, boolean known, String account) {
		Instant now = this.clock.instant();
		Tries here = recent(this.places, place, now);
		Tries there = recent(this.accounts, account, now);
		int free = (!known && there.wrong() >= ATTACK) ? 1 : FREE;
		Duration wait = wait(here, free, now);
		if (wait.isPositive()) {
			return wait;
		}
		this.places.put(place, new Tries(here.wrong() + 1, now));
		if (!known) {
			this.accounts.put(account, new Tries(there.wrong() + 1, now));
		}
		return Duration.ZERO;
	}

	/** The try was right. */
	synchronized void right(String place, boolean known, String account) {
		this.places.computeIfPresent(place, (key, tries) -> tries.less());
		if (!known) {
			this.accounts.computeIfPresent(account, (key, tries) -> tries.less());
		}
	}

	private static Duration wait(Tries here, int free, Instant now) {
		if (here.wrong() < free) {
			return Duration.ZERO;
		}
		int doubled = Math.min(here.wrong() - free, 10);
		Duration pause = Duration.ofSeconds(1L << doubled);
		Instant until = here.last().plus((pause.compareTo(LONGEST) < 0) ? pause : LONGEST);
		return now.isBefore(until) ? Duration.between(now, until) : Duration.ZERO;
	}

	private static Tries recent(Map<String, Tries> among, String key, Instant now) {
		@Nullable Tries tries = among.get(key);
		return (tries != null && now.isBefore(tries.last().plus(FORGOTTEN))) ? tries : new Tries(0, now);
	}

	private static Map<String, Tries> bounded() {
		return new LinkedHashMap<>(16, 0.75F, true) {

			private static final long serialVersionUID = 1L;

			@Override
			protected boolean removeEldestEntry(Map.Entry<String, Tries> eldest) {
				return size() > MOST;
			}

		};
	}

	/**
	 * Tries that were wrong.
	 *
	 * @param wrong how many
	 * @param last when the last was made
	 */
	private record Tries(int wrong, Instant last) {

		Tries less() {
			return new Tries(Math.max(0, this.wrong - 1), this.last);
		}

	}

}
