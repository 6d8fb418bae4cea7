package org.practicepress.review.search;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

import org.practicepress.review.queue.Usual;

/**
 * What is looked for.
 *
 * @param view the part of the queue
 * @param text words that must all be there; empty for any
 * @param chosen the values of which one must apply, by filter; those without values let
 * all through
 * @param order what comes first
 * @param page from 1; one too large gives the last
 * @param size how many to a page
 * @param editor who looks, by name
 * @param usual how long submissions usually wait
 * @param now the time
 */
public record Asked(View view, String text, Map<Filter, List<String>> chosen, Order order, int page, int size,
		String editor, Usual usual, Instant now) {

	private static final int MOST_VALUES = 50;

	/** The parameters' names, beside those of the filters. */
	public static final String VIEW = "status";

	public static final String TEXT = "q";

	public static final String ORDER = "sort";

	public static final String PAGE = "page";

	/** Leaves out what is empty, too long or too much. */
	public Asked {
		text = text.strip();
		text = text.substring(0, Math.min(Words.LONGEST, text.length()));
		Map<Filter, List<String>> kept = new EnumMap<>(Filter.class);
		chosen.forEach((filter, values) -> {
			List<String> some = values.stream()
				.filter((value) -> !value.isBlank() && value.length() <= Words.LONGEST)
				.filter((value) -> !filter.isDay() || Days.day(value).isPresent())
				.distinct()
				.limit(filter.isDay() ? 1 : MOST_VALUES)
				.toList();
			if (!some.isEmpty()) {
				kept.put(filter, some);
			}
		});
		chosen = Map.copyOf(kept);
	}

	/**
	 * Understands the parameters of an address. What makes no sense is left out.
	 * @param parameters the parameters
	 * @param size how many to a page
	 * @param editor who looks, by name
	 * @param usual how long submissions usually wait
	 * @param now the time
	 * @return what is looked for: what waits for an editor, unless another part of the
	 * queue is named; what fits best or what came first or last first, as suits it,
	 * unless an order is named
	 */
	public static Asked of(Map<String, List<String>> parameters, int size, String editor, Usual usual, Instant now) {
		View view = View.of(first(parameters, VIEW)).orElse(View.QUEUED);
		String text = first(parameters, TEXT);
		Map<Filter, List<String>> chosen = new EnumMap<>(Filter.class);
		for (Filter filter : Filter.values()) {
			chosen.put(filter, parameters.getOrDefault(filter.code(), List.of()));
		}
		Order order = Order.of(first(parameters, ORDER)).orElse(usual(view, text));
		return new Asked(view, text, chosen, order, number(first(parameters, PAGE)), size, editor, usual, now);
	}

	/**
	 * What comes first when nobody says.
	 * @return the order
	 */
	public Order usualOrder() {
		return usual(this.view, this.text);
	}

	/**
	 * Whether anything but the part of the queue is asked for.
	 * @return false when all of that part is shown
	 */
	public boolean narrowed() {
		return !this.text.isEmpty() || !this.chosen.isEmpty();
	}

	/**
	 * The parameters that ask for the same, from its first page.
	 * @return the values by name, as {@link #of} understands them
	 */
	public Map<String, List<String>> parameters() {
		return parameters(this.view, this.text, this.chosen);
	}

	/**
	 * The parameters that ask for something else in the same order.
	 * @param otherView the part of the queue
	 * @param otherText the words
	 * @param otherChoices the values, by filter
	 * @return the values by name
	 */
	public Map<String, List<String>> parameters(View otherView, String otherText,
			Map<Filter, List<String>> otherChoices) {
		Map<String, List<String>> parameters = new LinkedHashMap<>();
		parameters.put(VIEW, List.of(otherView.code()));
		if (!otherText.isEmpty()) {
			parameters.put(TEXT, List.of(otherText));
		}
		for (Filter filter : Filter.values()) {
			List<String> values = otherChoices.getOrDefault(filter, List.of());
			if (!values.isEmpty()) {
				parameters.put(filter.code(), values);
			}
		}
		if (this.order != usualOrder()) {
			parameters.put(ORDER, List.of(this.order.code()));
		}
		return parameters;
	}

	/**
	 * Parameters as they stand in an address.
	 * @param parameters the values by name
	 * @return what follows the question mark
	 */
	public static String query(Map<String, List<String>> parameters) {
		StringJoiner query = new StringJoiner("&");
		parameters.forEach((name, values) -> values
			.forEach((value) -> query.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8))));
		return query.toString();
	}

	private static Order usual(View view, String text) {
		if (!text.isBlank()) {
			return Order.BEST;
		}
		return view.waits() ? Order.OLDEST : Order.NEWEST;
	}

	private static String first(Map<String, List<String>> parameters, String name) {
		List<String> values = parameters.getOrDefault(name, List.of());
		return values.isEmpty() ? "" : values.getFirst();
	}

	private static int number(String page) {
		try {
			return Integer.parseInt(page);
		}
		catch (NumberFormatException ex) {
			return 1;
		}
	}

}
