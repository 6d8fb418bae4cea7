package org.practicepress.review.subscription;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import org.jspecify.annotations.Nullable;
import org.practicepress.pages.OfferedLanguages;
import org.practicepress.pages.api.Problem;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.core.Authentication;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The mails of whoever calls, for programs.
 */
@RestController
@RequestMapping(path = "/api/reviews/mails", produces = MediaType.APPLICATION_JSON_VALUE)
class MailApi {

	private final Subscriptions subscriptions;

	private final OfferedLanguages languages;

	MailApi(Subscriptions subscriptions, OfferedLanguages languages) {
		this.subscriptions = subscriptions;
		this.languages = languages;
	}

	@GetMapping
	MailsJson mails(Authentication reader) {
		Subscription subscription = this.subscriptions.of(Visitor.of(reader, null).orElseThrow());
		return new MailsJson(subscription.rhythm(), subscription.chosen() != null, subscription.language(),
				subscription.email(), subscription.next());
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	MailsJson choose(@RequestBody ChoiceJson wanted, Authentication reader) {
		Rhythm rhythm = Rhythm.of((wanted.mails() != null) ? wanted.mails() : "")
			.orElseThrow(() -> Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "unknown-rhythm",
					"Mails come never, at-once, daily or weekly."));
		String language = wanted.language();
		if (language == null || !this.languages.codes().contains(language)) {
			throw Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "unknown-language",
					"Mails are written in " + String.join(", ", this.languages.codes()) + ".");
		}
		this.subscriptions.choose(Visitor.of(reader, null).orElseThrow(), rhythm, language);
		return mails(reader);
	}

	@ExceptionHandler
	ErrorResponse unreadable(HttpMessageNotReadableException unreadable) {
		return Problem.of(unreadable);
	}

	/** What somebody wants. */
	record ChoiceJson(@JsonSetter(nulls = Nulls.SET) @Nullable String mails,
			@JsonSetter(nulls = Nulls.SET) @Nullable String language) {
	}

	/** What somebody gets. */
	record MailsJson(Rhythm mails, boolean chosen, String language, @Nullable String email, @Nullable Instant next) {
	}

}
