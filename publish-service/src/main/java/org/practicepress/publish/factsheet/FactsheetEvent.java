package org.practicepress.publish.factsheet;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.event.EventType;

/**
 * What happened to a factsheet, as the topic {@code factsheet.events} tells it. The
 * version in front is set when the event is written.
 */
public sealed interface FactsheetEvent {

	@EventType("factsheet.drafted.v1")
	record Drafted(String reference, String contributorId, String language, String title,
			FactsheetContent content) implements FactsheetEvent {
	}

	@EventType("factsheet.edited.v1")
	record Edited(String reference, String contributorId, String language, String title,
			FactsheetContent content) implements FactsheetEvent {
	}

	@EventType("factsheet.shown.v1")
	record Shown(String reference, String contributorId, String editor, String title,
			String path) implements FactsheetEvent {
	}

	@EventType("factsheet.published.v1")
	record Published(String reference, String contributorId, int number, String slug, String title, String summary,
			List<String> countries, String path, Instant publishedAt) implements FactsheetEvent {
	}

	@EventType("factsheet.withdrawn.v1")
	record Withdrawn(String reference, String contributorId, @Nullable Integer number,
			@Nullable String reason) implements FactsheetEvent {
	}

}
