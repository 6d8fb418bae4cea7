package org.practicepress.review.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.claimcheck.ClaimCheck;
import org.practicepress.messaging.event.EventType;

/**
 * What the desk tells the others. A released type never changes; contact data are never
 * in it, the contributor is named by id only.
 */
public sealed interface ReviewEvent {

	/** The submission's short public code. */
	String reference();

	/** Who sent it. */
	String contributorId();

	/** The form the editor had before them. */
	int revision();

	/** Who decided; null when time did. */
	@Nullable String editor();

	/**
	 * An editor has taken the submission, or it was given to them: by a colleague, or by
	 * a rule.
	 */
	@EventType("review.started.v1")
	record Started(String reference, String contributorId, int revision, String editor, @Nullable String assignedBy,
			@Nullable String rule) implements ReviewEvent {

		public Started(String reference, String contributorId, int revision, String editor) {
			this(reference, contributorId, revision, editor, null, null);
		}

	}

	/** The contributor is asked for changes. */
	@EventType("review.changes-requested.v1")
	record ChangesRequested(String reference, String contributorId, int revision, String editor, String message,
			@JsonInclude(JsonInclude.Include.NON_EMPTY) List<Question> questions,
			@JsonInclude(JsonInclude.Include.NON_EMPTY) List<CorrectedAnswer> corrections) implements ReviewEvent {

		public ChangesRequested {
			questions = (questions != null) ? List.copyOf(questions) : List.of();
			corrections = (corrections != null) ? List.copyOf(corrections) : List.of();
		}

	}

	/** The practice will not become a factsheet. */
	@EventType("review.declined.v1")
	record Declined(String reference, String contributorId, int revision, String editor, String message,
			@JsonInclude(JsonInclude.Include.NON_EMPTY) List<CorrectedAnswer> corrections) implements ReviewEvent {

		public Declined {
			corrections = (corrections != null) ? List.copyOf(corrections) : List.of();
		}

	}

	/**
	 * An editor has corrected one answer a little, or has taken that back. The
	 * contributor is told with the next letter. Of several at a field the latest counts.
	 *
	 * @param field the key of the form's field
	 * @param own the contributor's own words
	 * @param text what stands for them now; null when they stand again
	 * @param title what the practice is called now
	 */
	@EventType("review.corrected.v1")
	record Corrected(String reference, String contributorId, int revision, String editor, String field, String own,
			@Nullable String text, String title) implements ReviewEvent {
	}

	/**
	 * Another submission goes on in its place.
	 *
	 * @param reference the submission's short public code
	 * @param contributorId who sent it
	 * @param revision the form the editor had before them
	 * @param editor who decided
	 * @param message what the contributor is told
	 * @param mergedInto the id of the other
	 * @param mayBeNamed whether a letter to the contributor may say which one it is: it
	 * is published, or came from the same address
	 * @param factsheet where on the site the other one is published; null when it is not
	 */
	@EventType("review.merged.v1")
	record Merged(String reference, String contributorId, int revision, String editor, String message,
			String mergedInto, boolean mayBeNamed, @Nullable String factsheet) implements ReviewEvent {
	}

	/**
	 * It rests, while the contributor still sees it in review. The reason is for those at
	 * the desk. The rest ends when it is resumed, and with any other decision.
	 */
	@EventType("review.held.v1")
	record Held(String reference, String contributorId, int revision, String editor, String reason,
			@Nullable LocalDate until) implements ReviewEvent {
	}

	/** It does not rest any more. Without an editor: the day has come. */
	@EventType("review.resumed.v1")
	record Resumed(String reference, String contributorId, int revision,
			@Nullable String editor) implements ReviewEvent {
	}

	/** The contributor is written to, and nothing else changes. */
	@EventType("review.message-written.v1")
	record MessageWritten(String reference, String contributorId, int revision, String editor, String message,
			@JsonInclude(JsonInclude.Include.NON_EMPTY) List<CorrectedAnswer> corrections) implements ReviewEvent {

		public MessageWritten {
			corrections = (corrections != null) ? List.copyOf(corrections) : List.of();
		}

	}

	/** The practice shall become a factsheet; carries all that one needs for it. */
	@EventType("review.accepted.v1")
	record Accepted(String reference, String contributorId, int revision, String editor, Category category,
			@Nullable String message, String title, int formVersion, String formLanguage,
			@Nullable String answersLanguage, Map<String, List<String>> answers, List<Photo> photos,
			List<ClaimCheck> documents, @JsonInclude(JsonInclude.Include.NON_EMPTY) List<CorrectedAnswer> corrections,
			Instant acceptedAt) implements ReviewEvent {

		public Accepted {
			answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
			photos = List.copyOf(photos);
			documents = List.copyOf(documents);
			corrections = (corrections != null) ? List.copyOf(corrections) : List.of();
		}

	}

}
