package org.practicepress.intake.reading;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

import org.practicepress.intake.contributor.Contributor;
import org.practicepress.intake.contributor.Contributors;
import org.practicepress.intake.submission.Arrival;
import org.practicepress.intake.submission.Channel;
import org.practicepress.intake.submission.Identity;
import org.practicepress.intake.submission.Submission;
import org.practicepress.intake.submission.Submissions;
import org.practicepress.messaging.claimcheck.ClaimCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Makes a submission of every further form that came in one mail or one upload: it is
 * read, answered in the same thread and judged like any other.
 */
@Component
class FurtherForms {

	private static final Logger logger = LoggerFactory.getLogger(FurtherForms.class);

	private final Submissions submissions;

	private final Contributors contributors;

	private final Clock clock;

	FurtherForms(Submissions submissions, Contributors contributors, Clock clock) {
		this.submissions = submissions;
		this.contributors = contributors;
		this.clock = clock;
	}

	/**
	 * Begins the submissions, once, however often this is called.
	 * @param id the submission the forms came for
	 * @param before that submission
	 * @param channel how they came
	 * @param further the files of each of them, the form first
	 */
	void begin(String id, Submission before, Channel channel, List<List<ClaimCheck>> further) {
		for (List<ClaimCheck> files : further) {
			String key = id + "/" + files.getFirst().sha256();
			String other = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
			if (this.submissions.find(other).isEmpty()) {
				Arrival.Mail mail = (before.thread() != null) ? new Arrival.Mail(key, before.thread()) : null;
				Identity identity = this.submissions.identityFor(other);
				Submission begun = this.submissions.begin(other, identity, new Arrival(channel,
						sender(before.contributorId(), identity), files, null, mail, this.clock.instant()));
				logger.info("{} came together with {}", begun.reference(), before.reference());
			}
		}
	}

	/** A contributor of its own, at the same address until its form has been read. */
	private String sender(String contributorId, Identity identity) {
		Contributor known = this.contributors.find(contributorId).orElseThrow();
		return this.contributors.add(known.email(), known.language(), identity.statusToken());
	}

}
