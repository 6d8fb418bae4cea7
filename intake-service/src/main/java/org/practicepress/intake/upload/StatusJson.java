package org.practicepress.intake.upload;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.practicepress.form.FormLanguage;
import org.practicepress.form.PracticeForm;
import org.practicepress.intake.submission.Correction;
import org.practicepress.intake.submission.FormRead;
import org.practicepress.intake.submission.Problem;
import org.practicepress.intake.submission.Status;
import org.practicepress.intake.submission.Step;
import org.practicepress.intake.submission.Submission;

/**
 * The status page for programs.
 *
 * @param reference the submission's short public code
 * @param status where it stands
 * @param title the practice's title, once it has been read
 * @param answers what was read, by field key, in words of the form's language
 * @param written what was written, by field key, where the answer says something else;
 * not there when there is no such answer
 * @param problems what should be mended; of a file that could not be read, the field is
 * {@code form}
 * @param history its steps, oldest first
 * @param corrections what editors have corrected in answers; not there when they have
 * nothing
 */
record StatusJson(String reference, Status status, @Nullable String title, Map<String, String> answers,
		@JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> written, List<Problem> problems,
		List<Step> history, @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Correction> corrections) {

	static StatusJson of(Submission submission, PracticeForm form) {
		List<Problem> problems = new ArrayList<>();
		if (submission.unreadable() != null) {
			problems.add(new Problem("form", submission.unreadable().reason().code()));
		}
		problems.addAll(submission.problems());
		FormRead read = submission.form();
		return new StatusJson(submission.reference(), submission.status(), submission.title(), answers(read, form),
				(read != null) ? read.writtenOtherwise() : Map.of(), problems, submission.history(),
				submission.corrections());
	}

	private static Map<String, String> answers(@Nullable FormRead read, PracticeForm form) {
		Map<String, String> answers = new LinkedHashMap<>();
		if (read != null) {
			FormLanguage language = FormLanguage.find(read.formLanguage()).orElse(FormLanguage.ENGLISH);
			read.answers()
				.forEach((key, values) -> answers.put(key,
						form.find(key)
							.map((field) -> field.display(values, language))
							.orElseGet(() -> String.join("\n", values))));
		}
		return answers;
	}

}
