package org.practicepress.intake.retention;

import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.practicepress.intake.erasure.Erasures;
import org.practicepress.intake.submission.Status;
import org.practicepress.intake.submission.Submission;
import org.practicepress.intake.submission.Submissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Erases what is kept long enough, as if its contributor had asked for it, and lets go of
 * the files that published practices came in; a few at a time.
 */
@Component
class Retention {

	/** Who asked for an erasure, when nobody had to. */
	static final String BY = "retention";

	private static final Logger logger = LoggerFactory.getLogger(Retention.class);

	private static final int MOST_AT_ONCE = 20;

	private final KeptProperties kept;

	private final Submissions submissions;

	private final Erasures erasures;

	private final Clock clock;

	Retention(KeptProperties kept, Submissions submissions, Erasures erasures, Clock clock) {
		this.kept = kept;
		this.submissions = submissions;
		this.erasures = erasures;
		this.clock = clock;
	}

	@Scheduled(fixedDelay = 3_600_000)
	void sweep() {
		erase(Status.DECLINED, this.kept.declined());
		erase(Status.MERGED, this.kept.declined());
		erase(Status.WITHDRAWN, this.kept.withdrawn());
		erase(Status.INCOMPLETE, this.kept.unfinished());
		erase(Status.UNREADABLE, this.kept.unfinished());
		removeOriginals(this.kept.originals());
	}

	private void removeOriginals(@Nullable Period period) {
		if (period != null) {
			List<String> ids = this.submissions.publishedWithOriginals(before(period), MOST_AT_ONCE);
			ids.forEach((id) -> this.submissions.change(id, Submission::removeOriginals));
			if (!ids.isEmpty()) {
				logger.info("Let go of the originals of {} practices that were published long enough ago", ids.size());
			}
		}
	}

	private void erase(Status status, @Nullable Period period) {
		if (period != null) {
			List<String> ids = this.submissions.lastChanged(status, before(period), MOST_AT_ONCE);
			ids.forEach((id) -> this.erasures.erase(id, BY, null));
			if (!ids.isEmpty()) {
				logger.info("Erased {} submissions that were kept long enough as {}", ids.size(), status.code());
			}
		}
	}

	private Instant before(Period period) {
		return this.clock.instant().atZone(ZoneOffset.UTC).minus(period).toInstant();
	}

}
