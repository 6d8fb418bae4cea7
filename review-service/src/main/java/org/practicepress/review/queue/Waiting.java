package org.practicepress.review.queue;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.practicepress.review.decision.Status;

/**
 * A submission that waits for editors, or goes on as another, without what it says.
 *
 * @param id its id
 * @param status whether it was taken
 * @param editor who took it; of what was merged, who has what it was merged into
 * @param steps what has happened to it, the latest last
 */
public record Waiting(String id, Status status, @Nullable String editor, List<Course.Step> steps) {

	public Waiting {
		steps = List.copyOf(steps);
	}

}
