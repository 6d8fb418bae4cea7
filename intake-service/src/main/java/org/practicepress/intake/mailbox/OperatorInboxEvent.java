package org.practicepress.intake.mailbox;

import org.practicepress.messaging.event.EventType;

/**
 * What intake reads of {@code operator.events}.
 */
public sealed interface OperatorInboxEvent {

	/** Whose service is asked; others have theirs. */
	String kind();

	/** Who asks for it. */
	String operator();

	/** A mail is to be tried once more. */
	@EventType("retry.asked.v1")
	record RetryAsked(String kind, String operator) implements OperatorInboxEvent {
	}

	/** A mail is not to be tried any more. */
	@EventType("discard.asked.v1")
	record DiscardAsked(String kind, String operator) implements OperatorInboxEvent {
	}

}
