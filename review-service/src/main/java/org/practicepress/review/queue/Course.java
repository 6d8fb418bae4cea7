package org.practicepress.review.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.bson.Document;
import org.practicepress.review.decision.HistoryEntry.What;
import org.practicepress.review.decision.ReviewState;

/**
 * When things happened to a submission. Pure functions tell how long it has waited for
 * editors.
 *
 * @param receivedAt when the first readable form came
 * @param steps what happened since, in order
 */
public record Course(Instant receivedAt, List<Step> steps) {

	/** From then on it lies with the editor. */
	private static final Set<String> TO_THE_EDITOR = Set.of(What.STARTED.code(), What.ASSIGNED.code(),
			What.REVISED.code(), What.RESUMED.code());

	private static final Set<String> TAKINGS = Set.of(What.STARTED.code(), What.ASSIGNED.code());

	private static final Set<String> DECISIONS = Set.of(What.CHANGES_REQUESTED.code(), What.ACCEPTED.code(),
			What.DECLINED.code(), What.MERGED.code());

	/** Until it is resumed it lies with nobody. */
	private static final Set<String> ENDS = Set.of(What.CHANGES_REQUESTED.code(), What.ACCEPTED.code(),
			What.DECLINED.code(), What.MERGED.code(), What.HELD.code());

	/** With less to go by, what is usual is not known. */
	private static final int ENOUGH = 10;

	private static final int HUNDRED = 100;

	public Course {
		steps = List.copyOf(steps);
	}

	/**
	 * The course of a review.
	 * @param review the review as it is
	 * @return its course until now
	 */
	public static Course of(ReviewState review) {
		return new Course(review.receivedAt(),
				review.history().stream().map((entry) -> new Step(entry.what().code(), entry.at())).toList());
	}

	static Course of(Document state) {
		return new Course(Instant.parse(state.getString("receivedAt")),
				state.getList("history", Document.class)
					.stream()
					.map((entry) -> new Step(entry.getString("what"), Instant.parse(entry.getString("at"))))
					.toList());
	}

	/** How long it waited until an editor took it; empty if none has. */
	Optional<Duration> untilTaken() {
		return this.steps.stream()
			.filter((step) -> TAKINGS.contains(step.what()))
			.findFirst()
			.map((taken) -> Duration.between(this.receivedAt, taken.at()));
	}

	/**
	 * How long it lay with an editor before each decision; what was on hold, since it was
	 * resumed.
	 */
	List<Duration> untilDecided() {
		List<Duration> waits = new ArrayList<>();
		Instant since = null;
		for (Step step : this.steps) {
			if (DECISIONS.contains(step.what()) && since != null) {
				waits.add(Duration.between(since, step.at()));
				since = null;
			}
			else if (step.what().equals(What.HELD.code())) {
				since = null;
			}
			else if (TO_THE_EDITOR.contains(step.what()) && since == null) {
				since = step.at();
			}
		}
		return waits;
	}

	/**
	 * Since when it lies with an editor, or waits for one to take it.
	 * @return the time
	 */
	public Instant waitingSince() {
		Instant since = this.receivedAt;
		boolean waits = false;
		for (Step step : this.steps) {
			if (ENDS.contains(step.what())) {
				waits = false;
			}
			else if (TO_THE_EDITOR.contains(step.what()) && !waits) {
				since = step.at();
				waits = true;
			}
		}
		return since;
	}

	/**
	 * What is longer than usual.
	 * @param lately how long the last ones have waited
	 * @param percent the part of them that did not wait longer than is usual
	 * @param least what is never unusual
	 * @return the time after which a wait is unusual
	 */
	static Duration usual(List<Duration> lately, int percent, Duration least) {
		if (lately.size() < ENOUGH) {
			return least;
		}
		Duration usual = lately.stream().sorted().toList().get(Math.ceilDiv(lately.size() * percent, HUNDRED) - 1);
		return (usual.compareTo(least) > 0) ? usual : least;
	}

	/**
	 * Something that happened.
	 *
	 * @param what its code
	 * @param at when
	 */
	public record Step(String what, Instant at) {
	}

}
