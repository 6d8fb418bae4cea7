package org.practicepress.messaging.inbox;

import java.util.function.Consumer;

/**
 * Carries what a handler threw to whoever decides what becomes of the event, together
 * with what is to be done should it be given up.
 */
final class UnhandledEvent extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient Incoming incoming;

	private final transient Consumer<Incoming> givenUp;

	UnhandledEvent(Incoming incoming, Consumer<Incoming> givenUp, RuntimeException cause) {
		super(cause);
		this.incoming = incoming;
		this.givenUp = givenUp;
	}

	/** To be called before the event is a dead letter; may be called again. */
	void giveUp() {
		this.givenUp.accept(this.incoming);
	}

}
