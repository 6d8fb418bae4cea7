package org.practicepress.review.search;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.practicepress.form.Countries;
import org.practicepress.form.FormLanguage;
import org.practicepress.form.PracticeForm;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The words for what the queue can be filtered by.
 */
@Component
public class FilterWords {

	private final PracticeForm form;

	private final MessageSource messages;

	FilterWords(PracticeForm form, MessageSource messages) {
		this.form = form;
		this.messages = messages;
	}

	/**
	 * In the reader's language; what nobody knows stays as it is.
	 * @param filter the filter
	 * @param value one of its values
	 * @param locale the reader's language
	 * @return the words
	 */
	public String of(Filter filter, String value, Locale locale) {
		FormLanguage language = FormLanguage.of(locale);
		return switch (filter) {
			case COUNTRY -> Countries.name(value, language);
			case THEME ->
				this.form.find(Filter.THEME_FIELD).map((field) -> field.choiceLabel(value, language)).orElse(value);
			case LANGUAGE -> languageName(value, locale);
			case EDITOR -> value;
			case CATEGORY -> message("review.category." + value, value, locale);
			case CHANNEL, DOUBTFUL, PROBLEMS, MAIL, DECISION, AGE ->
				message("review.filter." + filter.code() + "." + value, value, locale);
			case RECEIVED_FROM, RECEIVED_TO, DECIDED_FROM, DECIDED_TO ->
				Days.day(value).map((day) -> onDay(filter, day, locale)).orElse(value);
		};
	}

	/** Never with the month as a number, which half of the world reads as the day. */
	private String onDay(Filter filter, LocalDate day, Locale locale) {
		return this.messages.getMessage("review.filter." + filter.code(),
				new Object[] { DateTimeFormatter.ofPattern("d MMM uuuu", locale).format(day) }, locale);
	}

	private static String languageName(String code, Locale locale) {
		Locale language = Locale.forLanguageTag(code);
		String name = language.getDisplayLanguage(locale);
		return name.isEmpty() ? code : name.substring(0, 1).toUpperCase(locale) + name.substring(1);
	}

	private String message(String key, String value, Locale locale) {
		String words = this.messages.getMessage(key, null, value, locale);
		return (words != null) ? words : value;
	}

}
