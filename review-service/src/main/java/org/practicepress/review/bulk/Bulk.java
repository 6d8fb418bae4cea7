package org.practicepress.review.bulk;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.practicepress.review.decision.Decision.Refusal;
import org.practicepress.review.decision.HistoryEntry.What;
import org.practicepress.review.decision.ReviewCommand;
import org.practicepress.review.queue.Reviews;
import org.practicepress.review.search.Colleagues;

import org.springframework.stereotype.Component;

/**
 * Does the same for several submissions, one after the other. A decision about a practice
 * is not among what can be done so.
 */
@Component
class Bulk {

	/** Of what is chosen at once; a page of the queue has fewer. */
	static final int MOST = 100;

	private final Reviews reviews;

	private final Colleagues colleagues;

	Bulk(Reviews reviews, Colleagues colleagues) {
		this.reviews = reviews;
		this.colleagues = colleagues;
	}

	/**
	 * Does it.
	 * @param action what
	 * @param to to whom they are handed over, if that is it
	 * @param chosen the submissions
	 * @param editor the editor's name
	 * @return what came of each, in their order; each submission once
	 */
	List<Result> now(Action action, @Nullable String to, List<Chosen> chosen, String editor) {
		String colleague = (action == Action.HAND_OVER) ? (to != null) ? to.strip() : "" : null;
		boolean known = colleague == null || this.colleagues.names(editor).contains(colleague);
		return chosen.stream()
			.distinct()
			.limit(MOST)
			.map((each) -> known
					? Result.of(each, action.what, colleague, editor,
							this.reviews.decide(each.id(), each.version(), action.command(colleague), editor))
					: Result.refused(each, Refusal.COLLEAGUE_MISSING))
			.toList();
	}

	/** What can be done with several at once. The codes are public names. */
	enum Action {

		/** Take them. */
		START("start", What.STARTED),

		/** Hand them over to a colleague. */
		HAND_OVER("hand-over", What.HANDED_OVER),

		/** Give them back. */
		RETURN("return", What.RETURNED);

		private final String code;

		private final What what;

		Action(String code, What what) {
			this.code = code;
			this.what = what;
		}

		String code() {
			return this.code;
		}

		static Optional<Action> of(@Nullable String code) {
			for (Action action : values()) {
				if (action.code.equals(code)) {
					return Optional.of(action);
				}
			}
			return Optional.empty();
		}

		private ReviewCommand command(@Nullable String to) {
			return switch (this) {
				case START -> new ReviewCommand.Start();
				case HAND_OVER -> new ReviewCommand.HandOver(to);
				case RETURN -> new ReviewCommand.Return();
			};
		}

	}

}
