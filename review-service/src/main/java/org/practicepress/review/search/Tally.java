package org.practicepress.review.search;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.practicepress.review.search.Found.Count;

/**
 * What came and what was decided on some days, in numbers, and what waits now.
 *
 * @param received how many came
 * @param receivedBy how many of them came in each part of these days
 * @param values how many of them have each value of a filter, the most first
 * @param decided how long those took about which was first decided on these days
 * @param decidedBy the same for each part of these days
 * @param decisions how many of those were decided how
 * @param views how many are in each part of the queue, whenever they came
 */
public record Tally(long received, List<Long> receivedBy, Map<Filter, List<Count>> values, Times decided,
		List<Times> decidedBy, List<Count> decisions, Map<View, Long> views) {

	public Tally {
		receivedBy = List.copyOf(receivedBy);
		values = Map.copyOf(values);
		decidedBy = List.copyOf(decidedBy);
		decisions = List.copyOf(decisions);
		views = Map.copyOf(views);
	}

	/**
	 * How long some took from the day they came to the first decision.
	 *
	 * @param number how many
	 * @param median half of them took no longer; nothing when there are none
	 * @param ninetieth nine in ten of them took no longer
	 */
	public record Times(long number, Duration median, Duration ninetieth) {

		private static final int HALF = 50;

		private static final int NINE_IN_TEN = 90;

		private static final int HUNDRED = 100;

		static Times of(long[] millis) {
			Arrays.sort(millis);
			return new Times(millis.length, percentile(millis, HALF), percentile(millis, NINE_IN_TEN));
		}

		/** By the nearest rank, so that it is a time that one of them took. */
		private static Duration percentile(long[] sorted, int percent) {
			return (sorted.length > 0)
					? Duration
						.ofMillis(sorted[Math.toIntExact(Math.ceilDiv((long) sorted.length * percent, HUNDRED)) - 1])
					: Duration.ZERO;
		}

	}

}
