package org.practicepress.intake.upload;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.practicepress.intake.submission.Submission;
import org.practicepress.messaging.aggregate.Aggregate;

/**
 * Who writes for a submission beside its contributor.
 */
public interface CoWriters {

	/**
	 * Those who were named and not taken back.
	 * @param submissionId the submission
	 * @return the people, in no order
	 */
	List<CoWriter> of(String submissionId);

	/**
	 * The contributor says of somebody who has written that they write for the
	 * submission. They are told so by mail.
	 * @param submission the submission
	 * @param email where they wrote from
	 * @param language the language to tell it in
	 * @return names them among the contributors; empty when it is the contributor's own
	 * address
	 * @throws Refusal when too many were named
	 */
	Optional<String> accept(Aggregate<Submission> submission, String email, String language);

	/**
	 * Somebody who was named.
	 *
	 * @param id names them
	 * @param name what the contributor calls them; null when they are called nothing
	 * @param email where mail reaches them
	 * @param confirmed whether what they write counts
	 * @param unreached whether the mail that asks them does not get there
	 */
	record CoWriter(String id, @Nullable String name, String email, boolean confirmed, boolean unreached) {

		/** What they are called, or else their address. */
		public String called() {
			return (this.name != null) ? this.name : this.email;
		}

		/** Says no more than a log may. */
		@Override
		public String toString() {
			return "CoWriter";
		}

	}

}
