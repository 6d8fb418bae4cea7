package org.practicepress.publish.rendering;

import java.util.LinkedHashMap;
import java.util.Map;

import org.practicepress.form.Choice;
import org.practicepress.form.FormLanguage;
import org.practicepress.form.PracticeForm;

/** The words of the practice form. */
public final class PracticeFormWords implements FormWords {

	private final PracticeForm form;

	public PracticeFormWords(PracticeForm form) {
		this.form = form;
	}

	@Override
	public String field(String key, String language) {
		return this.form.find(key).map((field) -> field.label(in(language))).orElse(key);
	}

	@Override
	public String choice(String key, String value, String language) {
		return this.form.find(key).map((field) -> field.choiceLabel(value, in(language))).orElse(value);
	}

	@Override
	public Map<String, String> choices(String key, String language) {
		Map<String, String> choices = new LinkedHashMap<>();
		this.form.find(key).ifPresent((field) -> {
			for (Choice choice : field.choices()) {
				choices.put(choice.code(), choice.label(in(language)));
			}
		});
		return choices;
	}

	private static FormLanguage in(String language) {
		return FormLanguage.find(language).orElse(FormLanguage.ENGLISH);
	}

}
