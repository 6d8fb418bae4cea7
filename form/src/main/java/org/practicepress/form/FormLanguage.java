package org.practicepress.form;

import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A language the form is written in.
 */
public enum FormLanguage {

	/** English. */
	ENGLISH("en", "English", ", "),

	/** French. */
	FRENCH("fr", "Français", ", "),

	/** Spanish. */
	SPANISH("es", "Español", ", "),

	/** Arabic. */
	ARABIC("ar", "العربية", "، ");

	private final String code;

	private final String ownName;

	private final String listSeparator;

	FormLanguage(String code, String ownName, String listSeparator) {
		this.code = code;
		this.ownName = ownName;
		this.listSeparator = listSeparator;
	}

	/**
	 * The ISO 639-1 code, as in file names, events and pages.
	 * @return such as {@code en}
	 */
	@JsonValue
	public String code() {
		return this.code;
	}

	/**
	 * The language's name for itself.
	 * @return such as {@code Français}
	 */
	public String ownName() {
		return this.ownName;
	}

	/**
	 * The locale to format dates, numbers and names of countries with. Its digits are the
	 * Western ones, also in Arabic: figures and years stay comparable across languages.
	 * @return the locale
	 */
	public Locale locale() {
		return Locale.of(this.code);
	}

	/**
	 * Which way the language runs, as HTML's {@code dir} wants it.
	 * @return {@code ltr} or {@code rtl}
	 */
	public String direction() {
		return rightToLeft() ? "rtl" : "ltr";
	}

	/**
	 * Whether the language is written from right to left.
	 * @return true for Arabic
	 */
	public boolean rightToLeft() {
		return this == ARABIC;
	}

	String listSeparator() {
		return this.listSeparator;
	}

	/**
	 * The language with this code.
	 * @param code such as {@code fr}
	 * @return the language, or empty when the form is not written in it
	 */
	public static Optional<FormLanguage> find(String code) {
		for (FormLanguage language : values()) {
			if (language.code.equalsIgnoreCase(code)) {
				return Optional.of(language);
			}
		}
		return Optional.empty();
	}

	/**
	 * The language to speak to a reader of this locale.
	 * @param locale a reader's locale
	 * @return the form's language, English when the form is not written in the reader's
	 */
	public static FormLanguage of(Locale locale) {
		return find(locale.getLanguage()).orElse(ENGLISH);
	}

	/**
	 * The language with this code.
	 * @param code one of {@code en, fr, es, ar}
	 * @return the language
	 * @throws IllegalArgumentException for any other code
	 */
	@JsonCreator
	public static FormLanguage of(String code) {
		return find(code).orElseThrow(() -> new IllegalArgumentException("The form is not written in '" + code + "'"));
	}

}
