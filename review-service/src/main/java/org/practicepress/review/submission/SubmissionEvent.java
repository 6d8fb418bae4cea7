package org.practicepress.review.submission;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.claimcheck.ClaimCheck;
import org.practicepress.messaging.event.EventType;
import org.practicepress.messaging.inbox.LastWord;
import org.practicepress.review.decision.Facsimile;
import org.practicepress.review.decision.Message;
import org.practicepress.review.decision.Photo;
import org.practicepress.review.decision.Problem;
import org.practicepress.review.decision.RefusedCorrection;
import org.practicepress.review.decision.Reply;

/**
 * What the desk reads of intake's events. The secret link and the mail thread are not
 * among it: nobody here needs them.
 */
public sealed interface SubmissionEvent {

	/** The submission's short public code. */
	String reference();

	/** A form that could be read and has every required answer. */
	sealed interface Form {

		String reference();

		int revision();

		String contributorId();

		String channel();

		int formVersion();

		String formLanguage();

		@Nullable String answersLanguage();

		String title();

		Map<String, List<String>> answers();

		/** How each answer was found; null when intake does not tell. */
		@Nullable Map<String, String> found();

		/** What was written where an answer says something else; null when not told. */
		@Nullable Map<String, String> written();

		List<Problem> problems();

		ClaimCheck original();

		List<Photo> photos();

		List<ClaimCheck> documents();

		/** What the pages look like; null when nothing needs comparing. */
		@Nullable Facsimile facsimile();

		/** What the contributor says to questions at fields. */
		default List<Reply> replies() {
			return List.of();
		}

		/** What editors had corrected, and they want their own words for. */
		default List<RefusedCorrection> refused() {
			return List.of();
		}

		/** What the contributor wrote before it. */
		default List<Message> messages() {
			return List.of();
		}

		Instant receivedAt();

		/**
		 * The co-author who has sent it, by what names them among the contributors; null
		 * when the contributor has.
		 */
		@Nullable String coauthorId();

	}

	/** The first form of a submission. */
	@EventType("submission.received.v1")
	record Received(String reference, int revision, String contributorId, String channel, int formVersion,
			String formLanguage, @Nullable String answersLanguage, String title, Map<String, List<String>> answers,
			@Nullable Map<String, String> found, @Nullable Map<String, String> written, List<Problem> problems,
			ClaimCheck original, List<Photo> photos, List<ClaimCheck> documents, @Nullable Facsimile facsimile,
			@JsonInclude(JsonInclude.Include.NON_EMPTY) List<Message> messages, Instant receivedAt,
			@Nullable String coauthorId) implements SubmissionEvent, Form {

		public Received {
			messages = listed(messages);
			answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
			problems = listed(problems);
			photos = listed(photos);
			documents = listed(documents);
		}

	}

	/** A corrected form, or the first readable one after others that were not. */
	@EventType("submission.revised.v1")
	record Revised(String reference, int revision, String contributorId, String channel, int formVersion,
			String formLanguage, @Nullable String answersLanguage, String title, Map<String, List<String>> answers,
			@Nullable Map<String, String> found, @Nullable Map<String, String> written, List<Problem> problems,
			ClaimCheck original, List<Photo> photos, List<ClaimCheck> documents, @Nullable Facsimile facsimile,
			@JsonInclude(JsonInclude.Include.NON_EMPTY) List<Reply> replies,
			@JsonInclude(JsonInclude.Include.NON_EMPTY) List<RefusedCorrection> refused, Instant receivedAt,
			@Nullable String coauthorId) implements SubmissionEvent, Form {

		public Revised {
			replies = listed(replies);
			refused = listed(refused);
			answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
			problems = listed(problems);
			photos = listed(photos);
			documents = listed(documents);
		}

	}

	/** A form that lacks required answers. */
	@EventType("submission.incomplete.v1")
	record Incomplete(String reference, int revision, List<Problem> problems,
			@Nullable String coauthorId) implements SubmissionEvent {

		public Incomplete {
			problems = listed(problems);
		}

	}

	/** A file that could not be read as a form. */
	@EventType("submission.unreadable.v1")
	record Unreadable(String reference, int revision, String reason,
			@Nullable String coauthorId) implements SubmissionEvent {
	}

	/**
	 * Words without a form.
	 *
	 * @param reference the submission's short public code
	 * @param text the words
	 * @param channel how they came
	 * @param receivedAt when
	 * @param likeness whether they answer the question whether it is the same as another;
	 * null when they do not
	 */
	@EventType("submission.message-received.v1")
	record MessageReceived(String reference, ClaimCheck text, String channel, Instant receivedAt,
			@Nullable Boolean likeness, @Nullable String coauthorId) implements SubmissionEvent {

		/**
		 * Whether they answer the question whether it is the same as another.
		 * @return true if so
		 */
		public boolean answersLikeness() {
			return Boolean.TRUE.equals(this.likeness);
		}

	}

	/** The contributor says that the draft of the factsheet is fine. */
	@EventType("submission.draft-approved.v1")
	record DraftApproved(String reference) implements SubmissionEvent {
	}

	/** All of it is erased. */
	@EventType("submission.erased.v1")
	record Erased(String reference) implements SubmissionEvent, LastWord {
	}

	/** The files that it came in are kept no longer. */
	@EventType("submission.originals-removed.v1")
	record OriginalsRemoved(String reference) implements SubmissionEvent {
	}

	/** The contributor has taken it back. */
	@EventType("submission.withdrawn.v1")
	record Withdrawn(String reference) implements SubmissionEvent {
	}

	private static <T> List<T> listed(@Nullable List<T> list) {
		return (list != null) ? List.copyOf(list) : List.of();
	}

}
