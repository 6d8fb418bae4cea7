package org.practicepress.embedded.store;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a query implies for the values of one field: one of them is in one of the spans.
 *
 * @param field its name, with dots
 * @param spans where, in no order, none within another
 * @param exact whether a single value in a span is all that was asked
 * @param element what conditions that one element of an array must meet together have in
 * common; null for others
 */
record Condition(String field, List<Span> spans, boolean exact, @Nullable Object element) {

	boolean single() {
		return this.spans.stream().allMatch(Span::single);
	}

}
