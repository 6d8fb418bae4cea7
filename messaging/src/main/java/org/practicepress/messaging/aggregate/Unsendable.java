package org.practicepress.messaging.aggregate;

/**
 * The broker will never take this event, however often it is tried.
 */
final class Unsendable extends RuntimeException {

	private static final long serialVersionUID = 1L;

	Unsendable(Throwable fault) {
		super(fault.getClass().getSimpleName() + ": " + fault.getMessage(), fault);
	}

}
