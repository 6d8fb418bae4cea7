package org.practicepress.review.comparison;

/**
 * A place at which two sequences differ: the elements of the one that stand where the
 * other has its own. One of both may be empty.
 *
 * @param from the first element of the earlier sequence
 * @param to the one behind the last
 * @param into the first element of the later sequence
 * @param end the one behind the last
 */
record Hunk(int from, int to, int into, int end) {

	/** This place, what follows up to another, and that, as one. */
	Hunk upTo(Hunk other) {
		return new Hunk(this.from, other.to, this.into, other.end);
	}

}
