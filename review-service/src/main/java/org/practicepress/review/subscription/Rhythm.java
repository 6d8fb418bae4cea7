package org.practicepress.review.subscription;

import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * When somebody at the desk gets mail. The codes are public names, in forms and in JSON.
 */
public enum Rhythm {

	/** No mail at all. */
	NEVER("never"),

	/** As soon as something comes. */
	AT_ONCE("at-once"),

	/** A digest a day, if there is something. */
	DAILY("daily"),

	/** A digest a week, if there is something. */
	WEEKLY("weekly");

	private final String code;

	Rhythm(String code) {
		this.code = code;
	}

	@JsonValue
	public String code() {
		return this.code;
	}

	/**
	 * Finds one.
	 * @param code its public name
	 * @return empty when none is called so
	 */
	public static Optional<Rhythm> of(String code) {
		for (Rhythm rhythm : values()) {
			if (rhythm.code.equals(code)) {
				return Optional.of(rhythm);
			}
		}
		return Optional.empty();
	}

	@JsonCreator
	static Rhythm read(String code) {
		return of(code).orElseThrow();
	}

}
