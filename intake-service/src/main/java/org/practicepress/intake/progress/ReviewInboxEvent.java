package org.practicepress.intake.progress;

import org.practicepress.messaging.event.EventType;

/**
 * What intake reads of {@code review.events}.
 */
sealed interface ReviewInboxEvent {

	/** The revision of the submission it is about. */
	int revision();

	/** An editor has taken it. */
	@EventType("review.started.v1")
	record Started(int revision) implements ReviewInboxEvent {

	}

	/** The editor asks for a corrected form. */
	@EventType("review.changes-requested.v1")
	record ChangesRequested(int revision) implements ReviewInboxEvent {

	}

	/** The editor has accepted it. */
	@EventType("review.accepted.v1")
	record Accepted(int revision) implements ReviewInboxEvent {

	}

	/** The editor has declined it. */
	@EventType("review.declined.v1")
	record Declined(int revision) implements ReviewInboxEvent {

	}

}
