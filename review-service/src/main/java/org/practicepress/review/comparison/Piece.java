package org.practicepress.review.comparison;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A stretch of text that both forms have, or one of them. It may have several lines.
 *
 * @param op what became of it
 * @param text the text, as it was written
 */
public record Piece(Op op, String text) {

	/**
	 * What became of a stretch of text.
	 */
	public enum Op {

		/** Both forms have it. */
		SAME,

		/** Only the earlier form has it. */
		REMOVED,

		/** Only the later form has it. */
		ADDED;

		/**
		 * The name used in JSON, in texts and as a class of pages.
		 * @return such as {@code removed}
		 */
		@JsonValue
		public String code() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

}
