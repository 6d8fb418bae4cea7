package org.practicepress.embedded.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * What a query asks of the values of fields, as far as an index can tell. Whatever it
 * does not understand it leaves to the server, which looks at every document found.
 */
final class Conditions {

	/** Up to here doubles tell all whole numbers apart. */
	private static final double EXACT = 1L << 53;

	private final List<Condition> all = new ArrayList<>();

	private final List<List<Document>> alternatives = new ArrayList<>();

	private boolean complete = true;

	private Conditions() {
	}

	static Conditions of(Document query) {
		Conditions conditions = new Conditions();
		conditions.read("", query, null);
		return conditions;
	}

	/** All of them must hold. */
	List<Condition> all() {
		return this.all;
	}

	/** Of each of these, one at least must hold, too. */
	List<List<Document>> alternatives() {
		return this.alternatives;
	}

	/** Whether the query asks nothing but the conditions. */
	boolean complete() {
		return this.complete;
	}

	private void read(String prefix, Document query, @Nullable Object element) {
		query.forEach((name, asked) -> {
			if (!name.startsWith("$")) {
				field(prefix + name, asked, element);
			}
			else if (name.equals("$and") && !documents(asked).isEmpty()) {
				documents(asked).forEach((part) -> read(prefix, part, element));
			}
			else if (!name.equals("$comment")) {
				this.complete = false;
				if (name.equals("$or") && element == null && !documents(asked).isEmpty()) {
					this.alternatives.add(documents(asked));
				}
			}
		});
	}

	private void field(String field, @Nullable Object asked, @Nullable Object element) {
		if (asked instanceof Document operators && operators.keySet().stream().anyMatch((key) -> key.startsWith("$"))
				&& !BsonRegularExpression.isRegularExpression(asked)) {
			operators.forEach((operator, value) -> operator(field, operator, value, element));
		}
		else {
			anyOf(field, Collections.singletonList(asked), element);
		}
	}

	private void operator(String field, String operator, @Nullable Object value, @Nullable Object element) {
		switch (operator) {
			case "$eq" -> anyOf(field, Collections.singletonList(value), element);
			case "$in" -> anyOf(field, (value instanceof Collection<?> values) ? values : List.of(List.of()), element);
			case "$gt", "$gte", "$lt", "$lte" -> {
				if (value instanceof String || value instanceof Instant || value instanceof ObjectId
						|| (value instanceof Number number && !Double.isNaN(number.doubleValue()))) {
					this.all.add(new Condition(field, List.of(Span.range(operator, value)), exact(value), element));
				}
				else {
					this.complete = false;
				}
			}
			case "$exists" -> {
				this.complete = false;
				if (!Utils.isTrue(value)) {
					this.all.add(new Condition(field, List.of(Span.point(null)), false, element));
				}
			}
			case "$elemMatch" -> {
				this.complete = false;
				if (value instanceof Document asked && element == null) {
					read(field + ".", asked, asked);
				}
			}
			default -> this.complete = false;
		}
	}

	private void anyOf(String field, Collection<?> values, @Nullable Object element) {
		if (!values.stream().allMatch(Conditions::plain)) {
			this.complete = false;
			return;
		}
		Map<Key, Span> spans = new LinkedHashMap<>();
		for (Object value : values) {
			Span span = Span.point(value);
			spans.put(new Key(span.low()), span);
		}
		this.all.add(new Condition(field, List.copyOf(spans.values()), values.stream().allMatch(Conditions::exact),
				element));
	}

	/** Equal for the server if, and only if, its bytes are. */
	private static boolean plain(@Nullable Object value) {
		return value == null || value instanceof String || value instanceof Number || value instanceof Boolean
				|| value instanceof Instant || value instanceof ObjectId || value instanceof UUID
				|| value instanceof LegacyUUID || value instanceof BinData || value instanceof BsonTimestamp;
	}

	private static boolean exact(@Nullable Object value) {
		return !(value instanceof Number number) || number instanceof Long
				|| (!(number instanceof Decimal128) && Math.abs(number.doubleValue()) < EXACT);
	}

	/** None when it is not all documents. */
	private static List<Document> documents(@Nullable Object parts) {
		return (parts instanceof List<?> list && list.stream().allMatch(Document.class::isInstance))
				? list.stream().map(Document.class::cast).toList() : List.of();
	}

}
