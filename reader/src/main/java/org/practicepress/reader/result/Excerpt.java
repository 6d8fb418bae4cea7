package org.practicepress.reader.result;

/**
 * A strip of a page, over its whole width.
 *
 * @param page the page's number, from 1
 * @param top its upper edge, in points from the page's
 * @param bottom its lower edge, in points from the page's upper edge
 */
public record Excerpt(int page, float top, float bottom) {

	public Excerpt and(Excerpt other) {
		return new Excerpt(this.page, Math.min(this.top, other.top), Math.max(this.bottom, other.bottom));
	}

}
