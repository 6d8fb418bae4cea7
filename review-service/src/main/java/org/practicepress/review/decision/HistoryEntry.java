package org.practicepress.review.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a submission.
 *
 * @param at when
 * @param what what happened
 * @param revision the revision it concerns; 0 for none
 * @param editor the editor who did it, or null when the contributor or a co-author did
 * @param message what was said to the contributor, why a form could not be read, to whom
 * it was handed over, why it is on hold or due on another day, or where its factsheet is
 * @param problems what was wrong with an incomplete form
 * @param messages what the contributor wrote without sending a form; with the first
 * readable form, all that was written before
 * @param day the day that was named; null for none
 * @param rule the rule by which it was assigned; null when somebody did
 * @param questions what was asked about single answers
 * @param replies what the contributor says to that
 * @param correction what was corrected in an answer; null for nothing
 * @param coauthorId the co-author who did it for the contributor, by what names them
 * among the contributors; null when the contributor did
 */
public record HistoryEntry(Instant at, What what, int revision, @Nullable String editor, @Nullable String message,
		List<Problem> problems, List<Message> messages, @Nullable LocalDate day, @Nullable String rule,
		@JsonInclude(JsonInclude.Include.NON_EMPTY) List<Question> questions,
		@JsonInclude(JsonInclude.Include.NON_EMPTY) List<Reply> replies,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable CorrectedAnswer correction, @Nullable String coauthorId) {

	/** Entries of earlier versions lack some of the lists. */
	public HistoryEntry {
		problems = List.copyOf(problems);
		messages = (messages != null) ? List.copyOf(messages) : List.of();
		questions = (questions != null) ? List.copyOf(questions) : List.of();
		replies = (replies != null) ? List.copyOf(replies) : List.of();
	}

	public HistoryEntry(Instant at, What what, int revision, @Nullable String editor, @Nullable String message,
			List<Problem> problems) {
		this(at, what, revision, editor, message, problems, List.of());
	}

	public HistoryEntry(Instant at, What what, int revision, @Nullable String editor, @Nullable String message,
			List<Problem> problems, List<Message> messages) {
		this(at, what, revision, editor, message, problems, messages, null, null);
	}

	public HistoryEntry(Instant at, What what, int revision, @Nullable String editor, @Nullable String message,
			List<Problem> problems, List<Message> messages, @Nullable LocalDate day, @Nullable String rule) {
		this(at, what, revision, editor, message, problems, messages, day, rule, List.of(), List.of(), null, null);
	}

	HistoryEntry asking(List<Question> questions) {
		return new HistoryEntry(this.at, this.what, this.revision, this.editor, this.message, this.problems,
				this.messages, this.day, this.rule, questions, this.replies, this.correction, this.coauthorId);
	}

	HistoryEntry correcting(CorrectedAnswer correction) {
		return new HistoryEntry(this.at, this.what, this.revision, this.editor, this.message, this.problems,
				this.messages, this.day, this.rule, this.questions, this.replies, correction, this.coauthorId);
	}

	/**
	 * The same with what the contributor says to questions at fields.
	 * @param replies their words
	 * @return the entry
	 */
	public HistoryEntry replying(List<Reply> replies) {
		return new HistoryEntry(this.at, this.what, this.revision, this.editor, this.message, this.problems,
				this.messages, this.day, this.rule, this.questions, replies, this.correction, this.coauthorId);
	}

	/**
	 * The same, done by a co-author.
	 * @param coauthor names them among the contributors; null when the contributor did it
	 * @return the entry
	 */
	public HistoryEntry by(@Nullable String coauthor) {
		return new HistoryEntry(this.at, this.what, this.revision, this.editor, this.message, this.problems,
				this.messages, this.day, this.rule, this.questions, this.replies, this.correction, coauthor);
	}

	/**
	 * What can happen.
	 */
	public enum What {

		/** The first readable form came. */
		RECEIVED("received"),

		/** A corrected form came. */
		REVISED("revised"),

		/** A corrected form came that lacks answers. */
		INCOMPLETE("incomplete"),

		/** A corrected form came that could not be read. */
		UNREADABLE("unreadable"),

		/** The contributor wrote without sending a form. */
		MESSAGE("message"),

		/** The contributor took the submission back. */
		WITHDRAWN("withdrawn"),

		/** The files that it came in are kept no longer. */
		ORIGINALS_REMOVED("originals-removed"),

		/** An editor took it. */
		STARTED("started"),

		/**
		 * It was given to an editor, who is named in the message: by a colleague or by a
		 * rule.
		 */
		ASSIGNED("assigned"),

		/** An editor handed it over to a colleague, who is named in the message. */
		HANDED_OVER("handed-over"),

		/** An editor gave it back to all. */
		RETURNED("returned"),

		/** It went back to all because its editor is away. */
		RETURNED_WHILE_AWAY("returned-while-away"),

		/** An editor put it on hold, for the reason in the message. */
		HELD("held"),

		/** It is not on hold any more: an editor said so, or else the day has come. */
		RESUMED("resumed"),

		/** An editor named another day by which it is to be decided. */
		DUE_MOVED("due-moved"),

		/** An editor corrected an answer. */
		CORRECTED("corrected"),

		/** An editor took a correction back. */
		CORRECTION_TAKEN_BACK("correction-taken-back"),

		/** An editor asked for changes. */
		CHANGES_REQUESTED("changes-requested"),

		/** An editor wrote to the contributor. */
		MESSAGE_WRITTEN("message-written"),

		/** What the contributor wrote needs no answer, an editor says. */
		LEFT_UNANSWERED("left-unanswered"),

		/** An editor accepted it. */
		ACCEPTED("accepted"),

		/** An editor declined it. */
		DECLINED("declined"),

		/** An editor merged it into another one. */
		MERGED("merged"),

		/**
		 * An editor asked for changes, and the letter was taken back before it went out.
		 */
		CHANGES_REQUESTED_NOT_SENT("changes-requested-not-sent"),

		/** An editor wrote, and the letter was taken back before it went out. */
		MESSAGE_NOT_SENT("message-not-sent"),

		/** An editor accepted it, and the letter was taken back before it went out. */
		ACCEPTED_NOT_SENT("accepted-not-sent"),

		/** An editor declined it, and the letter was taken back before it went out. */
		DECLINED_NOT_SENT("declined-not-sent"),

		/** An editor merged it, and the letter was taken back before it went out. */
		MERGED_NOT_SENT("merged-not-sent"),

		/** An editor took a letter back before it went out. */
		LETTER_TAKEN_BACK("letter-taken-back"),

		/** A factsheet was drafted from what was accepted. */
		DRAFTED("drafted"),

		/** An editor asked the contributor to look at the draft. */
		DRAFT_SHOWN("draft-shown"),

		/** The contributor says that the draft is fine. */
		DRAFT_APPROVED("draft-approved"),

		/** Its factsheet was published, where the message says. */
		PUBLISHED("published"),

		/** Its factsheet was withdrawn by the publisher. */
		TAKEN_BACK("taken-back");

		private final String code;

		What(String code) {
			this.code = code;
		}

		@JsonValue
		public String code() {
			return this.code;
		}

		/**
		 * Whether nobody waits for an answer any more once it has happened.
		 * @return true for what the contributor is told in an editor's name, and for what
		 * ends it
		 */
		boolean answers() {
			return switch (this) {
				case MESSAGE_WRITTEN, LEFT_UNANSWERED, CHANGES_REQUESTED, ACCEPTED, DECLINED, MERGED, WITHDRAWN -> true;
				case RECEIVED, REVISED, INCOMPLETE, UNREADABLE, MESSAGE, ORIGINALS_REMOVED, STARTED, HANDED_OVER,
						RETURNED, RETURNED_WHILE_AWAY, ASSIGNED, HELD, RESUMED, DUE_MOVED, CORRECTED,
						CORRECTION_TAKEN_BACK, DRAFTED, DRAFT_SHOWN, DRAFT_APPROVED, PUBLISHED, TAKEN_BACK,
						CHANGES_REQUESTED_NOT_SENT, MESSAGE_NOT_SENT, ACCEPTED_NOT_SENT, DECLINED_NOT_SENT,
						MERGED_NOT_SENT, LETTER_TAKEN_BACK ->
					false;
			};
		}

		/** Whether what was asked before is not asked any more. */
		boolean settles() {
			return this == ACCEPTED || this == DECLINED || this == MERGED || this == WITHDRAWN;
		}

		/**
		 * What it was when the letter that tells of it is taken back before it goes out.
		 * @return empty for what no letter with an editor's decision or words tells of
		 */
		Optional<What> notSent() {
			if (this == CHANGES_REQUESTED) {
				return Optional.of(CHANGES_REQUESTED_NOT_SENT);
			}
			if (this == MESSAGE_WRITTEN) {
				return Optional.of(MESSAGE_NOT_SENT);
			}
			if (this == ACCEPTED) {
				return Optional.of(ACCEPTED_NOT_SENT);
			}
			if (this == DECLINED) {
				return Optional.of(DECLINED_NOT_SENT);
			}
			return (this == MERGED) ? Optional.of(MERGED_NOT_SENT) : Optional.empty();
		}

		/**
		 * Finds one.
		 * @param code its public name
		 * @return empty when nothing is called so
		 */
		public static Optional<What> of(String code) {
			return Stream.of(values()).filter((what) -> what.code.equals(code)).findFirst();
		}

	}

}
