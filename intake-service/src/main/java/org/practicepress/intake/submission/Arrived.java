package org.practicepress.intake.submission;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.claimcheck.ClaimCheck;

/**
 * Files as they came. They are named here as long as the submission is kept, so that
 * whatever is still to be read is never taken for a file that nobody needs.
 *
 * @param revision which of its revisions they are
 * @param channel the way they came
 * @param at when
 * @param files the files
 * @param coauthorId the co-author who has sent them, by what names them among the
 * contributors; null when the contributor has
 */
public record Arrived(int revision, Channel channel, Instant at, List<ClaimCheck> files, @Nullable String coauthorId) {

	public Arrived {
		files = List.copyOf(files);
	}

}
