package org.practicepress.review.unsorted;

import java.util.List;

/**
 * A part of the unsorted mails.
 *
 * @param mails what is on it
 * @param number which page, from 1
 * @param pages how many pages there are, at least 1
 * @param total how many there are on all of them
 */
public record UnsortedPage(List<UnsortedMail> mails, int number, int pages, long total) {

	public UnsortedPage {
		mails = List.copyOf(mails);
	}

}
