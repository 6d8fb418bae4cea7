package org.practicepress.review.search;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * How long ago a submission came.
 */
public enum Age {

	/** Less than seven days. */
	WEEK(0, 7),

	/** From seven to thirty days. */
	MONTH(7, 30),

	/** From thirty to ninety days. */
	QUARTER(30, 90),

	/** Ninety days or more. */
	OLDER(90, 36_500);

	private final Duration least;

	private final Duration most;

	Age(int leastDays, int mostDays) {
		this.least = Duration.ofDays(leastDays);
		this.most = Duration.ofDays(mostDays);
	}

	public String code() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** The first moment of it; later is younger. */
	long firstMillis(Instant now) {
		return now.minus(this.most).toEpochMilli() + 1;
	}

	/**
	 * The last moment of it. What another clock thinks is still to come has just come.
	 */
	long lastMillis(Instant now) {
		return (this == WEEK) ? Long.MAX_VALUE : now.minus(this.least).toEpochMilli();
	}

	/**
	 * Finds an age.
	 * @param code its name
	 * @return empty when none is called so
	 */
	public static Optional<Age> of(String code) {
		for (Age age : values()) {
			if (age.code().equals(code)) {
				return Optional.of(age);
			}
		}
		return Optional.empty();
	}

}
