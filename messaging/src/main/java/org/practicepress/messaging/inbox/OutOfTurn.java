package org.practicepress.messaging.inbox;

/**
 * An event whose turn has not come, because an earlier one of its subject is a dead
 * letter. Trying again does not help; it follows the other to the dead letters.
 */
final class OutOfTurn extends RuntimeException {

	private static final long serialVersionUID = 1L;

	OutOfTurn(long version, String subject) {
		super("waits for version " + version + " of " + subject + ", which is a dead letter; put that back first");
	}

}
