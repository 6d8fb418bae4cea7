package org.practicepress.review.decision;

import org.jspecify.annotations.Nullable;

/**
 * What an editor may want. Carries the editor's words as they came; whether they will do
 * is part of the decision.
 */
public sealed interface ReviewCommand {

	/** Take the submission. */
	record Start() implements ReviewCommand {
	}

	/** Ask the contributor for changes. */
	record RequestChanges(@Nullable String message) implements ReviewCommand {
	}

	/** Accept it. */
	record Accept(@Nullable Category category, @Nullable String message) implements ReviewCommand {
	}

	/** Decline it. */
	record Decline(@Nullable String message) implements ReviewCommand {
	}

}
