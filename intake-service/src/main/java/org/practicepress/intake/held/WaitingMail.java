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
 */
public record WaitingMail(Arrival arrival, @Nullable ClaimCheck words) {

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
	 * The contributor has said that it is theirs.
	 * @param submission the submission it answers
	 * @param at when
	 * @return what follows; nothing when it was taken before or the submission is closed
	 */
	Optional<Change<Submission, SubmissionEvent>> confirmed(Submission submission, Instant at) {
		return (this.words != null) ? submission.hear(new Message(this.words, this.arrival.channel(), at), mail())
				: submission.arrive(this.arrival.at(at));
	}

}
