package org.practicepress.intake.submission;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.practicepress.messaging.claimcheck.ClaimCheck;
import org.practicepress.reader.result.Excerpt;

/**
 * What the pages of a form look like, and where on them the answers stand that somebody
 * should compare.
 *
 * @param pages the pages
 * @param excerpts where an answer stands on them, by field key
 */
public record Facsimile(List<Page> pages, Map<String, List<Excerpt>> excerpts) {

	public Facsimile {
		pages = List.copyOf(pages);
		excerpts = new LinkedHashMap<>(excerpts);
	}

	/**
	 * A page.
	 *
	 * @param number its number, from 1
	 * @param picture what it looks like
	 * @param width how wide it is, in points
	 * @param height how high it is, in points
	 */
	public record Page(int number, ClaimCheck picture, float width, float height) {
	}

}
