package org.practicepress.review.comparison;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import org.practicepress.form.Field;
import org.practicepress.form.FormLanguage;
import org.practicepress.form.PracticeForm;
import org.practicepress.form.Role;
import org.practicepress.messaging.claimcheck.ClaimCheck;
import org.practicepress.review.comparison.Compared.Change;
import org.practicepress.review.comparison.Passages.Value;
import org.practicepress.review.decision.Photo;
import org.practicepress.review.decision.Revision;

/**
 * What changed between two forms of a submission.
 *
 * @param from the earlier form's number
 * @param to the later form's number
 * @param answers each answer that one of both has, in the order of the form
 */
public record Comparison(int from, int to, List<Compared> answers) {

	/** For one answer: about a thousand words that differ. */
	private static final long STEPS_EACH = 2_000_000;

	/** For all of them together. */
	private static final long STEPS = 10_000_000;

	public Comparison {
		answers = List.copyOf(answers);
	}

	/**
	 * Compares two forms.
	 * @param from the earlier form
	 * @param to the later form
	 * @param form the form that both have answered, perhaps in an older version
	 * @param locale of the reader, for what is not a text but a value
	 * @return what changed; who sent it is left out
	 */
	public static Comparison of(Revision from, Revision to, PracticeForm form, Locale locale) {
		FormLanguage reader = FormLanguage.of(locale);
		Locale language = Locale.forLanguageTag(to.language());
		Steps all = new Steps(STEPS);
		List<Compared> answers = new ArrayList<>();
		for (String key : keys(from, to, form)) {
			Optional<Field> field = form.find(key);
			Passages passages = new Passages(all.atMost(STEPS_EACH), language);
			if (field.map(Comparison::isText).orElse(true)) {
				add(answers, key, from.answer(key), to.answer(key), passages::ofText);
			}
			else {
				add(answers, key, values(from, field.get(), form, reader), values(to, field.get(), form, reader),
						passages::ofValues);
			}
			all.add(passages.cost());
		}
		return new Comparison(from.number(), to.number(), answers);
	}

	/**
	 * Compares two versions of one text.
	 * @param before the earlier version
	 * @param after the later version
	 * @param language the language of both
	 * @return the text in its paragraphs, with what differs in its words
	 */
	public static List<Passage> ofText(String before, String after, Locale language) {
		return new Passages(new Steps(STEPS_EACH), language).ofText(List.of(before), List.of(after));
	}

	/**
	 * The answers that are not the same.
	 * @return what changed, in the order of the form
	 */
	public List<Compared> changed() {
		return this.answers.stream().filter((answer) -> answer.change() != Change.SAME).toList();
	}

	/**
	 * The answers that say the same in both.
	 * @return what is unchanged, in the order of the form
	 */
	public List<Compared> unchanged() {
		return this.answers.stream().filter((answer) -> answer.change() == Change.SAME).toList();
	}

	/** In the order of the form; what it no longer asks comes last. */
	private static Set<String> keys(Revision from, Revision to, PracticeForm form) {
		Set<String> keys = new LinkedHashSet<>();
		form.fields().forEach((field) -> keys.add(field.key()));
		keys.addAll(from.answers().keySet());
		keys.addAll(to.answers().keySet());
		keys.removeIf(Field::tellsOfContributor);
		return keys;
	}

	private static <T> void add(List<Compared> answers, String key, List<T> before, List<T> after,
			BiFunction<List<T>, List<T>, List<Passage>> comparing) {
		if (!before.isEmpty() || !after.isEmpty()) {
			answers.add(Compared.of(key, !before.isEmpty(), !after.isEmpty(), comparing.apply(before, after)));
		}
	}

	private static List<Value> values(Revision revision, Field field, PracticeForm form, FormLanguage reader) {
		if (form.find(Role.PHOTOS).filter(field::equals).isPresent()) {
			return revision.photos().stream().map(Comparison::value).toList();
		}
		if (form.find(Role.DOCUMENTS).filter(field::equals).isPresent()) {
			return revision.documents().stream().map((file) -> new Value(file.sha256(), file.name())).toList();
		}
		return revision.answer(field.key())
			.stream()
			.map((value) -> new Value(value, field.displayOne(value, reader)))
			.toList();
	}

	private static Value value(Photo photo) {
		String words = String.join(" · ",
				Stream.of(photo.file().name(), photo.caption(), photo.credit())
					.filter((part) -> part != null && !part.isBlank())
					.toList());
		return new Value(photo.file().sha256() + words, words);
	}

	private static boolean isText(Field field) {
		return switch (field.type()) {
			case SHORT_TEXT, LONG_TEXT -> true;
			case EMAIL, CHOICE, CHOICES, COUNTRIES, MONTH, MONTH_OR_ONGOING, NUMBER, MONEY, YES_NO, LINKS, PHOTOS,
					FILES ->
				false;
		};
	}

}
