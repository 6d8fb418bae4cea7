package org.practicepress.publish.factsheet;

import org.practicepress.messaging.event.EventType;

/** What publishing hears of submissions: that one was taken back. */
sealed interface SubmissionEvent {

	@EventType("submission.withdrawn.v1")
	record Withdrawn(String reference, String contributorId) implements SubmissionEvent {
	}

}
