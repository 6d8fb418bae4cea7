package org.practicepress.review.correction;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.practicepress.form.AnswerCheck;
import org.practicepress.form.Answers;
import org.practicepress.form.Field;
import org.practicepress.form.FieldType;
import org.practicepress.form.PracticeForm;
import org.practicepress.form.Role;
import org.practicepress.review.comparison.Extent;
import org.practicepress.review.decision.Decision.Refusal;
import org.practicepress.review.decision.PlainText;
import org.practicepress.review.decision.ReviewCommand.Correct;
import org.practicepress.review.decision.Revision;

import org.springframework.stereotype.Component;

/**
 * What is a small correction of an answer. It is measured against the contributor's own
 * words, so that many small ones do not make a large one.
 */
@Component
public final class Corrections {

	/** In characters, several times what the form allows for any answer. */
	private static final int LONGEST = 20_000;

	/** In words and signs: so many slips there may be in any answer. */
	private static final int ALWAYS = 3;

	/** Of a long answer, one word in so many. */
	private static final int ONE_IN = 10;

	/** However long the answer is. */
	private static final int MOST = 20;

	private final PracticeForm form;

	private final AnswerCheck check;

	Corrections(PracticeForm form) {
		this.form = form;
		this.check = new AnswerCheck(form);
	}

	/**
	 * Whether an answer can be corrected at all.
	 * @param form the contributor's form
	 * @param field the field's key
	 * @return true for one text that does not tell of the contributor
	 */
	public boolean possible(Revision form, String field) {
		List<String> own = form.answer(field);
		return own.size() == 1 && own.getFirst().length() <= LONGEST && text(field).isPresent();
	}

	/**
	 * Whether an answer is one line.
	 * @param field the field's key
	 * @return false also when the form has no such field
	 */
	public boolean isLine(String field) {
		return text(field).filter((known) -> known.type() == FieldType.SHORT_TEXT).isPresent();
	}

	/**
	 * What was typed, as answers are written down.
	 * @param command what an editor wants
	 * @return the same without what nobody sees
	 */
	public Correct tidied(Correct command) {
		String field = (command.field() != null) ? command.field() : "";
		boolean title = this.form.find(Role.TITLE).filter((known) -> known.key().equals(field)).isPresent();
		return new Correct(field, (command.text() != null) ? tidied(field, command.text()) : null, title);
	}

	private String tidied(String field, String text) {
		return PlainText.tidied(text)
			.lines()
			.map(String::strip)
			.filter((line) -> !line.isEmpty())
			.collect(Collectors.joining(isLine(field) ? " " : "\n"));
	}

	/**
	 * What stands against a correction.
	 * @param form the contributor's form
	 * @param command what an editor wants, tidied
	 * @return empty when it is small, and an answer that the form takes
	 */
	public Optional<Refusal> flaw(Revision form, Correct command) {
		String field = (command.field() != null) ? command.field() : "";
		String text = command.text();
		if (!possible(form, field)) {
			return Optional.of(Refusal.NOT_CORRECTABLE);
		}
		if (text == null || text.isEmpty()) {
			return (text == null) ? Optional.empty() : Optional.of(Refusal.CORRECTION_MISSING);
		}
		String own = form.answer(field).getFirst();
		if (text.length() > LONGEST || (tooLong(field, text) && !tooLong(field, own))) {
			return Optional.of(Refusal.CORRECTION_TOO_LONG);
		}
		return small(own, text, Locale.forLanguageTag(form.language())) ? Optional.empty()
				: Optional.of(Refusal.CORRECTION_TOO_LARGE);
	}

	/**
	 * Whether a correction is small: of an answer most stays as it was, and of a long one
	 * nearly all.
	 * @param own the contributor's own words
	 * @param text what shall stand for them
	 * @param language the language of both
	 * @return true when at most three words and signs are others, or one in ten if that
	 * is more, but never more than twenty, nor more than half of them
	 */
	static boolean small(String own, String text, Locale language) {
		Extent extent = Extent.of(own, text, language);
		int half = Math.ceilDiv(extent.of(), 2);
		return extent.changed() <= Math.min(half, Math.clamp(extent.of() / ONE_IN, ALWAYS, MOST));
	}

	/** The one problem that a text can have. */
	private boolean tooLong(String field, String text) {
		return this.check.check(Answers.of(Map.of(field, List.of(text))))
			.stream()
			.anyMatch((problem) -> problem.field().equals(field));
	}

	private Optional<Field> text(String field) {
		return this.form.find(field)
			.filter((known) -> known.type() == FieldType.SHORT_TEXT || known.type() == FieldType.LONG_TEXT)
			.filter((known) -> !Field.tellsOfContributor(field));
	}

}
