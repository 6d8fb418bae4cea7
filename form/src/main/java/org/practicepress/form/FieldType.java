package org.practicepress.form;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What kind of answer a field takes, and with it how an answer is written down
 * ("normalised") once it has been read.
 */
public enum FieldType {

	/** One line of text. */
	SHORT_TEXT,

	/**
	 * Paragraphs, one a line; a list's item is a line that begins with {@code "- "} or,
	 * when the list is numbered, with {@code "1. "}.
	 */
	LONG_TEXT,

	/** One address of electronic mail. */
	EMAIL,

	/** One choice's code. */
	CHOICE,

	/** Codes of one or more choices. */
	CHOICES,

	/** One or more countries, ISO 3166-1 alpha-2. */
	COUNTRIES,

	/** A month, {@code 2021-03}. */
	MONTH,

	/** A month, or {@link Field#ONGOING} for what still runs. */
	MONTH_OR_ONGOING,

	/** A whole number in Western digits without separators. */
	NUMBER,

	/**
	 * A number, then a space and a currency's ISO 4217 code when given:
	 * {@code 120000 EUR}.
	 */
	MONEY,

	/** {@code yes} or {@code no}. */
	YES_NO,

	/** Web addresses, beginning with {@code http://} or {@code https://}. */
	LINKS,

	/** Pictures that come with the form; never an answer of their own. */
	PHOTOS,

	/** Other files that come with the form; never an answer of their own. */
	FILES;

	/**
	 * The name used in the form's file.
	 * @return such as {@code long-text}
	 */
	@JsonValue
	public String code() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * Whether the field is answered by files instead of by words.
	 * @return true for photos and files
	 */
	public boolean files() {
		return this == PHOTOS || this == FILES;
	}

	@JsonCreator
	static FieldType of(String code) {
		for (FieldType type : values()) {
			if (type.code().equals(code)) {
				return type;
			}
		}
		throw new IllegalArgumentException("No type of field is called '" + code + "'");
	}

}
