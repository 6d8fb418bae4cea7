package org.practicepress.review.api;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import org.jspecify.annotations.Nullable;
import org.practicepress.pages.access.Editor;
import org.practicepress.pages.api.Problem;
import org.practicepress.review.unsorted.UnsortedMail;
import org.practicepress.review.unsorted.UnsortedMail.Refusal;
import org.practicepress.review.unsorted.UnsortedMails;
import org.practicepress.review.unsorted.UnsortedPage;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.core.Authentication;
import org.springframework.web.ErrorResponse;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Unsorted mails for programs. Whatever changes one answers with it as it is then.
 */
@RestController
@RequestMapping(path = "/api/reviews/unsorted", produces = MediaType.APPLICATION_JSON_VALUE)
class UnsortedApi {

	private static final int MOST = 100;

	private final UnsortedMails mails;

	UnsortedApi(UnsortedMails mails) {
		this.mails = mails;
	}

	@GetMapping
	UnsortedList unsorted(@RequestParam(defaultValue = "false") boolean sorted,
			@RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = "25") int size) {
		Problem.checkPage(page, size, MOST, "mails");
		UnsortedPage shown = this.mails.list(!sorted, page, size);
		return new UnsortedList(shown.mails(), shown.number(), shown.pages(), shown.total());
	}

	@GetMapping("/{id}")
	UnsortedMail mail(@PathVariable String id) {
		return this.mails.find(id).orElseThrow(() -> refused(Refusal.UNKNOWN));
	}

	@PostMapping(path = "/{id}/assignment", consumes = MediaType.APPLICATION_JSON_VALUE)
	UnsortedMail assign(@PathVariable String id, @RequestBody AssignmentJson wanted, Authentication editor) {
		return answer(id, this.mails.assign(id, wanted.reference(), Editor.nameOf(editor)));
	}

	@PostMapping(path = "/{id}/answer", consumes = MediaType.APPLICATION_JSON_VALUE)
	UnsortedMail reply(@PathVariable String id, @RequestBody AnswerJson wanted, Authentication editor) {
		return answer(id, this.mails.answer(id, wanted.message(), Editor.nameOf(editor)));
	}

	@PostMapping(path = "/{id}/dropping", consumes = MediaType.APPLICATION_JSON_VALUE)
	UnsortedMail drop(@PathVariable String id, @RequestBody DroppingJson wanted, Authentication editor) {
		return answer(id, this.mails.drop(id, wanted.reason(), Editor.nameOf(editor)));
	}

	@ExceptionHandler
	ErrorResponse unreadable(HttpMessageNotReadableException unreadable) {
		return Problem.of(unreadable);
	}

	private UnsortedMail answer(String id, Optional<Refusal> refusal) {
		refusal.ifPresent((reason) -> {
			throw refused(reason);
		});
		return mail(id);
	}

	private static ErrorResponseException refused(Refusal reason) {
		return Problem.of(switch (reason) {
			case UNKNOWN -> HttpStatus.NOT_FOUND;
			case SORTED -> HttpStatus.CONFLICT;
			case NO_SUBMISSION, CLOSED, NOTHING_IN_IT, NOBODY_TO_ANSWER, ANSWER_MISSING, ANSWER_TOO_LONG,
					REASON_MISSING, REASON_TOO_LONG ->
				HttpStatus.UNPROCESSABLE_CONTENT;
		}, reason.code(), reason.sentence());
	}

	/** Which submission a mail is put to. */
	record AssignmentJson(@JsonSetter(nulls = Nulls.SET) @Nullable String reference) {
	}

	/** What who has written a mail is answered. */
	record AnswerJson(@JsonSetter(nulls = Nulls.SET) @Nullable String message) {
	}

	/** Why a mail is dropped. */
	record DroppingJson(@JsonSetter(nulls = Nulls.SET) @Nullable String reason) {
	}

	/** A part of the mails. */
	record UnsortedList(List<UnsortedMail> mails, int page, int pages, long total) {
	}

}
