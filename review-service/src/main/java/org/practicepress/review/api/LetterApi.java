package org.practicepress.review.api;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import org.jspecify.annotations.Nullable;
import org.practicepress.form.FormLanguage;
import org.practicepress.messaging.aggregate.Aggregate;
import org.practicepress.pages.access.Editor;
import org.practicepress.pages.api.Problem;
import org.practicepress.review.access.Colleague;
import org.practicepress.review.decision.CorrectedAnswer;
import org.practicepress.review.decision.ReviewState;
import org.practicepress.review.letter.Draft;
import org.practicepress.review.letter.Drafts;
import org.practicepress.review.letter.LetterKind;
import org.practicepress.review.letter.Letters;
import org.practicepress.review.letter.Written;
import org.practicepress.review.queue.Reviews;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.core.Authentication;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Letters before they are sent, for programs: ready texts, the caller's own drafts, and
 * how words will reach the contributor.
 */
@RestController
@RequestMapping(path = "/api/reviews/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
class LetterApi {

	private static final String KIND = "/{kind:" + LetterKind.NAMES + "}";

	private final Reviews reviews;

	private final Letters letters;

	private final Drafts drafts;

	LetterApi(Reviews reviews, Letters letters, Drafts drafts) {
		this.reviews = reviews;
		this.letters = letters;
		this.drafts = drafts;
	}

	@GetMapping("/texts")
	TextList texts(@PathVariable String id, Authentication reader, Locale locale) {
		ReviewState review = find(id);
		FormLanguage titles = FormLanguage.find(locale.getLanguage()).orElse(FormLanguage.ENGLISH);
		return new TextList(this.letters.language(review).code(),
				Stream.of(LetterKind.values())
					.flatMap((kind) -> this.letters.choices(review, kind, titles)
						.stream()
						.map((choice) -> new TextJson(kind.code(), choice.name(), choice.title(),
								this.letters.text(review, kind, choice.name(), Editor.nameOf(reader)).orElse(""))))
					.toList());
	}

	@PostMapping(path = KIND + "/letter", consumes = MediaType.APPLICATION_JSON_VALUE)
	LetterJson letter(@PathVariable String id, @PathVariable String kind, @RequestBody WordsJson words) {
		LetterKind letter = LetterKind.find(kind).orElseThrow();
		Written written = this.letters.written(find(id), letter, words.message());
		return new LetterJson(written.name(), written.address(), written.language().code(),
				written.language().direction(), written.lines(), written.corrections());
	}

	@GetMapping("/drafts")
	DraftList drafts(@PathVariable String id, Authentication reader) {
		find(id);
		return new DraftList(this.drafts.of(id, reader.getName())
			.values()
			.stream()
			.filter((draft) -> LetterKind.find(draft.kind()).isPresent())
			.sorted(Comparator.comparing(Draft::kind))
			.map((draft) -> new DraftJson(draft.kind(), draft.version(), draft.category(), draft.into(),
					draft.message(), draft.keptAt()))
			.toList());
	}

	@PostMapping(path = KIND + "/draft", consumes = MediaType.APPLICATION_JSON_VALUE)
	DraftList keep(@PathVariable String id, @PathVariable String kind, @RequestBody WordsJson words,
			Authentication editor) {
		Map<String, String> fields = new HashMap<>();
		Optional.ofNullable(words.version()).ifPresent((version) -> fields.put("version", String.valueOf(version)));
		Optional.ofNullable(words.category()).ifPresent((category) -> fields.put("category", category));
		Optional.ofNullable(words.into()).ifPresent((into) -> fields.put("into", into));
		Optional.ofNullable(words.message()).ifPresent((message) -> fields.put("message", message));
		return switch (this.drafts.keep(id, Colleague.of(editor), kind, fields)) {
			case KEPT, NOTHING -> drafts(id, editor);
			case TOO_LONG -> throw Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "message-too-long",
					"A draft has no more than 100,000 characters.");
			case UNKNOWN -> throw Problem.of(HttpStatus.NOT_FOUND, "unknown", "There is no such review.");
		};
	}

	@PostMapping(KIND + "/draft-removal")
	DraftList remove(@PathVariable String id, @PathVariable String kind, Authentication editor) {
		this.drafts.forget(id, editor.getName(), kind);
		return drafts(id, editor);
	}

	@ExceptionHandler
	ErrorResponse unreadable(HttpMessageNotReadableException unreadable) {
		return Problem.of(unreadable);
	}

	private ReviewState find(String id) {
		return this.reviews.find(id)
			.map(Aggregate::state)
			.orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND, "unknown", "There is no such review."));
	}

	/** What is to be sent, and is not yet. */
	record WordsJson(@JsonSetter(nulls = Nulls.SET) @Nullable Long version,
			@JsonSetter(nulls = Nulls.SET) @Nullable String category,
			@JsonSetter(nulls = Nulls.SET) @Nullable String into,
			@JsonSetter(nulls = Nulls.SET) @Nullable String message) {
	}

	/** What letters can begin with. */
	record TextList(String language, List<TextJson> texts) {
	}

	/** One of them, filled in. */
	record TextJson(String kind, String name, String title, String text) {
	}

	/** How words will reach the contributor. */
	record LetterJson(@Nullable String name, @Nullable String address, String language, String direction,
			List<String> lines, List<CorrectedAnswer> corrections) {

		/** Logs name nobody. */
		@Override
		public String toString() {
			return "LetterJson[]";
		}

	}

	/** The caller's drafts. */
	record DraftList(List<DraftJson> drafts) {
	}

	/** One of them. */
	record DraftJson(String kind, long version, @Nullable String category, @Nullable String into,
			@Nullable String message, Instant keptAt) {
	}

}
