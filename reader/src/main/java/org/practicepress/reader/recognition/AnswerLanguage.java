package org.practicepress.reader.recognition;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.apache.tika.langdetect.opennlp.OpenNLPDetector;
import org.apache.tika.language.detect.LanguageDetector;
import org.apache.tika.language.detect.LanguageResult;
import org.practicepress.form.Answers;
import org.practicepress.form.Field;
import org.practicepress.form.FieldType;
import org.practicepress.form.FormLanguage;
import org.practicepress.form.PracticeForm;

/**
 * Tells the language that answers are written in, which need not be that of the form: the
 * factsheet will speak it.
 */
public final class AnswerLanguage {

	/** A few words may be a name or belong to any language. */
	private static final int SHORTEST = 60;

	/** By the names that the detector uses, ISO 639-3. */
	private static final Map<String, FormLanguage> LANGUAGES = Map.of("eng", FormLanguage.ENGLISH, "fra",
			FormLanguage.FRENCH, "spa", FormLanguage.SPANISH, "ara", FormLanguage.ARABIC);

	private final LanguageDetector detector = new OpenNLPDetector();

	private final List<Field> texts;

	public AnswerLanguage(PracticeForm form) {
		this.texts = form.fields()
			.stream()
			.filter((field) -> field.type() == FieldType.LONG_TEXT || field.type() == FieldType.SHORT_TEXT)
			.toList();
	}

	/**
	 * The language most of the text is written in.
	 * @param answers the answers
	 * @param formLanguage the language of the form, for want of text to tell by
	 * @return one of the form's languages
	 */
	public synchronized FormLanguage of(Answers answers, FormLanguage formLanguage) {
		List<String> written = new ArrayList<>();
		this.texts.forEach((field) -> written.addAll(answers.all(field)));
		String text = String.join("\n", written);
		if (text.length() < SHORTEST) {
			return formLanguage;
		}
		this.detector.reset();
		this.detector.addText(text);
		return this.detector.detectAll()
			.stream()
			.filter((result) -> LANGUAGES.containsKey(name(result)))
			.findFirst()
			.map((result) -> LANGUAGES.getOrDefault(name(result), formLanguage))
			.orElse(formLanguage);
	}

	private static String name(LanguageResult result) {
		return result.getLanguage().toLowerCase(Locale.ROOT);
	}

}
