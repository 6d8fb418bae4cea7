package org.practicepress.review.operations;

import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.event.EventType;

/**
 * What the desk tells of what operators want, on {@code operator.events}. Why stays here.
 */
public sealed interface OperatorEvent {

	/** A letter or a mail is to be tried once more. */
	@EventType("retry.asked.v1")
	record RetryAsked(Trouble.Kind kind, @Nullable String letter, String operator) implements OperatorEvent {
	}

	/** A letter or a mail is settled in another way. */
	@EventType("discard.asked.v1")
	record DiscardAsked(Trouble.Kind kind, @Nullable String letter, String operator) implements OperatorEvent {
	}

}
