package org.practicepress.reader.recognition;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.google.re2j.Pattern;
import org.practicepress.form.Answers;
import org.practicepress.form.Field;
import org.practicepress.form.FieldType;
import org.practicepress.form.FormLanguage;
import org.practicepress.form.PracticeForm;

/**
 * Tells the language that answers are written in, which need not be that of the form: the
 * factsheet will speak it. Arabic is told by its script, the others by their small words,
 * of which every other word of a running text is one.
 */
public final class AnswerLanguage {

	/** In characters. A few words may be a name or belong to any language. */
	private static final int SHORTEST = 60;

	/** In characters. More tells no more. */
	private static final int LONGEST = 50_000;

	/** Words that are not inflected and belong to no subject; some to two languages. */
	private static final Map<FormLanguage, Set<String>> SMALL_WORDS = Map.of(FormLanguage.ENGLISH,
			words("""
					a about after all also an and any are as at be because been before being between both but by can could did do
					does down during each for from had has have he her his how if in into is it its itself many may more most much
					must no not of on one or other our out over own same she should so some such than that the their them then
					there these they this those through to too under until up us was we were what when where which while who why
					will with would you your"""),
			FormLanguage.FRENCH,
			words("""
					a afin ai ainsi alors après au aucun aussi autre autres aux avant avec avoir c car ce cela ces cet cette ceux
					chaque chez comme contre d dans de depuis des deux donc dont du elle elles en entre est et eux fait faire il
					ils j je jusqu l la le les leur leurs lors lui m mais même mon n ne nos notre nous ont ou où par parce pas
					pendant peut plus pour puis qu quand que qui s sa sans se sera ses si soit son sont sous sur tous tout toute
					toutes très un une vers votre vous y à été être"""),
			FormLanguage.SPANISH,
			words("""
					a además al algunos ante antes así aunque cada como con contra cual cuando de del desde después donde dos durante
					e el ella ellas ellos en entre era es esa ese eso esta estaba estas este esto estos está están fue fueron ha
					hacer hacia han hasta hay la las le les lo los mayor me mediante mi mientras muy más ni no nos o otra otras
					otro otros para pero poco por porque pues que quien quienes se sea según ser si sin sino sobre son su sus sí
					también tan tanto tiene tienen toda todas todo todos tras un una unas uno unos y ya"""));

	/** Of so many words one must be a language's own, or the text is in another. */
	private static final int RAREST = 4;

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
	public FormLanguage of(Answers answers, FormLanguage formLanguage) {
		StringBuilder written = new StringBuilder();
		for (Field field : this.texts) {
			for (String answer : answers.all(field)) {
				int room = Math.max(0, LONGEST - written.length());
				written.append(answer, 0, Math.min(answer.length(), room)).append('\n');
			}
		}
		return (written.length() < SHORTEST) ? formLanguage : mostly(written.toString(), formLanguage);
	}

	/** Between equals, and where nothing tells, that of the form. */
	private static FormLanguage mostly(String text, FormLanguage formLanguage) {
		Map<FormLanguage, Integer> counts = new EnumMap<>(FormLanguage.class);
		int words = 0;
		int start = 0;
		for (int end = 0; end <= text.length(); end++) {
			if (end == text.length() || !Character.isLetter(text.charAt(end))) {
				if (end > start) {
					count(text.substring(start, end), counts);
					words++;
				}
				start = end + 1;
			}
		}
		int fewest = words / RAREST;
		counts.values().removeIf((count) -> count < fewest);
		FormLanguage most = formLanguage;
		for (Map.Entry<FormLanguage, Integer> counted : counts.entrySet()) {
			if (counted.getValue() > counts.getOrDefault(most, 0)) {
				most = counted.getKey();
			}
		}
		return most;
	}

	private static void count(String word, Map<FormLanguage, Integer> counts) {
		if (Character.UnicodeScript.of(word.charAt(0)) == Character.UnicodeScript.ARABIC) {
			counts.merge(FormLanguage.ARABIC, 1, Integer::sum);
			return;
		}
		String small = word.toLowerCase(Locale.ROOT);
		SMALL_WORDS.forEach((language, words) -> {
			if (words.contains(small)) {
				counts.merge(language, 1, Integer::sum);
			}
		});
	}

	private static Set<String> words(String words) {
		return Set.of(Pattern.compile("\\s+").split(words));
	}

}
