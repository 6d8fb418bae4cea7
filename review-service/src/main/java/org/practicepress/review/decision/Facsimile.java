package org.practicepress.review.decision;

import java.util.List;
import java.util.Map;

import org.practicepress.messaging.claimcheck.ClaimCheck;

/**
 * What the pages of an original look like, and where on them the answers stand that may
 * have been read wrongly. All lengths are in points.
 *
 * @param pages the pages
 * @param excerpts where an answer stands on them, by field key
 */
public record Facsimile(List<Page> pages, Map<String, List<Excerpt>> excerpts) {

	public Facsimile {
		pages = List.copyOf(pages);
		excerpts = Map.copyOf(excerpts);
	}

	/**
	 * A page.
	 *
	 * @param number its number, from 1
	 * @param picture what it looks like
	 * @param width how wide it is
	 * @param height how high it is
	 */
	public record Page(int number, ClaimCheck picture, float width, float height) {
	}

	/**
	 * A strip of a page, over its whole width.
	 *
	 * @param page the page's number
	 * @param top its upper edge, from the page's upper edge
	 * @param bottom its lower edge, from the page's upper edge
	 */
	public record Excerpt(int page, float top, float bottom) {
	}

}
