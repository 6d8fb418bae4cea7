package org.practicepress.notification.heard;

import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.event.CloudEvent;
import org.practicepress.messaging.event.EventType;
import org.practicepress.notification.conversation.Told;
import org.practicepress.notification.letter.Notice;

/**
 * What letters need of the publisher's events.
 */
public sealed interface FactsheetEvent {

	/** The submission's short public code. */
	String reference();

	/** Whom to write to. */
	String contributorId();

	/** A draft; the contributor hears of it when they are asked to look at it. */
	@EventType("factsheet.drafted.v1")
	record Drafted(String reference, String contributorId) implements FactsheetEvent {
	}

	/** A better draft; the contributor hears of it when they are asked to look at it. */
	@EventType("factsheet.edited.v1")
	record Edited(String reference, String contributorId) implements FactsheetEvent {
	}

	/** The contributor is asked to look at the draft. */
	@EventType("factsheet.shown.v1")
	record Shown(String reference, String contributorId, String editor, String title,
			String path) implements FactsheetEvent {
	}

	/** It is in the series. */
	@EventType("factsheet.published.v1")
	record Published(String reference, String contributorId, int number, String title,
			String path) implements FactsheetEvent {
	}

	/** It was taken down, or will never be published. */
	@EventType("factsheet.withdrawn.v1")
	record Withdrawn(String reference, String contributorId, @Nullable Integer number,
			@Nullable String reason) implements FactsheetEvent {
	}

	/**
	 * What it means for the conversation.
	 * @param event the event as it came
	 * @return what it tells; empty when there is nothing to write
	 */
	default Optional<Told> told(CloudEvent event) {
		return switch (this) {
			case Drafted drafted -> Optional.empty();
			case Edited edited -> Optional.empty();
			case Shown shown ->
				Optional.of(told(event, shown.title(), new Notice.DraftShown(shown.path(), shown.editor())));
			case Published published ->
				Optional.of(told(event, published.title(), new Notice.Published(published.number(), published.path())));
			case Withdrawn withdrawn ->
				Optional.of(told(event, null, new Notice.FactsheetWithdrawn(withdrawn.number(), withdrawn.reason())));
		};
	}

	private Told told(CloudEvent event, @Nullable String title, Notice notice) {
		return new Told(event.id(), event.time(), reference(), contributorId(), null, title, null, notice);
	}

}
