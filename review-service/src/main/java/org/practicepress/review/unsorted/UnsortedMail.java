package org.practicepress.review.unsorted;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.aggregate.Change;
import org.practicepress.messaging.claimcheck.ClaimCheck;

/**
 * A mail that intake could make nothing of. All methods are pure.
 *
 * @param id names it however often it is delivered
 * @param waits whether nobody has sorted it yet
 * @param reason why nobody could make anything of it
 * @param receivedAt when it came, to the second, because the store compares the times as
 * texts
 * @param subject its subject; null for none
 * @param original the mail as it came
 * @param text what its sender has written, as plain text; null for nothing
 * @param files what it has brought
 * @param reference the submission that its subject names, if there is such a one
 * @param submissionId the submission that it has begun, or that it answers
 * @param contributorId whose mail it is, if that is known
 * @param sorted what has become of it; null while it waits
 */
public record UnsortedMail(String id, boolean waits, String reason, Instant receivedAt, @Nullable String subject,
		ClaimCheck original, @Nullable ClaimCheck text, List<ClaimCheck> files, @Nullable String reference,
		@Nullable String submissionId, @Nullable String contributorId, @Nullable Sorted sorted) {

	/** In characters. */
	public static final int LONGEST_REASON = 500;

	/** In characters. */
	public static final int LONGEST_ANSWER = 10_000;

	/** What a program has sent, which nobody answers. */
	private static final String AUTOMATIC = "automatic";

	/** What settles itself once a form has come: then the words came with it. */
	private static final String NO_FORM = "no-form";

	public UnsortedMail {
		files = List.copyOf(files);
	}

	/**
	 * A mail has come.
	 * @param id names it
	 * @param event what intake tells of it
	 * @param atTheDesk whether the desk has the submission that it has begun by now
	 * @return the mail
	 */
	static UnsortedMail of(String id, MailEvent.Unsorted event, boolean atTheDesk) {
		UnsortedMail mail = new UnsortedMail(id, true, event.reason(),
				event.receivedAt().truncatedTo(ChronoUnit.SECONDS), event.subject(), event.original(), event.text(),
				event.files(), event.reference(), event.submissionId(), event.contributorId(), null);
		return atTheDesk ? mail.arrived(event.receivedAt()) : mail;
	}

	/** Whether there is anything in it that could be put to a submission. */
	public boolean bringsSomething() {
		return this.text != null || !this.files.isEmpty();
	}

	/**
	 * Whether a person has written it: nobody answers programs.
	 * @return true as far as is known
	 */
	boolean isByAPerson() {
		return !this.reason.equals(AUTOMATIC);
	}

	/**
	 * The submission that it has begun has come to the desk, and with it the words.
	 * @param at when
	 * @return the mail, which is settled by that, if it is
	 */
	UnsortedMail arrived(Instant at) {
		return (this.waits && this.reason.equals(NO_FORM)) ? with(new Sorted(What.ARRIVED, null, at, null, null, null))
				: this;
	}

	/**
	 * An editor puts it to a submission.
	 * @param to the submission's id
	 * @param name its short public code
	 * @param editor who
	 * @param at when
	 * @return what follows; null when it is sorted already
	 */
	@Nullable Change<UnsortedMail, SortingEvent> assigned(String to, String name, String editor, Instant at) {
		return this.waits ? Change.of(with(new Sorted(What.ASSIGNED, editor, at, to, name, null)),
				new SortingEvent.Assigned(to, name, editor)) : null;
	}

	/**
	 * An editor answers who has written it.
	 * @param message the editor's words
	 * @param editor who
	 * @param at when
	 * @return what follows; null when it is sorted already
	 */
	@Nullable Change<UnsortedMail, SortingEvent> answered(String message, String editor, Instant at) {
		return this.waits ? Change.of(with(new Sorted(What.ANSWERED, editor, at, null, null, message)),
				new SortingEvent.Answered(message, editor)) : null;
	}

	/**
	 * An editor drops it.
	 * @param why the editor's words
	 * @param editor who
	 * @param at when
	 * @return what follows; null when it is sorted already
	 */
	@Nullable Change<UnsortedMail, SortingEvent> dropped(String why, String editor, Instant at) {
		return this.waits ? Change.of(with(new Sorted(What.DROPPED, editor, at, null, null, why)),
				new SortingEvent.Dropped(editor)) : null;
	}

	private UnsortedMail with(Sorted done) {
		return new UnsortedMail(this.id, false, this.reason, this.receivedAt, this.subject, this.original, this.text,
				this.files, this.reference, this.submissionId, this.contributorId, new Sorted(done.what, done.by,
						done.at.truncatedTo(ChronoUnit.SECONDS), done.submissionId, done.reference, done.why));
	}

	/** All its files, the mail itself among them. */
	public Stream<ClaimCheck> all() {
		return Stream.of(Stream.of(this.original), Stream.ofNullable(this.text), this.files.stream())
			.flatMap((each) -> each);
	}

	/** Says no more than a log may. */
	@Override
	public String toString() {
		return "UnsortedMail[" + this.id + ", " + this.reason + "]";
	}

	/**
	 * What has become of a mail.
	 *
	 * @param what what
	 * @param by the editor; null where nobody had to
	 * @param at when
	 * @param submissionId the submission it was put to
	 * @param reference the same by its short public code
	 * @param why why it was dropped, or what it was answered
	 */
	public record Sorted(What what, @Nullable String by, Instant at, @Nullable String submissionId,
			@Nullable String reference, @Nullable String why) {
	}

	/** What may become of a mail. */
	public enum What {

		/** It was put to a submission. */
		ASSIGNED,

		/** Who has written it was answered. */
		ANSWERED,

		/** It was dropped. */
		DROPPED,

		/** Its sender has sent the form since. */
		ARRIVED;

		/**
		 * Its name in the store, in JSON and among the words of the pages.
		 * @return such as {@code assigned}
		 */
		@JsonValue
		public String code() {
			return name().toLowerCase(Locale.ROOT);
		}

		@JsonCreator
		static What of(String code) {
			return valueOf(code.toUpperCase(Locale.ROOT));
		}

	}

	/** Why a mail is not sorted as somebody wants. */
	public enum Refusal {

		/** There is none, or it is kept no longer. */
		UNKNOWN("There is no such mail."),

		/** A colleague was faster, or its sender has sent the form. */
		SORTED("It is sorted already."),

		/** No submission at the desk is called so. */
		NO_SUBMISSION("No submission at the desk has this reference."),

		/** Nothing is taken for it any more, and there are no words for its history. */
		CLOSED("That submission takes no files any more, and there are no words in the mail."),

		/** There is nothing to put anywhere. */
		NOTHING_IN_IT("There is nothing in it that could be put to a submission."),

		/** No mail reaches who has written it, or a program has. */
		NOBODY_TO_ANSWER("Nobody can be written to: no mail reaches who has written it, or a program has."),

		/** There is no answer. */
		ANSWER_MISSING("Write an answer."),

		/** It is longer than anybody reads. */
		ANSWER_TOO_LONG("The answer is too long."),

		/** Nobody says why. */
		REASON_MISSING("Say why it is dropped."),

		/** It is longer than anybody reads. */
		REASON_TOO_LONG("The reason is too long.");

		private final String sentence;

		Refusal(String sentence) {
			this.sentence = sentence;
		}

		/**
		 * What is wrong, for whoever writes or calls a program.
		 * @return a sentence
		 */
		public String sentence() {
			return this.sentence;
		}

		/**
		 * Its name in JSON and among the words of the pages.
		 * @return such as {@code no-submission}
		 */
		public String code() {
			return name().toLowerCase(Locale.ROOT).replace('_', '-');
		}

		/**
		 * Whether whoever asks can mend it.
		 * @return false when it is as it is
		 */
		public boolean isOfTheWords() {
			return this == NO_SUBMISSION || this == CLOSED || this == REASON_MISSING || this == REASON_TOO_LONG
					|| this == ANSWER_MISSING || this == ANSWER_TOO_LONG;
		}

		static Optional<Refusal> ofAnswer(String message) {
			if (message.isBlank()) {
				return Optional.of(ANSWER_MISSING);
			}
			return (message.length() > LONGEST_ANSWER) ? Optional.of(ANSWER_TOO_LONG) : Optional.empty();
		}

		static Optional<Refusal> ofReason(String why) {
			if (why.isBlank()) {
				return Optional.of(REASON_MISSING);
			}
			return (why.strip().length() > LONGEST_REASON) ? Optional.of(REASON_TOO_LONG) : Optional.empty();
		}

	}

}
