package org.practicepress.review.api;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.broker.BrokerSilent;
import org.practicepress.pages.access.Editor;
import org.practicepress.pages.api.Problem;
import org.practicepress.review.operations.DeadLetter;
import org.practicepress.review.operations.DeadLetterBox;
import org.practicepress.review.operations.LetterPage;
import org.practicepress.review.operations.Lookout;
import org.practicepress.review.operations.OpenedLetter;
import org.practicepress.review.operations.Outcome;
import org.practicepress.review.operations.Overview;
import org.practicepress.review.operations.Trouble;
import org.practicepress.review.operations.Trouble.Standing;
import org.practicepress.review.operations.TroublePage;
import org.practicepress.review.operations.Troubles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * What operators see and do, as JSON. Every refusal is a problem (RFC 9457) whose
 * {@code reason} a program can act on.
 */
@RestController
@RequestMapping("/api/operations")
class OperationsApi {

	private static final Logger logger = LoggerFactory.getLogger(OperationsApi.class);

	private static final int MOST = 100;

	private final Lookout lookout;

	private final DeadLetterBox deadLetters;

	private final Troubles troubles;

	OperationsApi(Lookout lookout, DeadLetterBox deadLetters, Troubles troubles) {
		this.lookout = lookout;
		this.deadLetters = deadLetters;
		this.troubles = troubles;
	}

	@GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
	Overview overview() {
		return this.lookout.look();
	}

	@GetMapping(path = "/dead-letters", produces = MediaType.APPLICATION_JSON_VALUE)
	LetterList deadLetters(@RequestParam(required = false) @Nullable String topic,
			@RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = "25") int size) {
		Problem.checkPage(page, size, MOST, "letters");
		LetterPage shown = this.deadLetters.open(topic, page, size);
		return new LetterList(shown.letters(), shown.number(), shown.pages(), shown.total());
	}

	@GetMapping(path = "/dead-letters/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
	OpenedLetter deadLetter(@PathVariable String id) {
		return this.deadLetters.find(id)
			.orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND, "unknown", "There is no such letter."));
	}

	@PostMapping(path = "/dead-letters/{id}/retry", produces = MediaType.APPLICATION_JSON_VALUE)
	DoneJson retry(@PathVariable String id, Authentication operator) {
		return done(this.deadLetters.retry(id, Editor.nameOf(operator)));
	}

	@PostMapping(path = "/dead-letters/{id}/discard", consumes = MediaType.APPLICATION_JSON_VALUE,
			produces = MediaType.APPLICATION_JSON_VALUE)
	DoneJson discard(@PathVariable String id, @RequestBody DiscardJson wanted, Authentication operator) {
		return done(this.deadLetters.discard(id, wanted.reason(), Editor.nameOf(operator)));
	}

	@PostMapping(path = "/dead-letters/retries", consumes = MediaType.APPLICATION_JSON_VALUE,
			produces = MediaType.APPLICATION_JSON_VALUE)
	DoneJson retryAll(@RequestBody RetriesJson wanted, Authentication operator) {
		return done(this.deadLetters.retryAll((wanted.topic() != null) ? wanted.topic() : "", Editor.nameOf(operator)));
	}

	@GetMapping(path = "/stuck", produces = MediaType.APPLICATION_JSON_VALUE)
	StuckList stuck(@RequestParam(required = false) @Nullable String kind,
			@RequestParam(required = false) @Nullable String state, @RequestParam(defaultValue = "1") int page,
			@RequestParam(defaultValue = "25") int size) {
		Problem.checkPage(page, size, MOST, "letters");
		Trouble.Kind chosen = (kind != null) ? kind(kind) : null;
		TroublePage shown = this.troubles.open(chosen, standing(chosen, state), page, size);
		return new StuckList(shown.troubles(), shown.number(), shown.pages(), shown.total());
	}

	@GetMapping(path = "/stuck/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
	Trouble stuck(@PathVariable String id) {
		return this.troubles.find(id)
			.orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND, "unknown", "There is no such letter or mail."));
	}

	@PostMapping("/stuck/{id}/retry")
	@ResponseStatus(HttpStatus.ACCEPTED)
	void retryStuck(@PathVariable String id, Authentication operator) {
		this.troubles.retry(id, Editor.nameOf(operator)).ifPresent((reason) -> {
			throw refused(reason);
		});
	}

	@PostMapping(path = "/stuck/{id}/discard", consumes = MediaType.APPLICATION_JSON_VALUE)
	@ResponseStatus(HttpStatus.ACCEPTED)
	void discardStuck(@PathVariable String id, @RequestBody DiscardJson wanted, Authentication operator) {
		this.troubles.discard(id, wanted.reason(), Editor.nameOf(operator)).ifPresent((reason) -> {
			throw refused(reason);
		});
	}

	@PostMapping(path = "/stuck/retries", consumes = MediaType.APPLICATION_JSON_VALUE,
			produces = MediaType.APPLICATION_JSON_VALUE)
	@ResponseStatus(HttpStatus.ACCEPTED)
	AskedJson retryAllStuck(@RequestBody KindJson wanted, Authentication operator) {
		Trouble.Kind kind = kind((wanted.kind() != null) ? wanted.kind() : "");
		return new AskedJson(this.troubles.retryAll(kind, standing(kind, wanted.state()), Editor.nameOf(operator)));
	}

	@GetMapping(path = "/openapi.yml", produces = "application/yaml")
	ResponseEntity<Resource> description() {
		return ResponseEntity.ok(new ClassPathResource("review/operations.yml"));
	}

	@ExceptionHandler
	ErrorResponse unreadable(HttpMessageNotReadableException unreadable) {
		return Problem.of(unreadable);
	}

	@ExceptionHandler
	ErrorResponse silent(BrokerSilent silent) {
		logger.warn("{}", silent.getMessage());
		return Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "broker-silent", "Kafka does not answer. Please ask again.");
	}

	private static Trouble.Kind kind(String kind) {
		return Trouble.Kind.find(kind)
			.orElseThrow(() -> Problem.of(HttpStatus.BAD_REQUEST, "unknown-kind", "The kind is letter or mail."));
	}

	private static @Nullable Standing standing(Trouble.@Nullable Kind kind, @Nullable String state) {
		if (state == null) {
			return null;
		}
		return Standing.find(state)
			.filter((standing) -> kind == Trouble.Kind.LETTER)
			.orElseThrow(() -> Problem.of(HttpStatus.BAD_REQUEST, "unknown-state",
					"The state is waiting, failed or bounced, and of the kind letter."));
	}

	private static ErrorResponseException refused(Outcome.Refusal reason) {
		return Problem.of(status(reason), reason.code(), detail(reason));
	}

	private static DoneJson done(Outcome outcome) {
		return switch (outcome) {
			case Outcome.Done done -> new DoneJson(done.letters());
			case Outcome.Refused refused -> {
				ErrorResponseException problem = refused(refused.reason());
				DeadLetter letter = refused.letter();
				if (letter != null) {
					problem.getBody().setProperty("letter", letter);
				}
				throw problem;
			}
		};
	}

	private static HttpStatus status(Outcome.Refusal reason) {
		return switch (reason) {
			case UNKNOWN -> HttpStatus.NOT_FOUND;
			case SETTLED, NOT_ITS_TURN, OUTRUN -> HttpStatus.CONFLICT;
			case REASON_MISSING, REASON_TOO_LONG -> HttpStatus.UNPROCESSABLE_CONTENT;
		};
	}

	private static String detail(Outcome.Refusal reason) {
		return switch (reason) {
			case UNKNOWN -> "There is no such letter or mail.";
			case SETTLED -> "Somebody has settled it, or is about to.";
			case NOT_ITS_TURN -> "An earlier one of the same subject comes first.";
			case OUTRUN -> "Something newer stands on its topic; it can only be discarded.";
			case REASON_MISSING -> "Say why it is given up.";
			case REASON_TOO_LONG -> "The reason is too long.";
		};
	}

	/** Why a letter is given up. */
	record DiscardJson(@JsonSetter(nulls = Nulls.SET) @Nullable String reason) {
	}

	/** Whose letters are put back. */
	record RetriesJson(@JsonSetter(nulls = Nulls.SET) @Nullable String topic) {
	}

	/** What all is tried of once more. */
	record KindJson(@JsonSetter(nulls = Nulls.SET) @Nullable String kind,
			@JsonSetter(nulls = Nulls.SET) @Nullable String state) {
	}

	/** How much was asked for. */
	record AskedJson(int asked) {
	}

	/** A part of what is stuck. */
	record StuckList(List<Trouble> stuck, int page, int pages, long total) {
	}

	/** How many letters it was about. */
	record DoneJson(int letters) {
	}

	/** A part of the open letters. */
	record LetterList(List<DeadLetter> letters, int page, int pages, long total) {
	}

}
