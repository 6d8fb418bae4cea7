package org.practicepress.review.search;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.practicepress.review.decision.Status;

/**
 * A part of the queue, by what its submissions wait for. The codes are public names, in
 * addresses and in JSON; those of a status are the status's.
 */
public enum View {

	/** Waiting for somebody to take them. */
	QUEUED(Status.QUEUED),

	/** Taken by whoever looks, and not on hold. */
	MINE("mine"),

	/** With a note that names whoever looks, and that they have not seen yet. */
	MENTIONED("mentioned"),

	/** Taken by anybody. */
	IN_REVIEW(Status.IN_REVIEW),

	/** Taken by anybody and on hold. */
	ON_HOLD("on-hold"),

	/** Waiting for the contributor. */
	CHANGES_REQUESTED(Status.CHANGES_REQUESTED),

	/** Waiting for an editor longer than is usual. */
	OVERDUE("overdue"),

	/** Their contributors wait for an answer to what they wrote. */
	TO_ANSWER("to-answer"),

	/** To become factsheets. */
	ACCEPTED(Status.ACCEPTED),

	/** To become factsheets, and none is drafted yet. */
	WITHOUT_DRAFT("without-draft"),

	/** Not to become factsheets. */
	DECLINED(Status.DECLINED),

	/** The same as others, which go on. */
	MERGED(Status.MERGED),

	/** Taken back by their contributors. */
	WITHDRAWN(Status.WITHDRAWN),

	/** All of them. */
	ALL("all");

	private static final Set<View> OF_WHAT_WAITS = EnumSet.of(QUEUED, MINE, MENTIONED, IN_REVIEW, CHANGES_REQUESTED,
			OVERDUE, TO_ANSWER, WITHOUT_DRAFT);

	private final String code;

	private final @Nullable Status status;

	View(Status status) {
		this.code = status.code();
		this.status = status;
	}

	View(String code) {
		this.code = code;
		this.status = null;
	}

	public String code() {
		return this.code;
	}

	/**
	 * The status of all that is in it.
	 * @return the status; null when there may be several
	 */
	public @Nullable Status status() {
		return this.status;
	}

	/**
	 * Whether what is in it waits for somebody: then the longest waiting comes first.
	 * @return false for what is done, and for everything together
	 */
	public boolean waits() {
		return OF_WHAT_WAITS.contains(this);
	}

	/**
	 * Finds a view.
	 * @param code its name
	 * @return empty when none is called so
	 */
	public static Optional<View> of(String code) {
		for (View view : values()) {
			if (view.code.equals(code)) {
				return Optional.of(view);
			}
		}
		return Optional.empty();
	}

}
