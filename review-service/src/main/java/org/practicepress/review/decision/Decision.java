package org.practicepress.review.decision;

import java.util.List;

/**
 * What came of a command.
 */
public sealed interface Decision {

	/**
	 * It is decided.
	 *
	 * @param events what to tell the others, in this order; at least one
	 */
	record Made(List<ReviewEvent> events) implements Decision {

		public Made {
			events = List.copyOf(events);
		}

		public Made(ReviewEvent event) {
			this(List.of(event));
		}

		/**
		 * What it is about; whatever else there is to tell comes after it.
		 * @return the first event
		 */
		public ReviewEvent event() {
			return this.events.getFirst();
		}

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

		/** Those at the desk must be told why. */
		REASON_MISSING("reason-missing"),

		/** Nobody reads that much. */
		REASON_TOO_LONG("reason-too-long"),

		/** No day, or one that is over, or one too far away. */
		DAY_WRONG("day-wrong"),

		/** Nobody answers that many questions. */
		TOO_MANY_QUESTIONS("too-many-questions"),

		/** A question at a field is a sentence or two. */
		QUESTION_TOO_LONG("question-too-long"),

		/** Two questions at one field. */
		QUESTION_TWICE("question-twice"),

		/** A question at a field that the form does not have. */
		UNKNOWN_FIELD("unknown-field"),

		/** An answer that is no text, or that there is none of, is not corrected. */
		NOT_CORRECTABLE("not-correctable"),

		/** Nothing is left of the answer. */
		CORRECTION_MISSING("correction-missing"),

		/** The answer says that already. */
		NOTHING_CORRECTED("nothing-corrected"),

		/** The form takes no answer as long as that. */
		CORRECTION_TOO_LONG("correction-too-long"),

		/** So much is the contributor's to change. */
		CORRECTION_TOO_LARGE("correction-too-large"),

		/** No mail reaches the contributor. */
		UNREACHABLE("unreachable"),

		/** Nobody is named to whom it could be handed over, or who has it already. */
		COLLEAGUE_MISSING("colleague-missing"),

		/** An accepted practice needs a category. */
		CATEGORY_MISSING("category-missing"),

		/** Nothing at the desk is called like the one to merge into. */
		KEPT_UNKNOWN("kept-unknown"),

		/** Nothing is merged into itself. */
		KEPT_ITSELF("kept-itself"),

		/** The one to merge into was merged itself. */
		KEPT_MERGED("kept-merged"),

		/** The one to merge into does not go on. */
		KEPT_CLOSED("kept-closed"),

		/** Others were merged into it, which would go on in something that does not. */
		OTHERS_MERGED("others-merged"),

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
