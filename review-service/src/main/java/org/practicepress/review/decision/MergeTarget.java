package org.practicepress.review.decision;

/**
 * A submission that another is to be merged into.
 *
 * @param review it as it is now
 * @param sameSender whether letters about both go to the same address
 * @param othersMerged whether something was merged into the other one, which would go on
 * in something that does not
 */
public record MergeTarget(ReviewState review, boolean sameSender, boolean othersMerged) {

	/**
	 * Whether the contributor of the other one may be told which one it is.
	 * @return true when it is published, or of the same address
	 */
	public boolean mayBeNamed() {
		return this.sameSender || this.review.published() != null;
	}

}
