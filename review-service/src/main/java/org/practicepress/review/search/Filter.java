package org.practicepress.review.search;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

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

	/** Whether an answer should be compared with the original. */
	DOUBTFUL,

	/** Whether an answer is missing, or is not as the form wants it. */
	PROBLEMS,

	/** Whether letters about it reach the contributor, if not all did. */
	MAIL,

	/** What was decided first, if anything was. */
	DECISION,

	/** How long ago it came. */
	AGE,

	/** The first day of those on which it came. */
	RECEIVED_FROM,

	/** The last day of those on which it came. */
	RECEIVED_TO,

	/** The first day of those on which it was first decided about. */
	DECIDED_FROM,

	/** The last day of those on which it was first decided about. */
	DECIDED_TO;

	/** The field of the form that themes come from. */
	public static final String THEME_FIELD = "practice.theme";

	public static final String YES = "yes";

	public static final String NO = "no";

	private static final Set<Filter> DAYS = EnumSet.of(RECEIVED_FROM, RECEIVED_TO, DECIDED_FROM, DECIDED_TO);

	public String code() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * Whether its value is a day, in universal time and as {@code 2026-11-26}.
	 * @return false when it is chosen from what there is
	 */
	public boolean isDay() {
		return DAYS.contains(this);
	}

}
