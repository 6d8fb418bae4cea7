package org.practicepress.messaging.aggregate;

/**
 * A change would tell more in one event than the broker takes. Nothing of it was stored:
 * an event that can never leave would stand before all that follow.
 */
public final class EventTooLarge extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	EventTooLarge(String type, int bytes, long most) {
		super("%s has %,d bytes, and the broker takes %,d".formatted(type, bytes, most));
	}

}
