package org.practicepress.intake.submission;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.claimcheck.ClaimCheck;
import org.practicepress.messaging.event.EventType;
import org.practicepress.reader.result.FoundBy;

/**
 * What intake tells of a submission. The first goes to {@code document.events}, the
 * others to {@code submission.events}.
 */
public sealed interface SubmissionEvent {

	/** Files have arrived; they have not been read. */
	@EventType("document.received.v1")
	record DocumentReceived(int revision, Channel channel, List<ClaimCheck> files, String contributorId,
			@Nullable MailThread thread) implements SubmissionEvent {
	}

	/** Files are read later, apart from the others. */
	@EventType("document.postponed.v1")
	record DocumentPostponed(int revision, Channel channel, List<ClaimCheck> files) implements SubmissionEvent {
	}

	/** A complete form. */
	@EventType("submission.received.v1")
	record Received(int revision, String reference, String contributorId, Channel channel, int formVersion,
			String formLanguage, String answersLanguage, String title, Map<String, List<String>> answers,
			Map<String, FoundBy> found, Map<String, String> written, List<Problem> problems, ClaimCheck original,
			List<Photo> photos, List<ClaimCheck> documents, @Nullable Facsimile facsimile, List<Message> messages,
			Instant receivedAt, @Nullable MailThread thread, @Nullable String coauthorId) implements SubmissionEvent {
	}

	/** A complete form that replaces a complete one. */
	@EventType("submission.revised.v1")
	record Revised(int revision, String reference, String contributorId, Channel channel, int formVersion,
			String formLanguage, String answersLanguage, String title, Map<String, List<String>> answers,
			Map<String, FoundBy> found, Map<String, String> written, List<Problem> problems, ClaimCheck original,
			List<Photo> photos, List<ClaimCheck> documents, @Nullable Facsimile facsimile,
			@JsonInclude(JsonInclude.Include.NON_EMPTY) List<Reply> replies,
			@JsonInclude(JsonInclude.Include.NON_EMPTY) List<Refused> refused, Instant receivedAt,
			@Nullable MailThread thread, @Nullable String coauthorId) implements SubmissionEvent {

		public Revised {
			replies = (replies != null) ? List.copyOf(replies) : List.of();
			refused = (refused != null) ? List.copyOf(refused) : List.of();
		}

	}

	/** A form that lacks something. */
	@EventType("submission.incomplete.v1")
	record Incomplete(int revision, String reference, String contributorId, @Nullable String title, String formLanguage,
			Map<String, List<String>> answers, Map<String, FoundBy> found, Map<String, String> written,
			List<Problem> problems, ClaimCheck original, @Nullable MailThread thread,
			@Nullable String coauthorId) implements SubmissionEvent {
	}

	/** Nothing that can be read as the form. */
	@EventType("submission.unreadable.v1")
	record Unreadable(int revision, String reference, String contributorId, UnreadableReason reason,
			@Nullable String instead, @Nullable String fileName, @Nullable MailThread thread,
			@Nullable String coauthorId) implements SubmissionEvent {
	}

	/**
	 * Words for the editors. Quiet are those after which nobody is written to: a letter
	 * about the files they came with follows, or an editor has put them there. Likeness:
	 * they say why it is another practice.
	 */
	@EventType("submission.message-received.v1")
	record MessageReceived(String reference, String contributorId, Channel channel, ClaimCheck text, Instant receivedAt,
			@Nullable MailThread thread, @Nullable Boolean quiet, @Nullable Boolean likeness,
			@Nullable String coauthorId) implements SubmissionEvent {
	}

	/** An editor has answered a mail that nobody could make anything of. */
	@EventType("submission.mail-answered.v1")
	record MailAnswered(String reference, String contributorId, String message, String editor,
			MailThread thread) implements SubmissionEvent {
	}

	/** Files that were taken cannot be read for a fault of ours; they will be, later. */
	@EventType("submission.delayed.v1")
	record Delayed(int revision, String reference, String contributorId,
			@Nullable MailThread thread) implements SubmissionEvent {
	}

	/** Somebody with the link wants everything erased; the contributor is asked. */
	@EventType("submission.erasure-asked.v1")
	record ErasureAsked(String reference, String contributorId, String key,
			Instant expiresAt) implements SubmissionEvent {
	}

	/** All of it is erased; nothing is told afterwards. */
	@EventType("submission.erased.v1")
	record Erased(String reference, String contributorId) implements SubmissionEvent {
	}

	/** The files that it came in are kept no longer: what is published stands without. */
	@EventType("submission.originals-removed.v1")
	record OriginalsRemoved(String reference, String contributorId) implements SubmissionEvent {
	}

	/** The contributor has looked at the draft of the factsheet and says it is fine. */
	@EventType("submission.draft-approved.v1")
	record DraftApproved(String reference, String contributorId) implements SubmissionEvent {
	}

	/** The contributor has taken it back. */
	@EventType("submission.withdrawn.v1")
	record Withdrawn(String reference, String contributorId) implements SubmissionEvent {
	}

}
