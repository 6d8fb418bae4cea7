package org.practicepress.intake.parsing;

/**
 * The attributes by which the means that a form is filled in with survive in the XHTML.
 */
public final class Markup {

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

	/** The class of what stands in a page's header or footer. */
	public static final String MARGIN = "margin";

	/** The document's property that is there when its text was read from a picture. */
	public static final String READ_FROM_PICTURE = "practice-press:read-from-picture";

	private Markup() {
	}

}
