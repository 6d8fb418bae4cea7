package org.practicepress.review.webhook;

import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import org.jspecify.annotations.Nullable;
import org.practicepress.pages.access.Editor;
import org.practicepress.pages.api.Problem;
import org.practicepress.review.webhook.Webhook.Flaw;

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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Webhooks for programs. Whatever changes one answers with all that there are then.
 */
@RestController
@RequestMapping(path = "/api/reviews/webhooks", produces = MediaType.APPLICATION_JSON_VALUE)
class WebhookApi {

	private final Webhooks webhooks;

	WebhookApi(Webhooks webhooks) {
		this.webhooks = webhooks;
	}

	@GetMapping
	WebhookList webhooks() {
		return new WebhookList(this.webhooks.all().stream().map((hook) -> {
			Webhooks.Waiting waiting = this.webhooks.waiting(hook.id());
			return new WebhookJson(hook, waiting.due(), waiting.failed());
		}).toList());
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	@ResponseStatus(HttpStatus.CREATED)
	MadeJson make(@RequestBody WantedJson wanted, Authentication by) {
		Webhooks.Made made = this.webhooks.make(Objects.requireNonNullElse(wanted.name(), ""),
				Objects.requireNonNullElse(wanted.url(), ""), Objects.requireNonNullElse(wanted.types(), List.of()),
				Editor.nameOf(by));
		if (made.flaw() != null) {
			throw problem(made.flaw());
		}
		return new MadeJson(Objects.requireNonNull(made.webhook()), Objects.requireNonNull(made.secret()));
	}

	@PostMapping("/{id}/pause")
	WebhookList pause(@PathVariable String id) {
		return answer(this.webhooks.set(id, false));
	}

	@PostMapping("/{id}/resumption")
	WebhookList resume(@PathVariable String id) {
		return answer(this.webhooks.set(id, true));
	}

	@PostMapping("/{id}/test")
	WebhookList test(@PathVariable String id) {
		return answer(this.webhooks.test(id));
	}

	@PostMapping("/{id}/retries")
	WebhookList sendAgain(@PathVariable String id) {
		return answer(this.webhooks.sendAgain(id));
	}

	@PostMapping("/{id}/removal")
	WebhookList delete(@PathVariable String id) {
		return answer(this.webhooks.delete(id));
	}

	@ExceptionHandler
	ErrorResponse unreadable(HttpMessageNotReadableException unreadable) {
		return Problem.of(unreadable);
	}

	private WebhookList answer(boolean known) {
		if (!known) {
			throw problem(Flaw.UNKNOWN);
		}
		return webhooks();
	}

	private static ErrorResponseException problem(Flaw flaw) {
		return Problem.of((flaw == Flaw.UNKNOWN) ? HttpStatus.NOT_FOUND : HttpStatus.UNPROCESSABLE_CONTENT, flaw.code(),
				flaw.sentence());
	}

	/** What one is made as. */
	record WantedJson(@JsonSetter(nulls = Nulls.SET) @Nullable String name,
			@JsonSetter(nulls = Nulls.SET) @Nullable String url,
			@JsonSetter(nulls = Nulls.SET) @Nullable List<String> types) {
	}

	/** One that was made; its secret is told this once. */
	record MadeJson(Webhook webhook, String secret) {

		/** Logs know no secrets. */
		@Override
		public String toString() {
			return "MadeJson[" + this.webhook.id() + "]";
		}

	}

	/** All of them. */
	record WebhookList(List<WebhookJson> webhooks) {
	}

	/** One, and how many calls of it wait or were given up. */
	record WebhookJson(Webhook webhook, long due, long failed) {
	}

}
