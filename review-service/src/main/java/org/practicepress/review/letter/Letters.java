package org.practicepress.review.letter;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.practicepress.form.FormLanguage;
import org.practicepress.review.decision.PlainText;
import org.practicepress.review.decision.Review;
import org.practicepress.review.decision.ReviewState;
import org.practicepress.review.submission.Contributor;
import org.practicepress.review.submission.Contributors;

import org.springframework.stereotype.Component;

/**
 * Helps editors to write to contributors, in the language in which these are written to.
 */
@Component
public class Letters {

	/** Of what a contributor has typed, as much as belongs into a sentence. */
	private static final int LONGEST_VALUE = 300;

	private final ReadyTexts texts;

	private final Contributors contributors;

	Letters(LetterProperties properties, Contributors contributors) {
		this.texts = Objects.requireNonNullElseGet(properties.texts(), ReadyTexts::bundled);
		this.contributors = contributors;
	}

	/**
	 * The language of letters about a submission.
	 * @param review the submission
	 * @return what its contributor wants, or else the language of the form
	 */
	public FormLanguage language(ReviewState review) {
		return Optional.ofNullable(contributor(review))
			.map(Contributor::language)
			.or(() -> Optional.of(review.latest().formLanguage()))
			.flatMap(FormLanguage::find)
			.orElse(FormLanguage.ENGLISH);
	}

	/**
	 * What a letter about a submission can begin with.
	 * @param review the submission
	 * @param kind the kind of letter
	 * @param reader the language of who chooses
	 * @return the texts in the language of the letter
	 */
	public List<Choice> choices(ReviewState review, LetterKind kind, FormLanguage reader) {
		return this.texts.titles(kind, language(review), reader)
			.entrySet()
			.stream()
			.map((text) -> new Choice(text.getKey(), text.getValue()))
			.toList();
	}

	/**
	 * A text that can be chosen.
	 *
	 * @param name its name in data
	 * @param title what it is called
	 */
	public record Choice(String name, String title) {
	}

	/**
	 * A text for a letter about a submission.
	 * @param review the submission
	 * @param kind the kind of letter
	 * @param name the name of the text
	 * @param editor the name of who writes
	 * @return the text, filled in; empty when none is called so
	 */
	public Optional<String> text(ReviewState review, LetterKind kind, String name, String editor) {
		Contributor contributor = contributor(review);
		Map<Variable, String> values = new EnumMap<>(Variable.class);
		values.put(Variable.TITLE, line(review.title()));
		values.put(Variable.REFERENCE, review.reference());
		values.put(Variable.EDITOR, line(editor));
		if (contributor != null) {
			values.put(Variable.NAME, line(contributor.name()));
			values.put(Variable.ORGANISATION, line(contributor.organisation()));
		}
		return this.texts.find(kind, name, language(review)).map((text) -> text.filledIn(values));
	}

	/**
	 * What is typed, with a text below it.
	 * @param typed what is typed
	 * @param text the text
	 * @return both
	 */
	public static String with(@Nullable String typed, String text) {
		return (typed == null || typed.isBlank()) ? text : typed.stripTrailing() + "\n\n" + text;
	}

	/**
	 * How an editor's words will reach the contributor.
	 * @param review the submission
	 * @param kind the kind of letter
	 * @param words what the editor has typed
	 * @return the words and who gets them
	 */
	public Written written(ReviewState review, LetterKind kind, @Nullable String words) {
		Contributor contributor = contributor(review);
		return new Written((contributor != null) ? contributor.name() : null,
				(contributor != null) ? contributor.email() : null, language(review), PlainText.tidied(words),
				Review.toldWith(review, kind.tells()));
	}

	private @Nullable Contributor contributor(ReviewState review) {
		return this.contributors.find(review.contributorId()).orElse(null);
	}

	/** Strangers' words, in one line. */
	private static String line(@Nullable String words) {
		String line = PlainText.tidied(words).replace('\n', ' ').strip();
		return (line.codePointCount(0, line.length()) <= LONGEST_VALUE) ? line
				: line.substring(0, line.offsetByCodePoints(0, LONGEST_VALUE)) + "…";
	}

}
