package org.practicepress.review.search;

import java.util.Locale;

/**
 * What submissions can be chosen by. The codes are public names, in addresses and in
 * JSON.
 */
public enum Filter {

	/** Where the practice took place, as ISO 3166 codes. */
	COUNTRY,

	/** What it is about, as the form's codes. */
	THEME,

	/** The language of the answers, as ISO 639 codes. */
	LANGUAGE,

	/** What it was accepted as. */
	CATEGORY,

	/** Who took it, by name. */
	EDITOR,

	/** How the latest form came. */
	CHANNEL,

	/** Whether an answer should be compared with the original: {@code yes} or nothing. */
	DOUBTFUL,

	/** How long ago it came. */
	AGE;

	/** The field of the form that themes come from. */
	public static final String THEME_FIELD = "practice.theme";

	/** Has answers that should be compared with the original. */
	public static final String YES = "yes";

	public String code() {
		return name().toLowerCase(Locale.ROOT);
	}

}
