package org.practicepress.review.decision;

/**
 * What came of a command.
 */
public sealed interface Decision {

	/**
	 * It is decided.
	 *
	 * @param event what to tell the others
	 */
	record Made(ReviewEvent event) implements Decision {
	}

	/**
	 * It is decided, and concerns nobody but those at the desk.
	 *
	 * @param move what to note
	 */
	record Moved(Move move) implements Decision {
	}

	/**
	 * It cannot be decided so.
	 *
	 * @param reason why
	 */
	record Refused(Refusal reason) implements Decision {
	}

	/**
	 * Why a command is refused.
	 */
	enum Refusal {

		/** Not in the status it has now. */
		NOT_NOW("not-now"),

		/** The contributor must be told something. */
		MESSAGE_MISSING("message-missing"),

		/** Nobody reads that much in a mail. */
		MESSAGE_TOO_LONG("message-too-long"),

		/** No mail reaches the contributor. */
		UNREACHABLE("unreachable"),

		/** Nobody is named to whom it could be handed over, or who has it already. */
		COLLEAGUE_MISSING("colleague-missing"),

		/** An accepted practice needs a category. */
		CATEGORY_MISSING("category-missing"),

		/** Who has declared a conflict of interest does not decide. */
		CONFLICT_OF_INTEREST("conflict-of-interest");

		private final String code;

		Refusal(String code) {
			this.code = code;
		}

		public String code() {
			return this.code;
		}

	}

}
