package org.practicepress.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.practicepress.benchmarks.report.Row.Better;
import tools.jackson.databind.json.JsonMapper;

/**
 * All that a run has measured, and how it is shown.
 *
 * @param machine what it was measured on, and when
 * @param floors the figures of the bare libraries
 * @param before the name of the version compared with, or null
 * @param earlier its figures
 * @param now today's figures
 */
public record Report(String machine, Figures floors, @Nullable String before, Figures earlier, Figures now) {

	/** For figures there are none of. */
	private static final String NONE = "–";

	/** The table for a terminal. */
	public String text() {
		List<List<String>> table = table();
		List<Integer> widths = IntStream.range(0, table.getFirst().size())
			.mapToObj((column) -> table.stream().mapToInt((cells) -> cells.get(column).length()).max().orElse(0))
			.toList();
		return this.machine + "\n\n"
				+ table.stream()
					.map((cells) -> IntStream.range(0, cells.size())
						.mapToObj((column) -> ((column == 0) ? "%-" : "%") + widths.get(column) + "s")
						.collect(Collectors.joining("  "))
						.formatted(cells.toArray())
						.stripTrailing())
					.collect(Collectors.joining("\n", "", "\n"));
	}

	/** The table for a document. */
	public String markdown() {
		List<String> lines = new ArrayList<>(
				table().stream().map((cells) -> "| " + String.join(" | ", cells) + " |").toList());
		lines.add(1, "|---|" + "--:|".repeat(table().getFirst().size() - 1));
		return this.machine + "\n\n" + String.join("\n", lines) + "\n";
	}

	/** Everything for a program, each figure that was measured. */
	public String json() {
		Map<String, Object> report = new LinkedHashMap<>();
		report.put("machine", this.machine);
		report.put("before", this.before);
		report.put("rows", rows().stream().map((row) -> {
			Map<String, Object> told = new LinkedHashMap<>();
			told.put("scenario", row.scenario());
			told.put("what", row.what());
			told.put("unit", row.unit());
			told.put("better", row.better().name().toLowerCase(Locale.ROOT));
			told.put("floor", this.floors.all(row));
			told.put("before", this.earlier.all(row));
			told.put("now", this.now.all(row));
			return told;
		}).toList());
		return new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n";
	}

	private Set<Row> rows() {
		Set<Row> rows = new LinkedHashSet<>(this.now.rows());
		rows.addAll(this.earlier.rows());
		return rows;
	}

	private List<List<String>> table() {
		List<List<String>> table = new ArrayList<>();
		table.add(List.of("what", "unit", "floor", (this.before != null) ? this.before : "before", "now",
				"now : before", "now : floor"));
		for (Row row : rows()) {
			OptionalDouble figure = this.now.of(row);
			table.add(List.of(row.what(), row.unit() + ((row.better() == Better.LESS) ? " ↓" : " ↑"),
					shown(this.floors.of(row)), shown(this.earlier.of(row)), shown(figure),
					ratio(figure, this.earlier.of(row)), ratio(figure, this.floors.of(row))));
		}
		return table;
	}

	private static String ratio(OptionalDouble figure, OptionalDouble other) {
		return (figure.isPresent() && other.isPresent() && other.getAsDouble() > 0)
				? String.format(Locale.ROOT, "%.2f", figure.getAsDouble() / other.getAsDouble()) : NONE;
	}

	private static String shown(OptionalDouble figure) {
		if (figure.isEmpty()) {
			return NONE;
		}
		double value = figure.getAsDouble();
		return String.format(Locale.ROOT, (value >= 100) ? "%.0f" : (value >= 10) ? "%.1f" : "%.2f", value);
	}

}
