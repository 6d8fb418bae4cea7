package org.practicepress.pages;

import org.jspecify.annotations.Nullable;

import org.springframework.util.DigestUtils;

/**
 * The logo of a hub, if it has one. It stands on white wherever it is shown: it was made
 * for paper.
 *
 * @param drawing the logo; null for none
 * @param text what it says, for those who cannot see it
 * @param version changes when the drawing does
 */
public record Logo(@Nullable Drawing drawing, String text, String version) {

	/** No logo at all. */
	public static final Logo NONE = new Logo(null, "", "");

	/**
	 * The logo of a hub.
	 * @param drawing the logo
	 * @param text what it says
	 */
	public Logo(Drawing drawing, String text) {
		this(drawing, text, DigestUtils.md5DigestAsHex(drawing.png()));
	}

	/**
	 * What it says where the name of the site stands beside it, so that nobody hears that
	 * name twice.
	 * @param name the name
	 * @return the text; empty when it says the same
	 */
	public String textBeside(String name) {
		return this.text.equals(name) ? "" : this.text;
	}

}
