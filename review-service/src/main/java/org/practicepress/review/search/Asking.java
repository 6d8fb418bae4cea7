package org.practicepress.review.search;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import org.practicepress.pages.access.Editor;
import org.practicepress.review.queue.Reviews;

import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Understands what somebody looks for in the queue, as things stand now.
 */
@Component
public class Asking {

	private final Reviews reviews;

	private final Clock clock = Clock.systemUTC();

	Asking(Reviews reviews) {
		this.reviews = reviews;
	}

	/**
	 * What they look for.
	 * @param parameters the parameters of an address
	 * @param size how many to a page
	 * @param reader who looks
	 * @return what is looked for, as {@link Asked#of} understands it
	 */
	public Asked of(Map<String, List<String>> parameters, int size, Authentication reader) {
		return Asked.of(parameters, size, Editor.nameOf(reader), this.reviews.usual(), this.clock.instant());
	}

}
