package org.practicepress.review.search;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How another submission is like one that somebody looks at. What follows from what they
 * have in common is a pure function; nobody but an editor draws a conclusion from it.
 *
 * @param id the other's id
 * @param degree how much
 * @param reasons why
 * @param titleWords the words of the title that both have, as they stand in that of the
 * one that is looked at
 * @param countries the countries that both have
 * @param themes the themes that both have
 * @param closeness what is the closest has the most
 */
public record Alike(String id, Degree degree, Set<Reason> reasons, List<String> titleWords, Set<String> countries,
		Set<String> themes, double closeness) {

	/** Of the runs of words of both, so much is in both when one is made of the other. */
	private static final double NEARLY_ALL = 0.5;

	/** Two texts of two practices have hardly a run in common. */
	private static final double PASSAGES = 0.15;

	/** What a text has of another that was written anew. */
	private static final double TRACES = 0.05;

	private static final double SAME_TITLE = 0.75;

	private static final double LIKE_TITLE = 0.3;

	/** Of what is said in one, in rare words, so much is said in the other. */
	private static final double TOPIC = 0.25;

	public Alike {
		reasons = Set.copyOf(reasons);
		titleWords = List.copyOf(titleWords);
		countries = Set.copyOf(countries);
		themes = Set.copyOf(themes);
	}

	/**
	 * Draws the conclusion.
	 * @param id the other's id
	 * @param common what both have in common
	 * @return empty when they are not alike
	 */
	static Optional<Alike> of(String id, Shared common) {
		Set<Reason> reasons = EnumSet.noneOf(Reason.class);
		add(reasons, Reason.FILE, common.sameFile());
		add(reasons, Reason.TEXT, common.text() >= NEARLY_ALL);
		add(reasons, Reason.PASSAGES, common.text() >= PASSAGES && common.text() < NEARLY_ALL);
		add(reasons, Reason.TITLE, common.title() >= LIKE_TITLE);
		add(reasons, Reason.CONTRIBUTOR, common.sameSender());
		add(reasons, Reason.TOPIC, common.topic() >= TOPIC);
		add(reasons, Reason.COUNTRY, !common.countries().isEmpty());
		add(reasons, Reason.THEME, !common.themes().isEmpty());
		add(reasons, Reason.OTHER_LANGUAGE, common.otherLanguage());
		double closeness = (common.sameFile() ? 4 : 0) + 3 * common.text() + common.title() + common.topic()
				+ (common.sameSender() ? 0.5 : 0) + (common.countries().isEmpty() ? 0 : 0.1)
				+ (common.themes().isEmpty() ? 0 : 0.1);
		return degree(common, reasons).map((degree) -> new Alike(id, degree, reasons,
				reasons.contains(Reason.TITLE) ? common.titleWords() : List.of(), common.countries(), common.themes(),
				closeness));
	}

	private static Optional<Degree> degree(Shared common, Set<Reason> reasons) {
		boolean there = reasons.contains(Reason.COUNTRY);
		boolean sameMatter = there && reasons.contains(Reason.THEME);
		if (reasons.contains(Reason.FILE) || reasons.contains(Reason.TEXT)) {
			return Optional.of(Degree.SAME);
		}
		if (reasons.contains(Reason.PASSAGES)
				|| (there
						&& (common.title() >= SAME_TITLE || (common.title() >= LIKE_TITLE && common.text() >= TRACES)))
				|| (common.sameSender() && (common.title() >= SAME_TITLE || (there && common.title() >= LIKE_TITLE)))
				|| (common.sameSender() && sameMatter && common.otherLanguage())) {
			return Optional.of(Degree.LIKELY);
		}
		boolean alike = reasons.contains(Reason.TOPIC) || reasons.contains(Reason.TITLE);
		return (alike && (there || reasons.contains(Reason.THEME))) ? Optional.of(Degree.SIMILAR) : Optional.empty();
	}

	private static void add(Set<Reason> reasons, Reason reason, boolean holds) {
		if (holds) {
			reasons.add(reason);
		}
	}

	/** Whether it may be the same practice, sent once more. */
	boolean maybeTheSame() {
		return this.degree != Degree.SIMILAR;
	}

	/**
	 * What two submissions have in common, in numbers from 0 to 1.
	 *
	 * @param sameFile whether the latest form of both is the same file
	 * @param text the runs of words
	 * @param title the words of the title, by how rare they are
	 * @param topic the rare words of the text
	 * @param sameSender whether one address has sent both
	 * @param titleWords the words of the title that both have
	 * @param countries the countries that both have
	 * @param themes the themes that both have
	 * @param otherLanguage whether their answers are in two languages
	 */
	record Shared(boolean sameFile, double text, double title, double topic, boolean sameSender,
			List<String> titleWords, Set<String> countries, Set<String> themes, boolean otherLanguage) {
	}

	/**
	 * How much alike. The codes are public names.
	 */
	public enum Degree {

		/** Hardly anything else than the same practice. */
		SAME("same"),

		/** Perhaps the same practice. */
		LIKELY("likely"),

		/** Another practice of the same kind. */
		SIMILAR("similar");

		private final String code;

		Degree(String code) {
			this.code = code;
		}

		@JsonValue
		public String code() {
			return this.code;
		}

	}

	/**
	 * Why. The codes are public names.
	 */
	public enum Reason {

		/** The same file. */
		FILE("file"),

		/** Nearly the same text. */
		TEXT("text"),

		/** The same passages. */
		PASSAGES("passages"),

		/** The same words in the title. */
		TITLE("title"),

		/** The same contributor, by the address. */
		CONTRIBUTOR("contributor"),

		/** The same rare words. */
		TOPIC("topic"),

		/** The same country. */
		COUNTRY("country"),

		/** The same theme. */
		THEME("theme"),

		/** Answers in another language. */
		OTHER_LANGUAGE("other-language");

		private final String code;

		Reason(String code) {
			this.code = code;
		}

		@JsonValue
		public String code() {
			return this.code;
		}

	}

}
