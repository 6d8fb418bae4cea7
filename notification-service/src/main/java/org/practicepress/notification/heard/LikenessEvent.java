package org.practicepress.notification.heard;

import java.util.List;

import org.practicepress.messaging.event.EventType;
import org.practicepress.notification.conversation.Alike;
import org.practicepress.notification.conversation.Likened;

/**
 * What letters need of what submissions are like.
 */
public sealed interface LikenessEvent {

	/**
	 * What it means for the conversation.
	 * @return what it tells
	 */
	Likened told();

	/** What a submission may be the same as has changed. */
	@EventType("likeness.found.v1")
	record Found(String reference, String contributorId, List<Other> alike) implements LikenessEvent {

		public Found {
			alike = List.copyOf(alike);
		}

		@Override
		public Likened told() {
			return new Likened(this.reference, this.contributorId, some(true), some(false));
		}

		private List<Alike> some(boolean askedBefore) {
			return this.alike.stream()
				.filter((other) -> other.askedBefore() == askedBefore)
				.map((other) -> new Alike(other.submissionId(), other.published()))
				.toList();
		}

	}

	/** One of those. */
	record Other(String submissionId, boolean published, boolean askedBefore) {
	}

}
