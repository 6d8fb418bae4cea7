package org.practicepress.intake.retention;

import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.practicepress.intake.erasure.Erasures;
import org.practicepress.intake.submission.Status;
import org.practicepress.intake.submission.Submissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Erases what is kept long enough, as if its contributor had asked for it, a few at a
 * time.
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
		erase(Status.WITHDRAWN, this.kept.withdrawn());
		erase(Status.INCOMPLETE, this.kept.unfinished());
		erase(Status.UNREADABLE, this.kept.unfinished());
	}

	private void erase(Status status, @Nullable Period period) {
		if (period != null) {
			Instant before = this.clock.instant().atZone(ZoneOffset.UTC).minus(period).toInstant();
			List<String> ids = this.submissions.lastChanged(status, before, MOST_AT_ONCE);
			ids.forEach((id) -> this.erasures.erase(id, BY, null));
			if (!ids.isEmpty()) {
				logger.info("Erased {} submissions that were kept long enough as {}", ids.size(), status.code());
			}
		}
	}

}
