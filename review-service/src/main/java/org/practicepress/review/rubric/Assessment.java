package org.practicepress.review.rubric;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;
import org.practicepress.review.decision.PlainText;
import org.practicepress.review.rubric.Rubric.Criterion;

/**
 * How somebody at the desk judges a submission, or that they must not. All methods are
 * pure.
 *
 * @param id its id, made of the submission and the person
 * @param submissionId the submission it is about
 * @param owner the identity provider's id for who judges
 * @param editor the name people know them by
 * @param revision the number of the form that they judged; 0 as long as they have not
 * @param scores the points and words, by the criterion's key; none as long as they have
 * not judged
 * @param conflict why they must not; null when they may
 * @param steps what they did, the latest last
 */
public record Assessment(String id, String submissionId, String owner, String editor, int revision,
		Map<String, Score> scores, @Nullable String conflict, List<Step> steps) {

	/** In characters, of one comment. */
	public static final int LONGEST = 2_000;

	/** What is changed more often is not told of each time. */
	private static final int MOST_STEPS = 50;

	public Assessment {
		scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
		steps = List.copyOf(steps);
	}

	/** Whether they have given their scores. */
	public boolean given() {
		return !this.scores.isEmpty();
	}

	/**
	 * Judges.
	 * @param wanted the points and words, as they came
	 * @param rubric the criteria
	 * @param latest the number of the form that is judged
	 * @param at when
	 * @return the assessment after, or what is wrong
	 */
	Result judged(Map<String, Score> wanted, Rubric rubric, int latest, Instant at) {
		if (this.conflict != null) {
			return new Result(this, Flaw.CONFLICT);
		}
		Map<String, Score> tidied = new LinkedHashMap<>();
		for (Criterion criterion : rubric.criteria()) {
			Score score = wanted.get(criterion.key());
			if (score == null || score.points() < 1 || score.points() > Rubric.MOST_POINTS) {
				return new Result(this, Flaw.MISSING);
			}
			String comment = PlainText.tidied(score.comment());
			if (comment.length() > LONGEST) {
				return new Result(this, Flaw.TOO_LONG);
			}
			tidied.put(criterion.key(), new Score(score.points(), comment));
		}
		// sent twice
		if (tidied.equals(this.scores) && latest == this.revision) {
			return new Result(this, null);
		}
		return new Result(new Assessment(this.id, this.submissionId, this.owner, this.editor, latest, tidied, null,
				and(given() ? What.CHANGED : What.GIVEN, at)), null);
	}

	/**
	 * Declares a conflict of interest: what was judged before does not count any more.
	 * @param reason which, in their words
	 * @param at when
	 * @return the assessment after, or what is wrong
	 */
	Result conflicted(@Nullable String reason, Instant at) {
		String tidied = PlainText.tidied(reason);
		if (tidied.length() > LONGEST) {
			return new Result(this, Flaw.TOO_LONG);
		}
		if (tidied.equals(this.conflict)) {
			return new Result(this, null);
		}
		return new Result(new Assessment(this.id, this.submissionId, this.owner, this.editor, 0, Map.of(), tidied,
				and(What.CONFLICT_DECLARED, at)), null);
	}

	/**
	 * Takes back that there is a conflict.
	 * @param at when
	 * @return the assessment after
	 */
	Result free(Instant at) {
		return new Result((this.conflict == null) ? this : new Assessment(this.id, this.submissionId, this.owner,
				this.editor, 0, Map.of(), null, and(What.CONFLICT_ENDED, at)), null);
	}

	private List<Step> and(What what, Instant at) {
		if (this.steps.size() >= MOST_STEPS) {
			return this.steps;
		}
		List<Step> more = new ArrayList<>(this.steps);
		more.add(new Step(at, what));
		return more;
	}

	/**
	 * What came of it.
	 *
	 * @param after the assessment
	 * @param flaw what is wrong; null when it is as wanted
	 */
	record Result(Assessment after, @Nullable Flaw flaw) {
	}

	/**
	 * How a practice meets a criterion.
	 *
	 * @param points from 1 to 5
	 * @param comment why, empty for nothing
	 */
	public record Score(int points, String comment) {
	}

	/**
	 * Something they did.
	 *
	 * @param at when
	 * @param what what
	 */
	public record Step(Instant at, What what) {
	}

	/**
	 * What they can do. The codes are public names.
	 */
	public enum What {

		/** They gave their scores. */
		GIVEN("given"),

		/** They gave others. */
		CHANGED("changed"),

		/** They declared a conflict of interest. */
		CONFLICT_DECLARED("conflict-declared"),

		/** They took that back. */
		CONFLICT_ENDED("conflict-ended");

		private final String code;

		What(String code) {
			this.code = code;
		}

		@JsonValue
		public String code() {
			return this.code;
		}

		@JsonCreator
		static What of(String code) {
			for (What what : values()) {
				if (what.code.equals(code)) {
					return what;
				}
			}
			throw new IllegalArgumentException("there is no step " + code);
		}

	}

	/** Why it cannot be so. */
	public enum Flaw {

		/** Each criterion has from one point to five. */
		MISSING("scores-missing", "Every criterion needs from one to five points."),

		/** More than anybody reads. */
		TOO_LONG("comment-too-long", "A comment is longer than 2,000 characters."),

		/** Who has a conflict of interest does not judge. */
		CONFLICT("conflict-of-interest", "Who has declared a conflict of interest neither judges nor decides."),

		/** Not there. */
		UNKNOWN("unknown", "There is no such review.");

		private final String code;

		private final String sentence;

		Flaw(String code, String sentence) {
			this.code = code;
			this.sentence = sentence;
		}

		public String code() {
			return this.code;
		}

		/**
		 * What programs are told.
		 * @return a sentence in English
		 */
		public String sentence() {
			return this.sentence;
		}

	}

}
