package org.practicepress.review.operations;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A dead letter with all that an operator may know of it.
 *
 * @param letter the letter
 * @param payload what it says, without contact data; empty if it is no JSON object, null
 * if it is no longer there
 * @param first the letter of the same subject that must be settled before, if any
 * @param behind how many wait behind it
 * @param history each death of the same record that is known, this one among them, the
 * latest first
 */
public record OpenedLetter(DeadLetter letter, @Nullable String payload, @Nullable DeadLetter first, int behind,
		List<DeadLetter> history) {

	public OpenedLetter {
		history = List.copyOf(history);
	}

}
