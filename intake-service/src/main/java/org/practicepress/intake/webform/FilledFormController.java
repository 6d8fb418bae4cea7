package org.practicepress.intake.webform;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.practicepress.form.Answers;
import org.practicepress.form.FormLanguage;
import org.practicepress.form.PracticeForm;
import org.practicepress.intake.blankform.Comments;
import org.practicepress.intake.blankform.WordForm;
import org.practicepress.intake.submission.FormRead;
import org.practicepress.intake.submission.Question;
import org.practicepress.intake.submission.Status;
import org.practicepress.intake.submission.Step;
import org.practicepress.intake.submission.Submission;
import org.practicepress.intake.submission.Submissions;
import org.practicepress.intake.upload.Refusal;
import org.practicepress.messaging.aggregate.Aggregate;

import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * The form that was sent as a Word file, for who would rather mend it there: in the
 * language it was filled in in, with what was read, and with the questions of editors
 * that are still open as comments.
 */
@Controller
class FilledFormController {

	private final Submissions submissions;

	private final WordForm word;

	private final MessageSource messages;

	FilledFormController(PracticeForm form, Submissions submissions, MessageSource messages) {
		this.submissions = submissions;
		this.word = new WordForm(form);
		this.messages = messages;
	}

	@GetMapping("/submissions/{token}/form.docx")
	ResponseEntity<byte[]> filled(@PathVariable String token, Locale locale) {
		Submission submission = this.submissions.findByToken(token)
			.map(Aggregate::state)
			.orElseThrow(() -> new Refusal(Refusal.Reason.NO_SUCH_LINK));
		FormRead read = submission.form();
		if (read == null || !submission.status().open()) {
			throw new Refusal(Refusal.Reason.CLOSED);
		}
		FormLanguage language = FormLanguage.find(read.formLanguage()).orElse(FormLanguage.of(locale));
		byte[] form = this.word.write(language, Answers.of(read.answers()), comments(submission, language));
		return ResponseEntity.ok()
			.contentType(MediaType.parseMediaType(WordForm.MEDIA_TYPE))
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment().filename(submission.reference() + ".docx").build().toString())
			.body(form);
	}

	private Comments comments(Submission submission, FormLanguage language) {
		Map<String, String> questions = new LinkedHashMap<>();
		submission.questions()
			.stream()
			.filter(Question::open)
			.forEach((question) -> questions.put(question.field(), question.question()));
		Instant asked = submission.history()
			.stream()
			.filter((step) -> step.status() == Status.CHANGES_REQUESTED)
			.map(Step::at)
			.reduce((earlier, later) -> later)
			.orElse(submission.receivedAt());
		return new Comments(this.messages.getMessage("intake.asked.author", null, language.locale()), asked, questions);
	}

}
