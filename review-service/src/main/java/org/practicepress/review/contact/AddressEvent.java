package org.practicepress.review.contact;

import org.practicepress.messaging.event.EventType;

/**
 * What the desk tells of contributors' addresses, on {@code addresses}: a topic that
 * forgets.
 */
public sealed interface AddressEvent {

	/** An editor knows where mail reaches the contributor. */
	@EventType("address.corrected.v1")
	record Corrected(String reference, String email, String editor) implements AddressEvent {

		/** Logs name nobody. */
		@Override
		public String toString() {
			return "Corrected[" + this.reference + "]";
		}

	}

}
