package org.practicepress.review.submission;

import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.event.EventType;

/**
 * What the desk reads of publish's events: what has become of what was accepted.
 */
public sealed interface FactsheetEvent {

	/** The submission's short public code. */
	String reference();

	/** A factsheet was drafted. */
	@EventType("factsheet.drafted.v1")
	record Drafted(String reference) implements FactsheetEvent {
	}

	/**
	 * The contributor is asked to look at the draft.
	 *
	 * @param reference the submission's short public code
	 * @param editor who asks
	 */
	@EventType("factsheet.shown.v1")
	record Shown(String reference, String editor) implements FactsheetEvent {
	}

	/**
	 * It is part of the series now, or a later version of it is.
	 *
	 * @param reference the submission's short public code
	 * @param path where on the site it is
	 */
	@EventType("factsheet.published.v1")
	record Published(String reference, String path) implements FactsheetEvent {
	}

	/**
	 * It was taken back by the publisher.
	 *
	 * @param reference the submission's short public code
	 * @param reason why, as told to all
	 */
	@EventType("factsheet.withdrawn.v1")
	record TakenBack(String reference, @Nullable String reason) implements FactsheetEvent {
	}

}
