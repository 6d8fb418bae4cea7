package org.practicepress.intake.upload;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.practicepress.form.Field;
import org.practicepress.form.FormLanguage;
import org.practicepress.form.PracticeForm;
import org.practicepress.form.Section;
import org.practicepress.intake.submission.FormRead;
import org.practicepress.intake.submission.Problem;
import org.practicepress.intake.submission.Status;
import org.practicepress.intake.submission.Submission;
import org.practicepress.reader.result.FoundBy;

/**
 * The status page for people.
 *
 * @param reference the submission's short public code
 * @param status where it stands, by its public name
 * @param title the practice's title
 * @param pending whether files are still being read
 * @param delayed whether that takes longer for a fault of ours
 * @param unreadable why the last file could not be read, by its public name
 * @param fileName which file that was
 * @param underReview whether an earlier form is under review nevertheless
 * @param problems what should be mended
 * @param understood what was understood where something else was written
 * @param sections the answers under the form's own headings
 * @param language the language the answers are most likely in
 * @param direction which way that language runs
 * @param pictures the names of pictures that are kept, but not taken as photos
 * @param photos how many photos there are
 * @param documents how many other files there are
 * @param history the steps, the newest first
 * @param open whether a corrected form can be sent
 * @param withdrawable whether the submission can be taken back
 * @param questions what editors ask about answers
 * @param originalsGone whether the files that it came in are kept no longer
 * @param corrections what editors have corrected in answers
 */
record StatusView(String reference, String status, @Nullable String title, boolean pending, boolean delayed,
		@Nullable String unreadable, @Nullable String fileName, boolean underReview, List<ProblemView> problems,
		List<UnderstoodView> understood, List<SectionView> sections, @Nullable String language,
		@Nullable String direction, List<String> pictures, int photos, int documents, List<StepView> history,
		boolean open, boolean withdrawable, List<QuestionView> questions, boolean originalsGone,
		List<CorrectionView> corrections) {

	/** A problem with the label of its question. */
	record ProblemView(String label, String problem) {
	}

	/**
	 * What was written and what was understood of it; empty when nothing was.
	 */
	record UnderstoodView(String label, String written, String understood) {
	}

	/**
	 * What an editor asks about an answer, with the label of that, and what the
	 * contributor says to it.
	 */
	record QuestionView(String label, String question, @Nullable String reply, boolean open) {
	}

	/**
	 * An answer with the contributor's own words and an editor's, line by line.
	 */
	record CorrectionView(String label, List<String> own, List<String> text) {
	}

	/** A section of the form with at least one answer. */
	record SectionView(String label, List<AnswerView> answers) {
	}

	/**
	 * A question and what was answered, line by line; doubtful when it may have been read
	 * wrongly.
	 */
	record AnswerView(String label, List<String> lines, boolean doubtful) {
	}

	/** A step and when it was. */
	record StepView(String status, Instant at, String when) {
	}

	static StatusView of(Submission submission, PracticeForm form, Locale locale) {
		FormLanguage reader = FormLanguage.of(locale);
		FormRead read = submission.form();
		FormLanguage written = (read != null) ? FormLanguage.find(read.formLanguage()).orElse(null) : null;
		var unreadable = submission.unreadable();
		return new StatusView(submission.reference(), submission.status().code(), submission.title(),
				submission.status().open() && !submission.delayed().containsAll(submission.unread()),
				submission.status().open() && !submission.delayed().isEmpty(),
				(unreadable != null) ? unreadable.reason().code() : null,
				(unreadable != null) ? unreadable.fileName() : null, submission.completeRevision() > 0,
				problems(submission.problems(), form, reader),
				(read != null) ? understood(read, form, reader) : List.of(),
				(read != null) ? sections(read, form, reader) : List.of(), (written != null) ? written.code() : null,
				(written != null) ? written.direction() : null, (read != null) ? read.picturesNotTaken() : List.of(),
				(read != null) ? read.photos().size() : 0, (read != null) ? read.documents().size() : 0,
				history(submission, locale), submission.status().open(), submission.status().withdrawable(),
				submission.questions()
					.stream()
					.map((question) -> new QuestionView(label(question.field(), form, reader), question.question(),
							question.reply(), question.open()))
					.toList(),
				submission.status() == Status.PUBLISHED && read != null && read.original() == null,
				submission.corrections()
					.stream()
					.map((one) -> new CorrectionView(label(one.field(), form, reader), one.own().lines().toList(),
							one.text().lines().toList()))
					.toList());
	}

	public boolean incomplete() {
		return this.status.equals(Status.INCOMPLETE.code());
	}

	private static List<ProblemView> problems(List<Problem> problems, PracticeForm form, FormLanguage reader) {
		return problems.stream()
			.map((problem) -> new ProblemView(label(problem.field(), form, reader), problem.problem()))
			.toList();
	}

	/** A newer form may have fields that this one does not know. */
	private static String label(String key, PracticeForm form, FormLanguage reader) {
		return form.find(key).map((field) -> field.label(reader)).orElse(key);
	}

	private static List<UnderstoodView> understood(FormRead read, PracticeForm form, FormLanguage reader) {
		return form.fields()
			.stream()
			.filter((field) -> read.writtenOtherwise().containsKey(field.key()))
			.map((field) -> new UnderstoodView(field.label(reader),
					String.valueOf(read.writtenOtherwise().get(field.key())),
					field.display(read.answers().getOrDefault(field.key(), List.of()), reader)))
			.toList();
	}

	private static List<SectionView> sections(FormRead read, PracticeForm form, FormLanguage reader) {
		List<SectionView> sections = new ArrayList<>();
		for (Section section : form.sections()) {
			List<AnswerView> answered = new ArrayList<>();
			for (Field field : section.fields()) {
				List<String> values = read.answers().getOrDefault(field.key(), List.of());
				if (!values.isEmpty()) {
					FoundBy found = read.found().get(field.key());
					answered.add(new AnswerView(field.label(reader), field.display(values, reader).lines().toList(),
							found != null && found.doubtful()));
				}
			}
			if (!answered.isEmpty()) {
				sections.add(new SectionView(section.label(reader), answered));
			}
		}
		return sections;
	}

	private static List<StepView> history(Submission submission, Locale locale) {
		// as on the editors' pages, with Western digits in every language, as in the form
		DateTimeFormatter format = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", locale).withZone(ZoneOffset.UTC);
		return submission.history()
			.reversed()
			.stream()
			.map((step) -> new StepView(step.status().code(), step.at(), format.format(step.at()) + " UTC"))
			.toList();
	}

}
