package org.practicepress.publish.rendering;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** The factsheet's own words (headings, imprint) in one language. */
public final class Words {

	/** The languages a factsheet can be in. */
	public static final List<String> LANGUAGES = List.of("en", "fr", "es", "ar");

	private static final ResourceBundle.Control NO_FALLBACK = ResourceBundle.Control
		.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

	private final Locale locale;

	private final ResourceBundle bundle;

	private Words(Locale locale) {
		this.locale = locale;
		this.bundle = ResourceBundle.getBundle("publish.factsheet", locale, NO_FALLBACK);
	}

	/** The words of a language; English when the language is not one of ours. */
	public static Words in(String language) {
		String known = LANGUAGES.contains(language) ? language : "en";
		// Arabic is written with the digits the form is filled in with
		return new Words(Locale.forLanguageTag(known + "-u-nu-latn"));
	}

	public Locale locale() {
		return this.locale;
	}

	public boolean rightToLeft() {
		return this.locale.getLanguage().equals("ar");
	}

	public String get(String key, Object... arguments) {
		String pattern = this.bundle.getString(key);
		return (arguments.length == 0) ? pattern : new MessageFormat(pattern, this.locale).format(arguments);
	}

	String getOr(String key, String otherwise) {
		try {
			return this.bundle.getString(key);
		}
		catch (MissingResourceException ex) {
			return otherwise;
		}
	}

}
