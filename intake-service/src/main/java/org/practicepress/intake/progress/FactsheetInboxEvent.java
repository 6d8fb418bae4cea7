package org.practicepress.intake.progress;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.event.EventType;

/**
 * What intake reads of {@code factsheet.events}.
 */
sealed interface FactsheetInboxEvent {

	/** The contributor is asked to look at its draft. */
	@EventType("factsheet.shown.v1")
	record Shown(String path) implements FactsheetInboxEvent {

	}

	/** A factsheet can be read by everybody. */
	@EventType("factsheet.published.v1")
	record Published(int number, String title, String summary, String path,
			Instant publishedAt) implements FactsheetInboxEvent {

	}

	/** It cannot any more. */
	@EventType("factsheet.withdrawn.v1")
	record Withdrawn(@Nullable String reason) implements FactsheetInboxEvent {

	}

}
