package org.practicepress.intake.erasure;

import org.practicepress.messaging.event.EventType;

/**
 * What intake reads of {@code erasure.events}.
 */
sealed interface ErasureInboxEvent {

	/** An operator has a submission erased. */
	@EventType("erasure.requested.v1")
	record Requested(String reference, String operator) implements ErasureInboxEvent {

	}

}
