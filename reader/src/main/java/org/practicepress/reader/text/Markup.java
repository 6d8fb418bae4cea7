package org.practicepress.reader.text;

import com.google.re2j.Pattern;

/**
 * The attributes by which the means that a form is filled in with survive in the XHTML.
 */
public final class Markup {

	private static final Pattern PAGE_PICTURE = Pattern.compile("page-\\d{1,4}\\.jpg");

	/** The control's tag. */
	public static final String FIELD = "data-field";

	/** Present when the control still shows its placeholder. */
	public static final String PLACEHOLDER = "data-placeholder";

	/** {@code true} or {@code false} on a check box. */
	public static final String CHECKED = "data-checked";

	/** The value behind the text chosen from a list. */
	public static final String CHOICE = "data-choice";

	/** The day picked, {@code 2021-03-01}. */
	public static final String DATE = "data-date";

	/**
	 * Present on a field to type text into. LibreOffice before 7.5 repeats such a field's
	 * whole text for each of its parts in another script.
	 */
	public static final String INPUT = "data-input";

	/** On a line of a page with two columns: {@code left} or {@code right}. */
	public static final String COLUMN = "data-column";

	/** Present when a line goes on with the sentence of the one before. */
	public static final String GOES_ON = "data-goes-on";

	/**
	 * On a page, empty unless a picture of it is among the embedded files; these are in
	 * the order of the pages.
	 */
	public static final String PAGE = "data-page";

	/** How wide a page is, in points. */
	public static final String WIDTH = "data-width";

	/** How high a page is, in points. */
	public static final String HEIGHT = "data-height";

	/** The upper and lower edge of a line on its page, in points: {@code 310.2 324.0}. */
	public static final String PLACE = "data-place";

	/** The class of what stands in a page's header or footer. */
	public static final String MARGIN = "margin";

	/** The document's property that is there when its text was read from a picture. */
	public static final String READ_FROM_PICTURE = "practice-press:read-from-picture";

	/**
	 * The name of the picture of a page.
	 * @param number the page's number, from 1
	 * @return such as {@code page-1.jpg}
	 */
	public static String pagePicture(int number) {
		return "page-" + number + ".jpg";
	}

	/**
	 * Whether an embedded file is the picture of a page.
	 * @param name its name
	 * @return true for what was rendered, not found within the document
	 */
	public static boolean isPagePicture(String name) {
		return PAGE_PICTURE.matches(name);
	}

	private Markup() {
	}

}
