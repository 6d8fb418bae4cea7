package org.practicepress.intake.reading;

import java.util.function.UnaryOperator;

import org.practicepress.intake.contributor.Contributor;
import org.practicepress.intake.contributor.Contributors;
import org.practicepress.intake.submission.Channel;
import org.practicepress.intake.submission.Submission;

import org.springframework.stereotype.Component;

/**
 * What a form says of its contributor, and where the answer goes.
 */
@Component
class Profiles {

	private final Contributors contributors;

	Profiles(Contributors contributors) {
		this.contributors = contributors;
	}

	/**
	 * A mail is answered to where it came from. An upload is answered to the address on
	 * the form, even if another was given beside it: the form can be corrected, what was
	 * typed beside it once cannot. But only who holds the private link may say where the
	 * link goes: a form that comes by mail later does not.
	 * @return whether there is an address to answer to
	 */
	boolean update(Submission before, Channel channel, Contributor said) {
		boolean byMail = before.channel() == Channel.EMAIL || channel == Channel.EMAIL;
		return reachable(before, (known) -> byMail ? said.reachedAt(known.email()) : said);
	}

	/**
	 * Tells everybody of a contributor whose form could not be read, or has been read
	 * before, with the link: whoever was added before links stood with contributors has
	 * none yet.
	 * @return whether there is an address to answer to
	 */
	boolean introduce(Submission submission) {
		return reachable(submission, (known) -> known);
	}

	private boolean reachable(Submission submission, UnaryOperator<Contributor> said) {
		return this.contributors
			.update(submission.contributorId(), (known) -> said.apply(known).opening(submission.statusToken()))
			.email() != null;
	}

}
