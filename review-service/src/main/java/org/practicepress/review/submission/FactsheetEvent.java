package org.practicepress.review.submission;

import org.practicepress.messaging.event.EventType;

/**
 * What the desk reads of publish's events: that it has begun on what was accepted.
 */
public sealed interface FactsheetEvent {

	/** A factsheet was drafted. */
	@EventType("factsheet.drafted.v1")
	record Drafted(String reference) implements FactsheetEvent {
	}

}
