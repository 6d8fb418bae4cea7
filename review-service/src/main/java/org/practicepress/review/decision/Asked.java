package org.practicepress.review.decision;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;
import org.practicepress.review.decision.HistoryEntry.What;

/**
 * A question at a field, and what has become of it.
 *
 * @param field the key of the form's field
 * @param question the question
 * @param became what has become of it
 * @param reply what the contributor says to it; null for nothing
 */
public record Asked(String field, String question, Became became, @Nullable String reply) {

	/**
	 * Whether it still waits for the contributor.
	 * @return true when the answer is as it was, and nothing is said to that
	 */
	public boolean open() {
		return this.became == Became.OPEN || this.became == Became.WAITING;
	}

	/**
	 * The questions that were put last, as long as nothing is decided. What was put
	 * before and is not put again is settled.
	 * @param state the review
	 * @param changed tells of a field's key whether its answer is another one than when
	 * the question was put
	 * @return the questions in the order they were put; none when it is decided
	 */
	public static List<Asked> of(ReviewState state, Predicate<String> changed) {
		HistoryEntry asking = asking(state).orElse(null);
		if (asking == null) {
			return List.of();
		}
		List<Reply> replies = state.history()
			.subList(state.history().indexOf(asking), state.history().size())
			.stream()
			.flatMap((entry) -> entry.replies().stream())
			.toList();
		boolean revised = state.latest().number() > asking.revision();
		return asking.questions().stream().map((question) -> {
			String reply = replies.stream()
				.filter((one) -> one.answers(question))
				.reduce((earlier, later) -> later)
				.map(Reply::reply)
				.orElse(null);
			return new Asked(question.field(), question.question(), (revised && changed.test(question.field()))
					? Became.ANSWERED : (reply != null) ? Became.REPLIED : revised ? Became.OPEN : Became.WAITING,
					reply);
		}).toList();
	}

	/**
	 * When the questions were put that may still be open.
	 * @param state the review
	 * @return empty when none were, or it is decided
	 */
	public static Optional<HistoryEntry> asking(ReviewState state) {
		return state.history()
			.stream()
			.filter((entry) -> entry.what() == What.CHANGES_REQUESTED || entry.what().settles())
			.reduce((earlier, later) -> later)
			.filter((entry) -> !entry.questions().isEmpty());
	}

	/**
	 * What can become of a question.
	 */
	public enum Became {

		/** No corrected form has come yet. */
		WAITING("waiting"),

		/** The answer is another one now. */
		ANSWERED("answered"),

		/** The answer is the same, and the contributor says something to that. */
		REPLIED("replied"),

		/** A corrected form has come, in which nothing is said to it. */
		OPEN("open");

		private final String code;

		Became(String code) {
			this.code = code;
		}

		@JsonValue
		public String code() {
			return this.code;
		}

	}

}
