package org.practicepress.messaging.event;

/**
 * Bytes that are not an event of ours. Trying again cannot help, so they go to the dead
 * letters at once.
 */
public final class MalformedEvent extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public MalformedEvent(String reason) {
		super(reason);
	}

	public MalformedEvent(String reason, Throwable cause) {
		super(reason, cause);
	}

}
