package org.practicepress.review.likeness;

import java.util.List;

import org.practicepress.messaging.event.EventType;

/**
 * What the desk tells of likeness, on {@code likeness.events}. Names submissions by ids
 * only.
 */
public sealed interface LikenessEvent {

	/**
	 * What a submission may be the same as has changed, of all that its contributor may
	 * know of.
	 *
	 * @param reference the submission's short public code
	 * @param contributorId who sent it
	 * @param revision the form that was looked at
	 * @param alike all there is now, the closest first; none when the form that was asked
	 * about has become another
	 */
	@EventType("likeness.found.v1")
	record Found(String reference, String contributorId, int revision, List<Other> alike) implements LikenessEvent {

		public Found {
			alike = List.copyOf(alike);
		}

	}

	/**
	 * What it may be the same as.
	 *
	 * @param submissionId its id
	 * @param published whether everybody can read it; otherwise it came from the same
	 * address
	 * @param askedBefore whether an earlier event has named it
	 */
	record Other(String submissionId, boolean published, boolean askedBefore) {
	}

}
