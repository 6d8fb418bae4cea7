package org.practicepress.review.operations;

import java.util.List;

/**
 * A part of what is stuck.
 *
 * @param troubles what is on it
 * @param number which page, from 1
 * @param pages how many pages there are, at least 1
 * @param total how much there is on all of them
 */
public record TroublePage(List<Trouble> troubles, int number, int pages, long total) {

	public TroublePage {
		troubles = List.copyOf(troubles);
	}

}
