package org.practicepress.messaging.broker;

/**
 * The broker does not answer, or not as asked. Whoever asked may ask again.
 */
public final class BrokerSilent extends RuntimeException {

	private static final long serialVersionUID = 1L;

	BrokerSilent(Throwable cause) {
		super("The broker does not answer: " + cause, cause);
	}

}
