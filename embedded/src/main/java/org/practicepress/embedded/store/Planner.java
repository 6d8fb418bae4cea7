package org.practicepress.embedded.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;
import org.practicepress.embedded.store.Plan.Order;
import org.practicepress.embedded.store.Plan.Part;
import org.practicepress.embedded.store.Span.Interval;

/**
 * Finds the way to the fewest documents, a pure function of the query and the indexes. It
 * never leaves out a document that answers the query, and finds no way rather than a
 * doubtful one.
 */
final class Planner {

	/** More stretches of an index than this are not told apart by its next field. */
	private static final int MOST_INTERVALS = 500;

	private final List<? extends Access> accesses;

	private final long documents;

	/**
	 * For one collection.
	 * @param accesses what there is
	 * @param documents how many documents there are
	 */
	Planner(List<? extends Access> accesses, long documents) {
		this.accesses = accesses;
		this.documents = documents;
	}

	/**
	 * Plans a query.
	 * @param query what is asked
	 * @param orderBy in what order; empty for any
	 * @param wanted how many of the first are wanted
	 * @return the plan; null when all documents must be looked at
	 */
	@Nullable Plan plan(Document query, Document orderBy, long wanted) {
		Conditions conditions = Conditions.of(query);
		List<Bounds> narrow = new ArrayList<>();
		for (Access access : this.accesses) {
			Bounds bounds = Bounds.of(access, conditions);
			if (bounds != null && access.identifies() && bounds.fixed() == 1) {
				return bounds.plan(orderBy.isEmpty() ? Order.NONE : Order.FORWARD);
			}
			if (bounds != null) {
				narrow.add(bounds);
			}
		}
		Plan fewest = narrow.stream()
			.map((bounds) -> bounds.plan(Order.NONE))
			.min(Comparator.comparingLong(Plan::size))
			.orElse(null);
		for (List<Document> alternatives : conditions.alternatives()) {
			Plan union = union(alternatives);
			if (union != null && (fewest == null || union.size() < fewest.size())) {
				fewest = union;
			}
		}
		return orderBy.isEmpty() ? fewest : sorted(query, orderBy, wanted, narrow, fewest);
	}

	private @Nullable Plan union(List<Document> alternatives) {
		List<Part> parts = new ArrayList<>();
		for (Document alternative : alternatives) {
			Plan plan = plan(alternative, new Document(), Long.MAX_VALUE);
			if (plan == null) {
				return null;
			}
			parts.addAll(plan.parts());
		}
		return new Plan(parts, false, Order.NONE);
	}

	/** Entries in the order asked for are read until there are enough of them. */
	private @Nullable Plan sorted(Document query, Document orderBy, long wanted, List<Bounds> narrow,
			@Nullable Plan fewest) {
		List<Bounds> ways = new ArrayList<>(narrow);
		if (query.isEmpty() || (fewest != null && wanted < this.documents)) {
			this.accesses.stream()
				.filter((access) -> !access.sparse())
				.forEach((access) -> ways.add(Bounds.all(access, query.isEmpty())));
		}
		double matching = Math.max(1, (fewest != null) ? fewest.size() : this.documents);
		double least = (fewest != null) ? fewest.size() : Double.MAX_VALUE;
		Plan best = fewest;
		for (Bounds bounds : ways) {
			Order order = bounds.order(orderBy);
			if (order != Order.NONE) {
				Plan plan = bounds.plan(order);
				double read = plan.size() * Math.min(1, wanted / matching);
				if (read <= least) {
					least = read;
					best = plan;
				}
			}
		}
		return best;
	}

	/**
	 * How far the conditions narrow an index.
	 *
	 * @param access the index
	 * @param intervals what is left of it
	 * @param fixed of how many of its first fields only one value is left
	 * @param exact whether nothing else was asked
	 */
	private record Bounds(Access access, List<Interval> intervals, int fixed, boolean exact) {

		static Bounds all(Access access, boolean exact) {
			return new Bounds(access, List.of(Interval.ALL), 0, exact && !access.byElement());
		}

		/** Null when they do not narrow it. */
		static @Nullable Bounds of(Access access, Conditions conditions) {
			List<byte[]> before = List.of(new byte[0]);
			List<Interval> intervals = null;
			// each is only itself: to compare their bytes would take longer than the
			// query
			Set<Condition> used = Collections.newSetFromMap(new IdentityHashMap<>());
			Object element = null;
			int fixed = 0;
			for (int position = 0; position < access.fields().size(); position++) {
				Field field = access.fields().get(position);
				List<Condition> asked = asked(access, conditions, field.name(), position, element);
				if (asked.isEmpty()) {
					break;
				}
				element = asked.getFirst().element();
				used.addAll(asked);
				List<Span> spans = common(asked);
				intervals = new ArrayList<>();
				for (byte[] start : before) {
					for (Span span : spans) {
						intervals.add(span.after(start, field.ascending()));
					}
				}
				if (!spans.stream().allMatch(Span::single) || intervals.size() > MOST_INTERVALS) {
					break;
				}
				fixed += (fixed == position && spans.size() == 1) ? 1 : 0;
				before = intervals.stream().map((interval) -> interval.from().bytes()).toList();
			}
			if (intervals == null || (access.sparse() && used.stream().anyMatch(Bounds::absent))) {
				return null;
			}
			boolean exact = conditions.complete() && !access.byElement() && used.containsAll(conditions.all())
					&& used.stream().allMatch(Condition::exact);
			return new Bounds(access, intervals, fixed, exact);
		}

		/**
		 * What can be asked of a field. Where a document has several values, two
		 * conditions may be met by two of them; only what one element must meet goes
		 * together, and even that may hold further values of a field.
		 */
		private static List<Condition> asked(Access access, Conditions conditions, String field, int position,
				@Nullable Object element) {
			List<Condition> asked = conditions.all()
				.stream()
				.filter((condition) -> condition.field().equals(field))
				.filter((condition) -> !access.byElement() || position == 0
						|| (element != null && condition.element() == element))
				.sorted(Comparator.comparing(Condition::single, Comparator.reverseOrder())
					.thenComparing((condition) -> condition.element() == null))
				.toList();
			return (access.byElement() && asked.size() > 1) ? asked.subList(0, 1) : asked;
		}

		private static List<Span> common(List<Condition> asked) {
			List<Span> spans = asked.getFirst().spans();
			for (Condition other : asked.subList(1, asked.size())) {
				List<Span> both = new ArrayList<>();
				for (Span span : spans) {
					for (Span with : other.spans()) {
						Span common = span.and(with);
						if (common != null) {
							both.add(common);
						}
					}
				}
				spans = both;
			}
			return spans;
		}

		private static boolean absent(Condition condition) {
			return condition.spans().stream().anyMatch(Span::absent);
		}

		Plan plan(Order order) {
			return new Plan(List.of(new Part(this.access, this.intervals)), this.exact, order);
		}

		/**
		 * How the entries must be read to come in an order; {@code NONE} if they do not.
		 */
		Order order(Document orderBy) {
			if (this.access.byElement() || this.intervals.size() > 1) {
				return Order.NONE;
			}
			List<Field> fields = new ArrayList<>(this.access.fields());
			fields.add(Field.ID);
			Order order = Order.NONE;
			int position = 0;
			for (Map.Entry<String, Object> by : orderBy.entrySet()) {
				while (position < this.fixed && !fields.get(position).name().equals(by.getKey())) {
					position++;
				}
				if (position == fields.size() || !fields.get(position).name().equals(by.getKey())
						|| !(by.getValue() instanceof Number direction)) {
					return Order.NONE;
				}
				if (position >= this.fixed) {
					boolean same = (direction.intValue() > 0) == fields.get(position).ascending();
					Order needed = same ? Order.FORWARD : Order.BACKWARD;
					if (order != Order.NONE && order != needed) {
						return Order.NONE;
					}
					order = needed;
				}
				position++;
			}
			return (order == Order.NONE) ? Order.FORWARD : order;
		}

	}

}
