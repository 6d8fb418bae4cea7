package org.practicepress.review.decision;

import java.time.LocalDate;

/**
 * What happens to a submission among those at the desk. Nobody else is told: to the
 * contributor it stays in review.
 */
public sealed interface Move {

	/** Who did it. */
	String editor();

	/** Taken by another after it was given back. */
	record TakenAgain(String editor) implements Move {
	}

	/** Given to a colleague. */
	record HandedOver(String editor, String to) implements Move {
	}

	/** Given to a colleague after it was given back. */
	record Assigned(String editor, String to) implements Move {
	}

	/** Given back to all. */
	record Returned(String editor) implements Move {
	}

	/** Gone back to all while its editor is away. */
	record ReturnedWhileAway(String editor) implements Move {
	}

	/** To be decided by another day. */
	record DueMoved(String editor, LocalDate day, String reason) implements Move {
	}

	/** What the contributor wrote needs no answer. */
	record LeftUnanswered(String editor) implements Move {
	}

}
