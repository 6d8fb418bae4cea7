package org.practicepress.notification.heard;

import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.event.EventType;

/**
 * What operators want, as far as it is about letters.
 */
public sealed interface OperatorEvent {

	/** Whose service is asked; others have theirs. */
	String kind();

	/** The letter's id; null when it is none. */
	@Nullable String letter();

	/** Who asks for it. */
	String operator();

	/** A letter is to be tried once more. */
	@EventType("retry.asked.v1")
	record RetryAsked(String kind, @Nullable String letter, String operator) implements OperatorEvent {
	}

	/** A letter is not to be tried any more. */
	@EventType("discard.asked.v1")
	record DiscardAsked(String kind, @Nullable String letter, String operator) implements OperatorEvent {
	}

}
