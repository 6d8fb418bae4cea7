package org.practicepress.review.search;

import java.util.List;

/**
 * What follows a place.
 *
 * @param ids the submissions, in order
 * @param more whether others follow
 * @param total how many there are of what is looked for, before that place and behind it
 */
public record Next(List<String> ids, boolean more, long total) {

	public Next {
		ids = List.copyOf(ids);
	}

}
