package org.practicepress.review.queue;

import java.util.List;

/**
 * A part of the queue.
 *
 * @param entries the reviews on it
 * @param number which page, from 1
 * @param pages how many pages there are, at least 1
 * @param total how many reviews there are on all of them
 */
public record QueuePage(List<QueueEntry> entries, int number, int pages, long total) {

	public QueuePage {
		entries = List.copyOf(entries);
	}

}
