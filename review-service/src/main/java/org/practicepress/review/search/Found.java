package org.practicepress.review.search;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What was found.
 *
 * @param ids the submissions on the page, in order
 * @param page which page, from 1
 * @param pages how many pages there are, at least 1
 * @param total how many were found
 * @param views how many there are of what was looked for in each part of the queue
 * @param filters how many there would be with each value chosen instead of those chosen
 * of the same filter; the most first, without those that nothing has
 * @param until the last change that the index knew then
 */
public record Found(List<String> ids, int page, int pages, long total, Map<View, Long> views,
		Map<Filter, List<Count>> filters, Instant until) {

	public Found {
		ids = List.copyOf(ids);
		views = Map.copyOf(views);
		filters = Map.copyOf(filters);
	}

	/**
	 * How many have a value.
	 *
	 * @param value the value's code
	 * @param number how many
	 */
	public record Count(String value, long number) {
	}

}
