package org.practicepress.review.subscription;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Has digests told when they are due.
 */
@Component
class Digests {

	private static final Logger logger = LoggerFactory.getLogger(Digests.class);

	private static final int MOST_AT_ONCE = 200;

	private final Subscriptions subscriptions;

	Digests(Subscriptions subscriptions) {
		this.subscriptions = subscriptions;
	}

	/** Survives whatever happens: the next look finds what is left. */
	@Scheduled(fixedDelayString = "${practice-press.review.mails.look-every:1m}")
	void look() {
		try {
			this.subscriptions.due(MOST_AT_ONCE).forEach(this.subscriptions::look);
		}
		catch (Throwable ex) {
			logger.warn("Cannot look for digests, will try again: {}", ex.toString());
		}
	}

}
