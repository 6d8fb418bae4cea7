package org.practicepress.embedded.junit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Goes on only when it is told to. */
public final class StoppedClock extends Clock {

	private volatile Instant now;

	/**
	 * A clock that stands.
	 * @param now where
	 */
	public StoppedClock(Instant now) {
		this.now = now;
	}

	/**
	 * Moves it.
	 * @param time how far, backwards when negative
	 */
	public void passes(Duration time) {
		this.now = this.now.plus(time);
	}

	@Override
	public Instant instant() {
		return this.now;
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		return this;
	}

}
