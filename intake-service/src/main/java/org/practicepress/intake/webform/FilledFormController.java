package org.practicepress.intake.webform;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.practicepress.form.Answers;
import org.practicepress.form.FormLanguage;
import org.practicepress.form.PracticeForm;
import org.practicepress.intake.blankform.Comments;
import org.practicepress.intake.blankform.WordForm;
import org.practicepress.intake.submission.Correction;
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
 * language it was filled in in, with what was read, which are the contributor's own
 * words, and with the questions of editors that are still open and their corrections as
 * comments. Who agrees to a correction writes it.
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
		Map<String, String> words = new LinkedHashMap<>();
		submission.questions()
			.stream()
			.filter(Question::open)
			.forEach((question) -> words.put(question.field(), question.question()));
		submission.corrections()
			.forEach((correction) -> words.merge(correction.field(), corrected(correction, language),
					(question, corrected) -> question + "\n" + corrected));
		Instant asked = submission.history()
			.stream()
			.filter((step) -> step.status() == Status.CHANGES_REQUESTED)
			.map(Step::at)
			.reduce((earlier, later) -> later)
			.orElse(submission.receivedAt());
		Instant said = submission.corrections()
			.stream()
			.map(Correction::at)
			.filter(asked::isBefore)
			.max(Comparator.naturalOrder())
			.orElse(asked);
		return new Comments(say("intake.asked.author", language), said, words);
	}

	/** A comment has several lines, of which the second is the correction. */
	private String corrected(Correction correction, FormLanguage language) {
		return String.join("\n", say("intake.corrected.form", language), correction.changed().replace('\n', ' '),
				say("intake.corrected.word-help", language));
	}

	private String say(String key, FormLanguage language) {
		return this.messages.getMessage(key, null, language.locale());
	}

}
