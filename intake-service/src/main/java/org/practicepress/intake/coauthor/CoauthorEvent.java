package org.practicepress.intake.coauthor;

import org.practicepress.messaging.event.EventType;

/**
 * What intake tells of co-authors, on {@code mail.events}. Where mail reaches them stands
 * on {@code contributors} alone, under their own id.
 */
public sealed interface CoauthorEvent {

	/** Somebody is asked whether they write for a submission. */
	@EventType("coauthor.asked.v1")
	record Asked(String reference, String contributorId, String path) implements CoauthorEvent {
	}

	/** The mail that asks them does not get there: the contributor is told so. */
	@EventType("coauthor.unreached.v1")
	record Unreached(String reference, String submissionId, String contributorId) implements CoauthorEvent {
	}

}
