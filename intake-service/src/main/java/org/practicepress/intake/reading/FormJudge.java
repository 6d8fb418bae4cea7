package org.practicepress.intake.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.practicepress.form.AnswerCheck;
import org.practicepress.form.Answers;
import org.practicepress.form.Field;
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
 * What stands in the way: a required answer that is missing or cannot be understood, and
 * a consent that is not given. A text over its limit does not: an editor shortens it, and
 * asking for the form again costs the contributor more than it gains.
 */
@Component
public final class FormJudge {

	/** In characters, for each word the form allows. */
	private static final int ROOM_FOR_A_WORD = 40;

	private static final int LEAST_ROOM = 2000;

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
	 * Judges a form. An answer that goes on many times longer than the form allows is cut
	 * off there: nobody reads it in an event, and it is whole in the file it came in.
	 * @param unbounded the form with its problems
	 * @return complete or incomplete
	 */
	Reading judge(FormRead unbounded) {
		FormRead read = bounded(unbounded);
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
			case NOT_A_CHOICE, NOT_AN_EMAIL, NOT_A_DATE, NOT_A_NUMBER, NOT_A_COUNTRY, NOT_A_URL ->
				this.form.find(problem.field()).map(Field::required).orElse(false);
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
				answers.all(this.form.field(Role.CONSENT_CONTACT)).contains(Field.YES));
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
			.flatMap((field) -> bounded(field, answers.all(field)).stream().findFirst())
			.orElse(null);
	}

	private FormRead bounded(FormRead read) {
		Answers answers = Answers.of(read.answers());
		Map<String, List<String>> bounded = new LinkedHashMap<>(read.answers());
		bounded.replaceAll(
				(key, values) -> this.form.find(key).map((field) -> bounded(field, answers.all(field))).orElse(values));
		return new FormRead(read.formVersion(), read.formLanguage(), read.answersLanguage(), read.title(), bounded,
				read.found(), read.problems(), read.original(), read.photos(), read.documents(), read.facsimile());
	}

	/** As much of an answer as an event has room for. */
	private static List<String> bounded(Field field, List<String> values) {
		int room = (field.words() != null) ? Math.max(LEAST_ROOM, ROOM_FOR_A_WORD * field.words()) : LEAST_ROOM;
		List<String> bounded = new ArrayList<>();
		for (String value : values) {
			if (value.length() > room) {
				bounded
					.add(value.substring(0, value.offsetByCodePoints(0, value.codePointCount(0, room) - 1)) + "\u2026");
				break;
			}
			bounded.add(value);
			room -= value.length() + 1;
			if (room <= 0) {
				break;
			}
		}
		return bounded;
	}

}
