package org.practicepress.review.comparison;

/**
 * What comparing may cost, counted and not measured: the same texts always cost the same.
 */
final class Steps {

	private final long most;

	private long taken;

	Steps(long most) {
		this.most = most;
	}

	void add(long steps) {
		this.taken += steps;
	}

	boolean spent() {
		return this.taken >= this.most;
	}

	long taken() {
		return this.taken;
	}

	/** As many as are left, up to so many; what they cost is added afterwards. */
	Steps atMost(long some) {
		return new Steps(Math.clamp(this.most - this.taken, 0, some));
	}

}
