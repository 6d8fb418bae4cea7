package org.practicepress.review.insight;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.practicepress.review.decision.HistoryEntry.What;
import org.practicepress.review.search.Asked;
import org.practicepress.review.search.Days;
import org.practicepress.review.search.Filter;
import org.practicepress.review.search.Found.Count;
import org.practicepress.review.search.Tally;
import org.practicepress.review.search.Tally.Times;
import org.practicepress.review.search.View;

/**
 * What came and what was decided in a period, and what waits now. Made by pure functions
 * of what was counted.
 *
 * @param period the days that are looked at
 * @param step what they are divided into
 * @param received how many came
 * @param decided how many were first decided about
 * @param decisions how many of those were accepted, and how many declined
 * @param times how long those took
 * @param stretches the same for each part of the period
 * @param values how many of those that came have each value of a filter
 * @param waiting how many wait for whom, whenever they came
 */
record Insight(Period period, Step step, Figure received, Figure decided, List<Figure> decisions, Times times,
		List<Stretch> stretches, Map<Filter, List<Figure>> values, List<Figure> waiting) {

	/** What waits, by what for; those that wait too long are among the others, too. */
	private static final List<View> WAITING = List.of(View.QUEUED, View.IN_REVIEW, View.CHANGES_REQUESTED,
			View.WITHOUT_DRAFT, View.OVERDUE);

	Insight {
		decisions = List.copyOf(decisions);
		stretches = List.copyOf(stretches);
		values = Map.copyOf(values);
		waiting = List.copyOf(waiting);
	}

	static Insight of(Period period, Step step, List<Days> parts, Tally tally) {
		Days days = period.days();
		List<Stretch> stretches = new ArrayList<>();
		for (int part = 0; part < parts.size(); part++) {
			Days its = parts.get(part);
			Times times = tally.decidedBy().get(part);
			stretches.add(new Stretch(its, new Figure(step.code(), tally.receivedBy().get(part), received(its)),
					new Figure(step.code(), times.number(), decided(its)), times));
		}
		Map<Filter, List<Figure>> values = new EnumMap<>(Filter.class);
		tally.values()
			.forEach((filter, counts) -> values.put(filter, counts.stream()
				.map((count) -> new Figure(count.value(), count.number(), with(received(days), filter, count.value())))
				.toList()));
		return new Insight(period, step, new Figure("received", tally.received(), received(days)),
				new Figure("decided", tally.decided().number(), decided(days)),
				List.of(decision(What.ACCEPTED, days, tally), decision(What.DECLINED, days, tally)), tally.decided(),
				stretches, values,
				WAITING.stream()
					.map((view) -> new Figure(view.code(), tally.views().getOrDefault(view, 0L),
							Map.of(Asked.VIEW, List.of(view.code()))))
					.toList());
	}

	private static Figure decision(What what, Days days, Tally tally) {
		long number = tally.decisions()
			.stream()
			.filter((count) -> count.value().equals(what.code()))
			.mapToLong(Count::number)
			.sum();
		return new Figure(what.code(), number, with(decided(days), Filter.DECISION, what.code()));
	}

	/**
	 * How many in a hundred of those that were decided about were accepted.
	 * @return a part of 1; 0 also when there are none
	 */
	double acceptance() {
		return (this.decided.number() > 0) ? (double) this.decisions.getFirst().number() / this.decided.number() : 0;
	}

	/**
	 * What came, by one of its values.
	 * @param filter which
	 * @return the figures, the largest first
	 */
	List<Figure> by(Filter filter) {
		return this.values.getOrDefault(filter, List.of());
	}

	private static Map<String, List<String>> received(Days days) {
		return within(days, Filter.RECEIVED_FROM, Filter.RECEIVED_TO);
	}

	private static Map<String, List<String>> decided(Days days) {
		return within(days, Filter.DECIDED_FROM, Filter.DECIDED_TO);
	}

	private static Map<String, List<String>> within(Days days, Filter from, Filter to) {
		Map<String, List<String>> list = new LinkedHashMap<>();
		list.put(Asked.VIEW, List.of(View.ALL.code()));
		list.put(from.code(), List.of(days.first().toString()));
		list.put(to.code(), List.of(days.last().toString()));
		return list;
	}

	private static Map<String, List<String>> with(Map<String, List<String>> list, Filter filter, String value) {
		list.put(filter.code(), List.of(value));
		return list;
	}

	/**
	 * A number, and where to find what it counts.
	 *
	 * @param value what it is the number of, by its code
	 * @param number the number
	 * @param list the parameters by which the queue shows those that are counted
	 */
	record Figure(String value, long number, Map<String, List<String>> list) {

		/** What follows the question mark in the queue's address. */
		public String query() {
			return Asked.query(this.list);
		}

	}

	/**
	 * A part of the period.
	 *
	 * @param days its days
	 * @param received how many came then
	 * @param decided how many were first decided about then
	 * @param times how long those took
	 */
	record Stretch(Days days, Figure received, Figure decided, Times times) {
	}

}
