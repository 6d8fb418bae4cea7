package org.practicepress.review.webhook;

import org.practicepress.messaging.event.EventType;

/**
 * What this service hears of itself, to tell it on.
 */
public sealed interface WebhookEvent {

	/** The submission's short public code. */
	String reference();

	/** An editor has taken it. */
	@EventType("review.started.v1")
	record Started(String reference) implements WebhookEvent {
	}

	/** The contributor is asked for changes. */
	@EventType("review.changes-requested.v1")
	record ChangesRequested(String reference) implements WebhookEvent {
	}

	/** It shall become a factsheet. */
	@EventType("review.accepted.v1")
	record Accepted(String reference) implements WebhookEvent {
	}

	/** It will not become a factsheet. */
	@EventType("review.declined.v1")
	record Declined(String reference) implements WebhookEvent {
	}

	/** Another one goes on in its place. */
	@EventType("review.merged.v1")
	record Merged(String reference) implements WebhookEvent {
	}

}
