package org.practicepress.review.unsorted;

import org.practicepress.messaging.event.EventType;

/**
 * What the desk tells of mails that editors have sorted, on {@code sorting.events}. Why
 * one is dropped stays here.
 */
public sealed interface SortingEvent {

	/** A mail belongs to a submission. */
	@EventType("mail.assigned.v1")
	record Assigned(String submissionId, String reference, String editor) implements SortingEvent {
	}

	/** Who has written a mail is answered. */
	@EventType("mail.answered.v1")
	record Answered(String message, String editor) implements SortingEvent {

		/** Says no more than a log may. */
		@Override
		public String toString() {
			return "Answered[" + this.editor + "]";
		}

	}

	/** A mail is dropped. */
	@EventType("mail.dropped.v1")
	record Dropped(String editor) implements SortingEvent {
	}

}
