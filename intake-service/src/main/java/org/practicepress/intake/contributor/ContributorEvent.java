package org.practicepress.intake.contributor;

import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.event.EventType;

/**
 * What intake tells of a contributor, on {@code contributors}.
 */
public sealed interface ContributorEvent {

	/** All that is known of the contributor now. */
	@EventType("contributor.updated.v1")
	record Updated(@Nullable String name, @Nullable String email, @Nullable String role, @Nullable String organisation,
			@Nullable String organisationType, @Nullable String phone, String language, boolean mayShowContact,
			@Nullable String statusToken) implements ContributorEvent {
	}

}
