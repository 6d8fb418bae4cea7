package org.practicepress.review.comparison;

import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What became of the answer to one question.
 *
 * @param field the field's key
 * @param change what became of it
 * @param passages both answers, in order
 */
public record Compared(String field, Change change, List<Passage> passages) {

	public Compared {
		passages = List.copyOf(passages);
	}

	static Compared of(String field, boolean answered, boolean answers, List<Passage> passages) {
		Change change;
		if (answered && answers) {
			change = passages.stream().allMatch(Passage::unchanged) ? Change.SAME : Change.CHANGED;
		}
		else {
			change = answers ? Change.ADDED : Change.REMOVED;
		}
		return new Compared(field, change, passages);
	}

	/**
	 * What became of an answer.
	 */
	public enum Change {

		/** It says the same. */
		SAME,

		/** It says something else. */
		CHANGED,

		/** The question was open before. */
		ADDED,

		/** The question is open now. */
		REMOVED;

		/**
		 * The name used in JSON and in texts.
		 * @return such as {@code changed}
		 */
		@JsonValue
		public String code() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

}
