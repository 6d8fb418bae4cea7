package org.practicepress.review.search;

import java.util.Locale;
import java.util.Optional;

/**
 * What comes first.
 */
public enum Order {

	/** What came first. */
	OLDEST,

	/** What came last. */
	NEWEST,

	/** What has most of the words that were looked for. */
	BEST;

	public String code() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Finds an order.
	 * @param code its name
	 * @return empty when none is called so
	 */
	public static Optional<Order> of(String code) {
		for (Order order : values()) {
			if (order.code().equals(code)) {
				return Optional.of(order);
			}
		}
		return Optional.empty();
	}

}
