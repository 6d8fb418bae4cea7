package org.practicepress.review.bulk;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.practicepress.review.decision.Decision.Refusal;
import org.practicepress.review.decision.HistoryEntry;
import org.practicepress.review.decision.HistoryEntry.What;
import org.practicepress.review.queue.Outcome;

/**
 * What came of it for one submission.
 *
 * @param id its id
 * @param reference its short public code; null when there is no such submission
 * @param version the version it has now; null when there is none
 * @param reason why it was not done; null when it was
 */
record Result(String id, @Nullable String reference, @Nullable Long version, @Nullable String reason) {

	static final String OUTRUN = "outrun";

	static final String UNKNOWN = "unknown";

	/**
	 * Understands an outcome. What the same editor has done already, by a double click,
	 * is done.
	 */
	static Result of(Chosen chosen, What wanted, @Nullable String to, String editor, Outcome outcome) {
		return switch (outcome) {
			case Outcome.Done done ->
				new Result(chosen.id(), done.after().state().reference(), done.after().version(), null);
			case Outcome.Outrun outrun ->
				new Result(chosen.id(), outrun.now().state().reference(), outrun.now().version(),
						outrun.now()
							.state()
							.since(chosen.version())
							.stream()
							.allMatch((entry) -> isIt(entry, wanted, to, editor))
								&& outrun.now().version() == chosen.version() + 1 ? null : OUTRUN);
			case Outcome.Refused refused -> new Result(chosen.id(), refused.now().state().reference(),
					refused.now().version(), refused.reason().code());
			case Outcome.Unknown unknown -> new Result(chosen.id(), null, null, UNKNOWN);
		};
	}

	static Result refused(Chosen chosen, Refusal reason) {
		return new Result(chosen.id(), null, null, reason.code());
	}

	/** Whether it is as was wanted. */
	@JsonProperty
	boolean done() {
		return this.reason == null;
	}

	private static boolean isIt(HistoryEntry entry, What wanted, @Nullable String to, String editor) {
		return entry.what() == wanted && editor.equals(entry.editor()) && (to == null || to.equals(entry.message()));
	}

}
