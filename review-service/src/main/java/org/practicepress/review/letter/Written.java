package org.practicepress.review.letter;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.practicepress.form.FormLanguage;
import org.practicepress.review.decision.CorrectedAnswer;

/**
 * How an editor's words will reach the contributor.
 *
 * @param name who gets them; null when that is not known
 * @param address where; null when that is not known
 * @param language the language of the mail around them
 * @param words what is said; empty for nothing
 * @param corrections what the mail says besides of the corrections of single answers
 */
public record Written(@Nullable String name, @Nullable String address, FormLanguage language, String words,
		List<CorrectedAnswer> corrections) {

	/** As they stand in the mail, one below the other. */
	public List<String> lines() {
		return this.words.lines().map(String::strip).toList();
	}

	/** Logs name nobody. */
	@Override
	public String toString() {
		return "Written[" + this.language.code() + "]";
	}

}
