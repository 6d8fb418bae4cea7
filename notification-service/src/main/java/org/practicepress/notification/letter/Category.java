package org.practicepress.notification.letter;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How well proven an accepted practice is.
 */
public enum Category {

	/** Proven in several settings. */
	GOOD,

	/** Some evidence. */
	PROMISING,

	/** A new idea. */
	INNOVATIVE;

	@JsonValue
	public String code() {
		return name().toLowerCase(Locale.ROOT);
	}

	@JsonCreator
	public static Category of(String code) {
		return valueOf(code.toUpperCase(Locale.ROOT));
	}

}
