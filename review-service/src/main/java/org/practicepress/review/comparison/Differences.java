package org.practicepress.review.comparison;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The shortest way from one sequence to another (Myers, <i>An O(ND) Difference Algorithm
 * and Its Variations</i>, 1986, in the variation with linear memory). The time grows with
 * the square of the number of differences; with too many of them a part is told as
 * replaced by another, without looking for what both have in common.
 */
final class Differences {

	private final int[] before;

	private final int[] after;

	private final Steps steps;

	private final BitSet removed = new BitSet();

	private final BitSet added = new BitSet();

	/** How far one comes on each diagonal, from the beginning and from the end. */
	private final int[] forward;

	private final int[] backward;

	private final int middle;

	private Differences(int[] before, int[] after, Steps steps) {
		this.before = before;
		this.after = after;
		this.steps = steps;
		this.middle = before.length + after.length + 1;
		this.forward = new int[2 * this.middle + 1];
		this.backward = new int[2 * this.middle + 1];
	}

	/**
	 * Where two sequences differ.
	 * @param before the earlier
	 * @param after the later
	 * @param steps what it may cost
	 * @return the places, in order
	 */
	static List<Hunk> between(List<?> before, List<?> after, Steps steps) {
		Map<Object, Integer> known = new HashMap<>();
		Differences differences = new Differences(numbered(before, known), numbered(after, known), steps);
		differences.compare(0, before.size(), 0, after.size());
		return differences.hunks();
	}

	/** Equal elements get the same number, so that each look costs the same. */
	private static int[] numbered(List<?> elements, Map<Object, Integer> known) {
		int[] numbers = new int[elements.size()];
		for (int at = 0; at < numbers.length; at++) {
			int next = known.size();
			numbers[at] = known.computeIfAbsent(elements.get(at), (fresh) -> next);
		}
		return numbers;
	}

	/** The halves lie at most as deep as the logarithm of the number of differences. */
	private void compare(int from, int to, int into, int end) {
		int a = from;
		int b = into;
		while (a < to && b < end && this.before[a] == this.after[b]) {
			a++;
			b++;
		}
		int aEnd = to;
		int bEnd = end;
		while (a < aEnd && b < bEnd && this.before[aEnd - 1] == this.after[bEnd - 1]) {
			aEnd--;
			bEnd--;
		}
		this.steps.add(a - from + to - aEnd);
		if (a == aEnd || b == bEnd || !split(a, aEnd, b, bEnd)) {
			this.removed.set(a, aEnd);
			this.added.set(b, bEnd);
		}
	}

	/**
	 * Looks from both ends for the point half way, and compares what lies on either side.
	 * @return false when that would cost too much
	 */
	private boolean split(int a, int aEnd, int b, int bEnd) {
		int delta = (aEnd - a) - (bEnd - b);
		boolean odd = (delta & 1) != 0;
		this.forward[this.middle + 1] = 0;
		this.backward[this.middle + 1] = 0;
		int width = aEnd - a;
		int height = bEnd - b;
		for (int d = 0; !this.steps.spent(); d++) {
			for (int k = -d; k <= d && !this.steps.spent(); k += 2) {
				int x = furthest(this.forward, k, d);
				while (x < width && x - k < height && this.before[a + x] == this.after[b + x - k]) {
					x++;
					this.steps.add(1);
				}
				this.steps.add(1);
				this.forward[this.middle + k] = x;
				if (odd && Math.abs(delta - k) < d && meets(this.backward, x, k, width, height)) {
					compare(a, a + x, b, b + x - k);
					compare(a + x, aEnd, b + x - k, bEnd);
					return true;
				}
			}
			for (int k = -d; k <= d && !this.steps.spent(); k += 2) {
				int x = furthest(this.backward, k, d);
				while (x < width && x - k < height && this.before[aEnd - 1 - x] == this.after[bEnd - 1 - x + k]) {
					x++;
					this.steps.add(1);
				}
				this.steps.add(1);
				this.backward[this.middle + k] = x;
				if (!odd && Math.abs(delta - k) <= d && meets(this.forward, x, k, width, height)) {
					compare(a, aEnd - x, b, bEnd - x + k);
					compare(aEnd - x, aEnd, bEnd - x + k, bEnd);
					return true;
				}
			}
		}
		return false;
	}

	/** Whether somebody from the other end has come as far on the same diagonal. */
	private boolean meets(int[] others, int x, int k, int width, int height) {
		return x <= width && x - k <= height && x + others[this.middle + width - height - k] >= width;
	}

	private int furthest(int[] reached, int k, int d) {
		int at = this.middle + k;
		return (k == -d || (k != d && reached[at - 1] < reached[at + 1])) ? reached[at + 1] : reached[at - 1] + 1;
	}

	private List<Hunk> hunks() {
		List<Hunk> hunks = new ArrayList<>();
		int a = 0;
		int b = 0;
		while (a < this.before.length || b < this.after.length) {
			int from = a;
			int into = b;
			a = this.removed.nextClearBit(a);
			b = this.added.nextClearBit(b);
			if (a > from || b > into) {
				hunks.add(new Hunk(from, a, into, b));
			}
			int same = Math.min(next(this.removed, a, this.before.length), next(this.added, b, this.after.length));
			a += same;
			b += same;
		}
		return hunks;
	}

	private static int next(BitSet changed, int at, int length) {
		int next = changed.nextSetBit(at);
		return ((next < 0) ? length : next) - at;
	}

}
