package org.practicepress.intake.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.practicepress.form.AnswerCheck;
import org.practicepress.form.Answers;
import org.practicepress.form.Field;
import org.practicepress.form.FieldType;
import org.practicepress.form.FormLanguage;
import org.practicepress.form.PracticeForm;
import org.practicepress.form.Problem.Kind;
import org.practicepress.form.Role;
import org.practicepress.intake.contributor.Contributor;
import org.practicepress.intake.submission.FormRead;
import org.practicepress.intake.submission.Problem;
import org.practicepress.intake.submission.Reading;

import org.springframework.stereotype.Component;

/**
 * Says whether a form can go to the editors. Pure.
 *
 * <p>
 * What stands in the way: a required answer that is missing or cannot be understood, a
 * consent that is not given, and a yes that is also a no. A text over its limit does not:
 * an editor shortens it, and asking for the form again costs the contributor more than it
 * gains.
 */
@Component
public final class FormJudge {

	/** In bytes, for all answers together: the store takes a document of 16 MB. */
	private static final int ROOM = 4_000_000;

	/** In bytes, for a name or a title. */
	private static final int ROOM_FOR_A_LINE = 2_000;

	private final PracticeForm form;

	private final AnswerCheck check;

	/**
	 * The judge of a form's answers.
	 * @param form the form
	 */
	public FormJudge(PracticeForm form) {
		this.form = form;
		this.check = new AnswerCheck(form);
	}

	/**
	 * What is wrong with a form.
	 * @param answers its answers
	 * @param photos how many photos there are, earlier ones included
	 * @param documents how many other files there are, earlier ones included
	 * @param addressKnown whether the contributor can be reached without the form's help
	 * @return the problems
	 */
	public List<Problem> problems(Answers answers, int photos, int documents, boolean addressKnown) {
		Field email = this.form.field(Role.CONTRIBUTOR_EMAIL);
		Map<String, Integer> files = new HashMap<>();
		this.form.find(Role.PHOTOS).ifPresent((field) -> files.put(field.key(), photos));
		this.form.find(Role.DOCUMENTS).ifPresent((field) -> files.put(field.key(), documents));
		return this.check.check(answers, files)
			.stream()
			.filter((problem) -> !(addressKnown && problem.field().equals(email.key())))
			.map((problem) -> new Problem(problem.field(), problem.problem().code()))
			.toList();
	}

	/**
	 * Judges a form. Answers without end are cut off; they are whole in the file they
	 * came in.
	 * @param unbounded the form with its problems
	 * @return complete or incomplete
	 */
	Reading judge(FormRead unbounded) {
		FormRead read = unbounded.answering(Answers.of(unbounded.answers()).bounded(ROOM).asMap());
		String title = read.title();
		return (title == null || read.problems().stream().anyMatch(this::standsInTheWay)) ? new Reading.Incomplete(read)
				: new Reading.Complete(read, title);
	}

	/**
	 * Whether a form with this problem cannot go to the editors.
	 * @param problem the problem
	 * @return false for what an editor can live with
	 */
	public boolean standsInTheWay(Problem problem) {
		return switch (Kind.of(problem.problem())) {
			case MISSING, CONSENT_NEEDED -> true;
			case TOO_LONG -> false;
			case NOT_A_CHOICE, NOT_AN_EMAIL, NOT_A_DATE, NOT_A_NUMBER, NOT_A_COUNTRY,
					NOT_A_URL ->
				this.form.find(problem.field())
					.map((field) -> field.required() || field.type() == FieldType.YES_NO)
					.orElse(false);
		};
	}

	/**
	 * What a form has at a field, to tell whether it is the same as before.
	 * @param read the form
	 * @param field the field's key
	 * @return its answer, or its photos or other files if it is the place for those
	 */
	public Object answer(FormRead read, String field) {
		return switch (this.form.find(field).map(Field::type).orElse(FieldType.SHORT_TEXT)) {
			case PHOTOS -> read.photos();
			case FILES -> read.documents();
			default -> read.answers().getOrDefault(field, List.of());
		};
	}

	/**
	 * What the form says of the contributor.
	 * @param answers the form's answers
	 * @param language the form's language
	 * @return the contributor; with an address only if mail can be sent to it
	 */
	public Contributor contributor(Answers answers, String language) {
		boolean badAddress = this.check.check(answers)
			.stream()
			.anyMatch((problem) -> problem.field().equals(this.form.field(Role.CONTRIBUTOR_EMAIL).key()));
		return new Contributor(answer(answers, Role.CONTRIBUTOR_NAME),
				badAddress ? null : answer(answers, Role.CONTRIBUTOR_EMAIL), answer(answers, Role.CONTRIBUTOR_ROLE),
				answer(answers, Role.CONTRIBUTOR_ORGANISATION), answer(answers, Role.CONTRIBUTOR_ORGANISATION_TYPE),
				answer(answers, Role.CONTRIBUTOR_PHONE),
				FormLanguage.find(language).orElse(FormLanguage.ENGLISH).code(),
				answers.all(this.form.field(Role.CONSENT_CONTACT)).equals(List.of(Field.YES)), null, null);
	}

	/**
	 * What the practice is called.
	 * @param answers the form's answers
	 * @return the title, null when it has none yet
	 */
	public @Nullable String title(Answers answers) {
		return answer(answers, Role.TITLE);
	}

	private @Nullable String answer(Answers answers, Role role) {
		return this.form.find(role)
			.flatMap((field) -> answers.only(field.key()::equals).bounded(ROOM_FOR_A_LINE).first(field))
			.orElse(null);
	}

}
