package org.practicepress.review.operations;

import java.util.List;

/**
 * A part of the open letters.
 *
 * @param letters the letters on it
 * @param number which page, from 1
 * @param pages how many pages there are, at least 1
 * @param total how many letters there are on all of them
 */
public record LetterPage(List<DeadLetter> letters, int number, int pages, long total) {

	public LetterPage {
		letters = List.copyOf(letters);
	}

	static LetterPage of(List<DeadLetter> letters, int number, long total, int size) {
		return new LetterPage(letters, number, pages(total, size), total);
	}

	static int within(int page, long total, int size) {
		return Math.clamp(page, 1, pages(total, size));
	}

	static int pages(long total, int size) {
		return (int) Math.max(1, Math.ceilDiv(total, size));
	}

}
