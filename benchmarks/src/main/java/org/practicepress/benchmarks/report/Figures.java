package org.practicepress.benchmarks.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What was measured of one version, each row perhaps several times.
 */
public final class Figures {

	private final Map<Row, List<Double>> figures = new LinkedHashMap<>();

	public void add(Row row, double figure) {
		this.figures.computeIfAbsent(row, (key) -> new ArrayList<>()).add(figure);
	}

	public Set<Row> rows() {
		return this.figures.keySet();
	}

	/** All figures of a row, in the order in which they were measured. */
	public List<Double> all(Row row) {
		return this.figures.getOrDefault(row, List.of());
	}

	/**
	 * The figure of a row: the middle one of an odd number, the mean of the two in the
	 * middle of an even one.
	 */
	public OptionalDouble of(Row row) {
		List<Double> all = all(row);
		return all.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(middle(all));
	}

	/**
	 * The one in the middle.
	 * @param figures at least one
	 */
	public static double middle(List<Double> figures) {
		List<Double> sorted = new ArrayList<>(figures);
		Collections.sort(sorted);
		return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
	}

}
