package org.practicepress.notification.heard;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.event.CloudEvent;
import org.practicepress.messaging.event.EventType;
import org.practicepress.notification.conversation.Told;
import org.practicepress.notification.letter.Notice;

/**
 * What letters need of intake's events about forms that were begun. Those told before the
 * link stood with the contributor tell it themselves.
 */
public sealed interface DraftEvent {

	/** Somebody wants a link to go on later. */
	@EventType("draft.saved.v1")
	record Saved(String reference, @Nullable String statusToken, String contributorId, @Nullable String title,
			Instant expiresAt) implements DraftEvent {
	}

	/**
	 * What it means for the conversation.
	 * @param event the event as it came
	 * @return what it tells
	 */
	default Told told(CloudEvent event) {
		return switch (this) {
			case Saved saved -> new Told(event.id(), event.time(), saved.reference(), saved.contributorId(),
					saved.statusToken(), saved.title(), null, new Notice.DraftSaved(saved.expiresAt()));
		};
	}

}
