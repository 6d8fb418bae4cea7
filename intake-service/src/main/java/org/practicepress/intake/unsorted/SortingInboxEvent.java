package org.practicepress.intake.unsorted;

import org.practicepress.messaging.event.EventType;

/**
 * What intake reads of {@code sorting.events}.
 */
public sealed interface SortingInboxEvent {

	/** Who has said so. */
	String editor();

	/** A mail belongs to a submission. */
	@EventType("mail.assigned.v1")
	record Assigned(String submissionId, String editor) implements SortingInboxEvent {
	}

	/** Who has written a mail is answered. */
	@EventType("mail.answered.v1")
	record Answered(String message, String editor) implements SortingInboxEvent {
	}

	/** A mail is dropped. */
	@EventType("mail.dropped.v1")
	record Dropped(String editor) implements SortingInboxEvent {
	}

}
