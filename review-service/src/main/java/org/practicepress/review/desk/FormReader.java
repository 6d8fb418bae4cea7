package org.practicepress.review.desk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.practicepress.form.AnswerCheck;
import org.practicepress.form.Answers;
import org.practicepress.form.Countries;
import org.practicepress.form.Field;
import org.practicepress.form.FieldType;
import org.practicepress.form.FormLanguage;
import org.practicepress.form.Length;
import org.practicepress.form.PracticeForm;
import org.practicepress.form.Role;
import org.practicepress.form.Section;
import org.practicepress.messaging.claimcheck.ClaimCheck;
import org.practicepress.review.decision.Problem;
import org.practicepress.review.decision.Revision;
import org.practicepress.review.desk.AnsweredSection.Answer;
import org.practicepress.review.desk.AnsweredSection.Strip;

import org.springframework.stereotype.Component;

/**
 * Puts the answers of a form under its questions, in the editor's language; the
 * contributor's own words stay as they are.
 */
@Component
class FormReader {

	private static final Set<String> CONSENTS = Set.of(Field.YES, Field.NO);

	private final PracticeForm form;

	FormReader(PracticeForm form) {
		this.form = form;
	}

	/**
	 * The answers by section. Questions left open are left out, unless something is wrong
	 * with that; answers to questions this form no longer asks come last.
	 */
	List<AnsweredSection> read(Revision revision, Locale locale, String otherAnswers) {
		FormLanguage language = FormLanguage.of(locale);
		Map<String, List<String>> left = new LinkedHashMap<>(revision.answers());
		List<AnsweredSection> sections = new ArrayList<>();
		for (Section section : this.form.sections()) {
			List<Answer> answers = new ArrayList<>();
			for (Field field : section.fields()) {
				left.remove(field.key());
				List<String> values = revision.answer(field.key());
				List<String> problems = problems(revision, field.key());
				if (!Field.tellsOfContributor(field.key()) && shows(revision, field)) {
					answers.add(answer(field, values, problems, revision, language));
				}
			}
			if (!answers.isEmpty()) {
				sections.add(new AnsweredSection(section.label(language), answers));
			}
		}
		if (!left.isEmpty()) {
			sections.add(new AnsweredSection(otherAnswers,
					left.entrySet()
						.stream()
						.map((entry) -> new Answer(entry.getKey(), entry.getKey(), "text", List.of(),
								entry.getValue().stream().flatMap((value) -> Passage.of(value).stream()).toList(),
								problems(revision, entry.getKey()), revision.writtenOtherwise(entry.getKey()),
								revision.doubtful(entry.getKey()), strips(revision, entry.getKey())))
						.toList()));
		}
		return sections;
	}

	/** How many words the answers have that may not have any number. */
	Map<String, Length> lengths(Revision revision) {
		return new AnswerCheck(this.form).lengths(Answers.of(revision.answers()));
	}

	/**
	 * Whether the people in the photos have agreed: {@code yes}, {@code no} or
	 * {@code open}; empty when the form does not ask.
	 */
	Optional<String> photoConsent(Revision revision) {
		return this.form.find(Role.CONSENT_PHOTOS)
			.map((field) -> revision.answer(field.key()))
			.map((said) -> (said.size() == 1 && CONSENTS.contains(said.getFirst())) ? said.getFirst() : "open");
	}

	/** Whether there is something to show at a field. */
	boolean shows(Revision revision, String key) {
		return this.form.find(key)
			.map((field) -> shows(revision, field))
			.orElseGet(() -> !revision.answer(key).isEmpty());
	}

	private static boolean shows(Revision revision, Field field) {
		return !(revision.answer(field.key()).isEmpty() && problems(revision, field.key()).isEmpty()
				&& revision.writtenOtherwise(field.key()) == null);
	}

	/** The questions of the form that {@link #read} leaves out, by field key. */
	Map<String, String> leftOut(Revision revision, Locale locale) {
		Map<String, String> left = new LinkedHashMap<>();
		this.form.fields()
			.stream()
			.filter((field) -> !Field.tellsOfContributor(field.key()) && !shows(revision, field))
			.forEach((field) -> left.put(field.key(), field.label(FormLanguage.of(locale))));
		return left;
	}

	/** The question of a field; its key when the form has it no more. */
	String label(String key, Locale locale) {
		return this.form.find(key).map((field) -> field.label(FormLanguage.of(locale))).orElse(key);
	}

	/** Where a field stands in the form; behind all others when it has it no more. */
	int place(String key) {
		return this.form.find(key).map(this.form.fields()::indexOf).orElse(Integer.MAX_VALUE);
	}

	/** What a form says to one question, in words: line by line. Files by their names. */
	List<String> lines(Revision revision, String key, Locale locale) {
		Field field = this.form.find(key).orElse(null);
		return switch ((field != null) ? field.type() : FieldType.SHORT_TEXT) {
			case PHOTOS -> revision.photos()
				.stream()
				.map((photo) -> Stream.of(photo.file().name(), photo.caption(), photo.credit())
					.filter(Objects::nonNull)
					.collect(Collectors.joining(" · ")))
				.toList();
			case FILES -> revision.documents().stream().map(ClaimCheck::name).toList();
			default -> ((field != null) ? field.display(revision.answer(key), FormLanguage.of(locale))
					: String.join("\n", revision.answer(key)))
				.lines()
				.toList();
		};
	}

	String countries(List<String> codes, Locale locale) {
		FormLanguage language = FormLanguage.of(locale);
		return String.join((language == FormLanguage.ARABIC) ? "، " : ", ",
				codes.stream().map((code) -> Countries.name(code, language)).toList());
	}

	/** The words for the kind of organisation, which the form offers as choices. */
	String organisationType(String code, Locale locale) {
		return this.form.find("contributor.organisation-type")
			.map((field) -> field.choiceLabel(code, FormLanguage.of(locale)))
			.orElse(code);
	}

	private static Answer answer(Field field, List<String> values, List<String> problems, Revision revision,
			FormLanguage language) {
		String label = field.label(language);
		String written = revision.writtenOtherwise(field.key());
		boolean doubtful = revision.doubtful(field.key());
		List<Strip> strips = strips(revision, field.key());
		return switch (field.type()) {
			case LONG_TEXT,
					SHORT_TEXT ->
				new Answer(field.key(), label, "text", List.of(),
						values.stream().flatMap((value) -> Passage.of(value).stream()).toList(), problems, written,
						doubtful, strips);
			case LINKS ->
				new Answer(field.key(), label, "addresses", values, List.of(), problems, written, doubtful, strips);
			default -> new Answer(field.key(), label, "words",
					values.stream().map((value) -> field.displayOne(value, language)).toList(), List.of(), problems,
					written, doubtful, strips);
		};
	}

	private static List<Strip> strips(Revision revision, String key) {
		return revision.excerpts(key)
			.stream()
			.flatMap((excerpt) -> revision.pages()
				.stream()
				.filter((page) -> page.number() == excerpt.page())
				.map((page) -> Strip.of(page, excerpt)))
			.toList();
	}

	private static List<String> problems(Revision revision, String key) {
		return revision.problems()
			.stream()
			.filter((problem) -> problem.field().equals(key))
			.map(Problem::problem)
			.toList();
	}

}
