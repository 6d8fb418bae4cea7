package org.practicepress.review.operations;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What came of what an operator wanted.
 */
public sealed interface Outcome {

	/** Done: so many letters, those that waited behind the first among them. */
	record Done(int letters) implements Outcome {
	}

	/** Nothing was done. */
	record Refused(Refusal reason, @Nullable DeadLetter letter) implements Outcome {
	}

	/** Why nothing was done. */
	enum Refusal {

		/** There is no such thing. */
		UNKNOWN("unknown"),

		/** Somebody has settled it, or is about to. */
		SETTLED("settled"),

		/** An earlier one of its subject comes first: the letter that is told of. */
		NOT_ITS_TURN("not-its-turn"),

		/**
		 * Something newer stands on its topic, whose place it would take: there is
		 * nothing to do but to discard it.
		 */
		OUTRUN("outrun"),

		/** To give something up needs a reason. */
		REASON_MISSING("reason-missing"),

		/** The reason has no room. */
		REASON_TOO_LONG("reason-too-long");

		private static final int LONGEST_REASON = 500;

		private final String code;

		Refusal(String code) {
			this.code = code;
		}

		/**
		 * What is wrong with an operator's reason.
		 * @param why the reason
		 * @return empty when nothing is
		 */
		static Optional<Refusal> of(@Nullable String why) {
			if (why == null || why.isBlank()) {
				return Optional.of(REASON_MISSING);
			}
			return (why.length() > LONGEST_REASON) ? Optional.of(REASON_TOO_LONG) : Optional.empty();
		}

		/**
		 * Whether the operator's reason is what is wrong.
		 * @return true when another reason will do
		 */
		public boolean isOfTheReason() {
			return this == REASON_MISSING || this == REASON_TOO_LONG;
		}

		/**
		 * Its name for programs and among the words of the pages.
		 * @return such as {@code not-its-turn}
		 */
		public String code() {
			return this.code;
		}

	}

}
