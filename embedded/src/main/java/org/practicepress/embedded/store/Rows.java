package org.practicepress.embedded.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.CannotIndexParallelArraysError;
import org.jspecify.annotations.Nullable;

/**
 * What an index holds of a document: a row with one value for each of its fields. An
 * array on the way gives a row for each element; fields within the same array go together
 * by element. What is missing is {@link Missing}.
 *
 * @param all the rows, at least one
 * @param byElement whether there was an array
 */
record Rows(List<@Nullable Object[]> all, boolean byElement) {

	/** Of a document, by an index on these fields. */
	static Rows of(Document document, List<Field> fields) {
		List<Step> steps = new ArrayList<>(fields.size());
		for (int position = 0; position < fields.size(); position++) {
			steps.add(new Step(position, fields.get(position).path(), 0));
		}
		return within(document, steps, fields.size());
	}

	private static Rows at(@Nullable Object value, List<Step> steps, int width) {
		if (!(value instanceof Collection<?> array)) {
			return within(value, steps, width);
		}
		List<@Nullable Object[]> all = new ArrayList<>();
		for (Object element : array) {
			List<Step> inside = steps.stream().filter((step) -> !step.ends()).toList();
			Rows rows = (element instanceof Collection<?> && !inside.isEmpty()) ? at(element, inside, width)
					: within(element, inside, width);
			for (@Nullable
			Object[] row : rows.all) {
				steps.stream().filter(Step::ends).forEach((step) -> row[step.position] = element);
				all.add(row);
			}
		}
		if (all.isEmpty()) {
			@Nullable Object[] row = new Object[width];
			steps.forEach((step) -> row[step.position] = EmptyArray.INSTANCE);
			all.add(row);
		}
		return new Rows(all, true);
	}

	private static Rows within(@Nullable Object value, List<Step> steps, int width) {
		@Nullable Object[] start = new Object[width];
		Map<String, List<Step>> further = new LinkedHashMap<>();
		for (Step step : steps) {
			if (step.ends()) {
				start[step.position] = value;
			}
			else {
				further.computeIfAbsent(step.name(), (name) -> new ArrayList<>()).add(step.next());
			}
		}
		List<@Nullable Object[]> all = new ArrayList<>();
		all.add(start);
		String array = null;
		for (Map.Entry<String, List<Step>> child : further.entrySet()) {
			Object found = (value instanceof Document document) ? document.getOrMissing(child.getKey())
					: Missing.getInstance();
			Rows rows = at(found, child.getValue(), width);
			if (rows.byElement && array != null) {
				throw new CannotIndexParallelArraysError(List.of(array, child.getKey()));
			}
			array = rows.byElement ? child.getKey() : array;
			all = combined(all, rows.all, child.getValue());
		}
		return new Rows(all, array != null);
	}

	private static List<@Nullable Object[]> combined(List<@Nullable Object[]> left, List<@Nullable Object[]> right,
			List<Step> filled) {
		List<@Nullable Object[]> all = new ArrayList<>(left.size() * right.size());
		for (@Nullable
		Object[] one : left) {
			for (@Nullable
			Object[] other : right) {
				@Nullable Object[] row = one.clone();
				filled.forEach((step) -> row[step.position] = other[step.position]);
				all.add(row);
			}
		}
		return all;
	}

	/** The way to a field, how far it has been gone, and where its value belongs. */
	private record Step(int position, List<String> path, int gone) {

		boolean ends() {
			return this.gone == this.path.size();
		}

		String name() {
			return this.path.get(this.gone);
		}

		Step next() {
			return new Step(this.position, this.path, this.gone + 1);
		}

	}

	/** Stands for the elements of an array that has none: neither null nor missing. */
	enum EmptyArray {

		INSTANCE

	}

}
