package org.practicepress.intake.progress;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.event.EventType;

/**
 * What intake reads of {@code review.events}: the revision of the submission it is about,
 * and what the editor wrote to the contributor.
 */
sealed interface ReviewInboxEvent {

	/** An editor has taken it. */
	@EventType("review.started.v1")
	record Started(int revision) implements ReviewInboxEvent {

	}

	/** The editor asks for a corrected form. */
	@EventType("review.changes-requested.v1")
	record ChangesRequested(int revision, String message,
			@JsonInclude(JsonInclude.Include.NON_EMPTY) List<Asked> questions) implements ReviewInboxEvent {

		public ChangesRequested {
			questions = (questions != null) ? List.copyOf(questions) : List.of();
		}

		/** What the editor asks about one answer. */
		record Asked(String field, String question) {

		}

	}

	/** The editor has accepted it. */
	@EventType("review.accepted.v1")
	record Accepted(int revision, @Nullable String message) implements ReviewInboxEvent {

	}

	/** An editor has something to say. */
	@EventType("review.message-written.v1")
	record MessageWritten(String message) implements ReviewInboxEvent {

	}

	/** Another one goes on in its place. */
	@EventType("review.merged.v1")
	record Merged(String message, String mergedInto) implements ReviewInboxEvent {

	}

	/** An editor has corrected an answer a little, or taken that back. */
	@EventType("review.corrected.v1")
	record Corrected(String field, String own, @Nullable String text) implements ReviewInboxEvent {

	}

	/** The editor has declined it. */
	@EventType("review.declined.v1")
	record Declined(int revision, String message) implements ReviewInboxEvent {

	}

}
