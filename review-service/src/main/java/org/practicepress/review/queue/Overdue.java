package org.practicepress.review.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.practicepress.review.decision.Status;

/**
 * The submissions that wait longer than usual for an editor.
 *
 * @param untilTaken after how long one that nobody has taken is among them
 * @param untilDecided after how long one that an editor has taken is
 * @param submissions the submissions, the longest waiting first; no more than a page
 */
public record Overdue(Duration untilTaken, Duration untilDecided, List<Late> submissions) {

	public Overdue {
		submissions = List.copyOf(submissions);
	}

	/**
	 * One of them, without what it says.
	 *
	 * @param id its id
	 * @param reference its short public code
	 * @param status whether it was taken
	 * @param since since when it waits
	 * @param editor who took it
	 * @param forChiefs whether it is so late that chief editors are told, too
	 */
	public record Late(String id, String reference, Status status, Instant since, @Nullable String editor,
			boolean forChiefs) {
	}

}
