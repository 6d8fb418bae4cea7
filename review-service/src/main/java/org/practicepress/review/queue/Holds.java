package org.practicepress.review.queue;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Has what is on hold come back on its day.
 */
@Component
class Holds {

	private static final Logger logger = LoggerFactory.getLogger(Holds.class);

	private static final int MOST_AT_ONCE = 200;

	private final Reviews reviews;

	Holds(Reviews reviews) {
		this.reviews = reviews;
	}

	/** Survives whatever happens: the next look finds what is left. */
	@Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
	void look() {
		try {
			this.reviews.resume(LocalDate.now(ZoneOffset.UTC), MOST_AT_ONCE);
		}
		catch (Throwable ex) {
			logger.warn("Cannot look for what is on hold until today, will try again: {}", ex.toString());
		}
	}

}
