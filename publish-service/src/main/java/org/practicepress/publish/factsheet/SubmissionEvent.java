package org.practicepress.publish.factsheet;

import org.practicepress.messaging.event.EventType;
import org.practicepress.messaging.inbox.LastWord;

/** What publishing hears of submissions: that one was taken back, or is erased. */
sealed interface SubmissionEvent {

	@EventType("submission.erased.v1")
	record Erased() implements SubmissionEvent, LastWord {
	}

	@EventType("submission.withdrawn.v1")
	record Withdrawn(String reference, String contributorId) implements SubmissionEvent {
	}

}
