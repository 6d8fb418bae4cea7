package org.practicepress.intake.contributor;

import org.practicepress.messaging.event.EventType;

/**
 * What intake reads of {@code addresses}.
 */
sealed interface AddressInboxEvent {

	/** An editor knows where mail reaches the contributor. */
	@EventType("address.corrected.v1")
	record Corrected(String email, String editor) implements AddressInboxEvent {

		/** Logs name nobody. */
		@Override
		public String toString() {
			return "Corrected by " + this.editor;
		}

	}

}
