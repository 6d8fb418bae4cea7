package org.practicepress.reader.recognition;

import java.util.List;
import java.util.Optional;

import org.practicepress.form.Field;

/**
 * What was written, where it says more or something else than what was understood of it:
 * then its writer is told. Another notation says the same: "1 402" is 1402, and "March
 * 2021" is 2021-03. What could not be understood at all stays as it was written and is no
 * business of this. Pure.
 */
final class Written {

	/** So much of it is shown. */
	private static final int LONGEST = 300;

	private final Months months;

	Written(Months months) {
		this.months = months;
	}

	/**
	 * The words that say something else.
	 * @param field the question
	 * @param lines what was written, without the form's own words
	 * @param understood the answer that was made of it
	 * @return the words, or empty when the answer says the same
	 */
	Optional<String> unlike(Field field, List<String> lines, List<String> understood) {
		String text = String.join(" ", lines);
		if (text.isEmpty() || understood.equals(List.of(text))) {
			return Optional.empty();
		}
		String answer = String.join(" ", understood);
		boolean same = switch (field.type()) {
			case EMAIL -> AnswerReader.isOnlyEmail(text, answer);
			case MONTH, MONTH_OR_ONGOING -> !answer.equals(Field.ONGOING) && this.months.isOnlyMonth(text);
			case NUMBER -> Amounts.isOnlyNumber(text, answer);
			case MONEY -> Amounts.isOnlyMoney(text, answer);
			case LINKS -> AnswerReader.isOnlyLinks(lines);
			// taken word by word, or left as it was written unless every word is known
			case SHORT_TEXT, LONG_TEXT, CHOICE, CHOICES, YES_NO, COUNTRIES, PHOTOS, FILES -> true;
		};
		return same ? Optional.empty() : Optional.of(shown(text));
	}

	/** The beginning of a text, as far as it is shown. */
	static String shown(String text) {
		return (text.codePointCount(0, text.length()) <= LONGEST) ? text
				: text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "\u2026";
	}

}
