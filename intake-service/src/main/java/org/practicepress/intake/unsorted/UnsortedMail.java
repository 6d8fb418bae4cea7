package org.practicepress.intake.unsorted;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;
import org.practicepress.intake.submission.Arrival;
import org.practicepress.intake.submission.Channel;
import org.practicepress.intake.submission.MailThread;
import org.practicepress.intake.submission.Message;
import org.practicepress.intake.submission.Submission;
import org.practicepress.intake.submission.SubmissionEvent;
import org.practicepress.messaging.aggregate.Change;
import org.practicepress.messaging.claimcheck.ClaimCheck;

/**
 * A mail that nobody could make anything of. All methods are pure.
 *
 * @param status what has become of it
 * @param reason why nobody could
 * @param at when it was taken, to the second, because the store compares the times as
 * texts
 * @param from its sender's address in small letters; null when it names none
 * @param thread how it is answered
 * @param original the mail as it came
 * @param text what its sender has written, as plain text; null for nothing
 * @param files what it has brought
 * @param reference the submission that its subject names, if there is such a one
 * @param submissionId the submission that it has begun, or that it answers
 * @param contributorId whose mail it is, if that is known
 * @param assignedTo the submission that an editor has put it to; null for none
 */
public record UnsortedMail(Status status, Reason reason, Instant at, @Nullable String from, MailThread thread,
		ClaimCheck original, @Nullable ClaimCheck text, List<ClaimCheck> files, @Nullable String reference,
		@Nullable String submissionId, @Nullable String contributorId, @Nullable String assignedTo) {

	public UnsortedMail {
		files = List.copyOf(files);
	}

	/**
	 * It has come, and editors are told. It names nobody: who has sent it, its
	 * contributor and its original tell.
	 * @return what follows
	 */
	Change<UnsortedMail, UnsortedMailEvent> waits() {
		return Change.of(this, new UnsortedMailEvent.Unsorted(this.reason, this.at, this.thread.subject(),
				this.original, this.text, this.files, this.reference, this.submissionId, this.contributorId));
	}

	/**
	 * What an assigned mail makes of its submission: what its contributor's own mail
	 * would. Who has sent it is not answered.
	 * @param submission the submission
	 * @param key names the mail
	 * @param now when
	 * @param coauthor names its sender among the contributors, if they write for the
	 * submission beside its contributor
	 * @return what follows; nothing when there is nothing in it, or the same was taken
	 * before
	 */
	Optional<Change<Submission, SubmissionEvent>> into(Submission submission, String key, Instant now,
			@Nullable String coauthor) {
		MailThread last = submission.thread();
		Arrival.Mail mail = new Arrival.Mail(key, (last != null) ? last : this.thread);
		if (!this.files.isEmpty() && submission.status().open()) {
			return submission.arrive(
					new Arrival(Channel.EMAIL, submission.contributorId(), this.files, null, mail, now).with(this.text)
						.writtenBy(coauthor));
		}
		return (this.text != null) ? submission.note(new Message(this.text, Channel.EMAIL, now, coauthor), mail)
				: Optional.empty();
	}

	/**
	 * Whether somebody has written it.
	 * @param contributor their id
	 * @param address where they write from; null when that is not known
	 * @return true when it came from there, or was known to be theirs when it came
	 */
	boolean isOf(String contributor, @Nullable String address) {
		return contributor.equals(this.contributorId)
				|| (address != null && address.strip().equalsIgnoreCase(this.from));
	}

	UnsortedMail assigned(String submission) {
		return with(Status.ASSIGNED, submission);
	}

	/**
	 * What an editor's answer makes of the submission that it has begun, or that it
	 * answers: its contributor has written it, and is written to under it.
	 * @param submission that submission
	 * @param message the editor's words
	 * @param editor who
	 * @param at when they were written
	 * @return what follows; nothing when the same was told before
	 */
	Optional<Change<Submission, SubmissionEvent>> answer(Submission submission, String message, String editor,
			Instant at) {
		return submission.contributorId().equals(this.contributorId)
				? submission.answered(message, editor, this.thread, at) : Optional.empty();
	}

	UnsortedMail answered() {
		return with(Status.ANSWERED, this.assignedTo);
	}

	UnsortedMail dropped() {
		return with(Status.DROPPED, this.assignedTo);
	}

	private UnsortedMail with(Status changed, @Nullable String submission) {
		return new UnsortedMail(changed, this.reason, this.at, this.from, this.thread, this.original, this.text,
				this.files, this.reference, this.submissionId, this.contributorId, submission);
	}

	/** Says no more than a log may. */
	@Override
	public String toString() {
		return "UnsortedMail[" + this.status + ", " + this.reason + "]";
	}

	/** What has become of a mail. */
	public enum Status {

		/** Nobody has said. */
		WAITING,

		/** An editor has put it to a submission. */
		ASSIGNED,

		/** An editor has answered who has written it. */
		ANSWERED,

		/** An editor has dropped it. */
		DROPPED;

		@JsonValue
		String code() {
			return name().toLowerCase(Locale.ROOT);
		}

		@JsonCreator
		static Status of(String code) {
			return valueOf(code.toUpperCase(Locale.ROOT));
		}

	}

	/** Why nobody could make anything of a mail. */
	public enum Reason {

		/** It brings no form and answers nothing that the desk has. */
		NO_FORM,

		/** It answers a submission and says nothing itself. */
		SAYS_NOTHING,

		/** It is broken, or was made to break its reader. */
		NOT_OPENED,

		/**
		 * A program has sent it, and nobody answers programs, but it brings something.
		 */
		AUTOMATIC;

		@JsonValue
		String code() {
			return name().toLowerCase(Locale.ROOT).replace('_', '-');
		}

		@JsonCreator
		static Reason of(String code) {
			return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
		}

	}

}
