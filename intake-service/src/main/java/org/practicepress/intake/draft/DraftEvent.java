package org.practicepress.intake.draft;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.event.EventType;

/**
 * What intake tells of a draft, on {@code draft.events}.
 */
public sealed interface DraftEvent {

	/** Somebody wants a link to go on later. */
	@EventType("draft.saved.v1")
	record Saved(String reference, String contributorId, @Nullable String title,
			Instant expiresAt) implements DraftEvent {
	}

}
