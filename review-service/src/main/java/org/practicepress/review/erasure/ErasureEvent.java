package org.practicepress.review.erasure;

import org.practicepress.messaging.event.EventType;

/**
 * What the desk tells of erasures, on {@code erasure.events}. The reason stays here.
 */
public sealed interface ErasureEvent {

	/** An operator has a submission erased. */
	@EventType("erasure.requested.v1")
	record Requested(String reference, String operator) implements ErasureEvent {
	}

}
