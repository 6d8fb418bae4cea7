package org.practicepress.intake.progress;

import java.util.List;

import org.practicepress.messaging.event.EventType;

/**
 * What intake reads of {@code likeness.events}.
 */
sealed interface LikenessInboxEvent {

	/** What a submission may be the same as has changed. */
	@EventType("likeness.found.v1")
	record Found(List<Other> alike) implements LikenessInboxEvent {

		public Found {
			alike = List.copyOf(alike);
		}

		/** Only what is published may be named to whoever has the link. */
		List<String> published() {
			return this.alike.stream().filter(Other::published).map(Other::submissionId).toList();
		}

	}

	/** One of those. */
	record Other(String submissionId, boolean published, boolean askedBefore) {

	}

}
