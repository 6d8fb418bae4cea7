package org.practicepress.intake.held;

import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.practicepress.intake.submission.Arrival;
import org.practicepress.intake.submission.Message;
import org.practicepress.intake.submission.Submission;
import org.practicepress.intake.submission.SubmissionEvent;
import org.practicepress.messaging.aggregate.Change;
import org.practicepress.messaging.claimcheck.ClaimCheck;

/**
 * What a mail that waits has brought, durable already.
 *
 * @param arrival its files, or why there are none
 * @param words what was written in it, when that is all it has brought
 * @param from the address of somebody who may not write for the submission; null when it
 * says that it comes from who may
 */
public record WaitingMail(Arrival arrival, @Nullable ClaimCheck words, @Nullable String from) {

	/** Whether somebody has sent it who may not write for the submission. */
	boolean byAnother() {
		return this.from != null;
	}

	/** What was written in it. */
	@Nullable ClaimCheck text() {
		return (this.words != null) ? this.words : this.arrival.words();
	}

	/**
	 * The mail, which names it however often it is delivered.
	 * @return the mail
	 */
	Arrival.Mail mail() {
		if (this.arrival.mail() == null) {
			throw new IllegalStateException("this did not come by mail");
		}
		return this.arrival.mail();
	}

	/**
	 * What it begins when it does not belong to the submission it answers.
	 * @param contributorId who has sent it
	 * @return its files, or why there are none
	 */
	Arrival own(String contributorId) {
		return this.arrival.by(contributorId).with(text());
	}

	/**
	 * The same, sent by somebody who may write for the submission.
	 * @param coauthor names them among the contributors; null for the contributor
	 * @return the mail
	 */
	public WaitingMail writtenBy(@Nullable String coauthor) {
		return new WaitingMail(this.arrival.writtenBy(coauthor), this.words, this.from);
	}

	/**
	 * The contributor has said that it counts.
	 * @param submission the submission it answers
	 * @param at when
	 * @return what follows; nothing when it was taken before or the submission is closed
	 */
	Optional<Change<Submission, SubmissionEvent>> confirmed(Submission submission, Instant at) {
		return (this.words != null) ? submission
			.hear(new Message(this.words, this.arrival.channel(), at, this.arrival.coauthorId()), mail())
				: submission.arrive(this.arrival.at(at));
	}

	/** Says no more than a log may. */
	@Override
	public String toString() {
		return "WaitingMail";
	}

}
