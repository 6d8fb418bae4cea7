package org.practicepress.review.decision;

import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What kind of practice an accepted one is, by its evidence.
 */
public enum Category {

	/** Proven in several settings, can be repeated. */
	GOOD("good"),

	/** Some evidence, likely to be repeatable. */
	PROMISING("promising"),

	/** A new idea with little evidence yet. */
	INNOVATIVE("innovative");

	private final String code;

	Category(String code) {
		this.code = code;
	}

	@JsonValue
	public String code() {
		return this.code;
	}

	public static Optional<Category> of(String code) {
		for (Category category : values()) {
			if (category.code.equals(code)) {
				return Optional.of(category);
			}
		}
		return Optional.empty();
	}

}
