package org.practicepress.intake.reading;

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
	 */
	void update(Submission before, Channel channel, Contributor said) {
		String id = before.contributorId();
		boolean byMail = before.channel() == Channel.EMAIL || channel == Channel.EMAIL;
		this.contributors.update(id,
				byMail ? said.reachedAt(this.contributors.find(id).map(Contributor::email).orElse(null)) : said);
	}

	/** Whoever was added before links stood with contributors has none yet. */
	void link(Submission submission) {
		this.contributors.link(submission.contributorId(), submission.statusToken());
	}

	/** Whether there is an address to answer to. */
	boolean reachable(Submission before) {
		return this.contributors.find(before.contributorId()).map(Contributor::email).isPresent();
	}

}
